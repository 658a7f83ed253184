import type { DateRange, IndexPoint, YearPoint } from './records.js';
import { dateRange, indexPoint, yearPoint } from './records.js';
import { flag, list, number, oneOf, orNull, record, text } from './guards.js';
import type { Guard } from './guards.js';

/** C, X and S: what cooperation and conflict add up to, and what damps them, in score points. */
export interface Sums {
  readonly cooperation: number;
  readonly conflict: number;
  readonly smoothing: number;
}

const sumsFields: Guard<Sums> = record<Sums>({ cooperation: number, conflict: number, smoothing: number });

/** What a development adds to a point, whatever the scale. */
export interface Term {
  readonly developmentId: string;
  readonly what: string;
  readonly date: DateRange | null;
  readonly score: number;
  readonly kind: 'words' | 'deeds';
  readonly confidence: number;
  readonly publishers: number;
  readonly publisherFactor: number;
  readonly weight: number;
  readonly decay: number;
  readonly contribution: number;
}

export interface WeekTerm extends Term {
  readonly week: string;
  /** What the flow of its week is divided by, above 0 … 1. */
  readonly coverage: number;
  readonly ageWeeks: number;
}

export interface YearTerm extends Term {
  /** The part of its days that lies in the year or before, above 0 … 1. */
  readonly share: number;
}

const termFields = {
  developmentId: text,
  what: text,
  date: orNull(dateRange),
  score: number,
  kind: oneOf(['words', 'deeds'] as const),
  confidence: number,
  publishers: number,
  publisherFactor: number,
  weight: number,
  decay: number,
  contribution: number,
};

/** The arithmetic behind one week of an index. */
export interface WeekArithmetic {
  readonly point: IndexPoint;
  readonly shown: boolean;
  readonly sums: Sums;
  readonly estimate: { readonly index: number; readonly low: number; readonly high: number };
  /** n = φ · D · k behind the range. */
  readonly evidence: {
    readonly effective: number;
    readonly perDevelopment: number;
    readonly developments: number;
    readonly equality: number;
  };
  readonly decayPerWeek: number;
  /** What happened before the first term, and has all but decayed. */
  readonly older: { readonly developments: number };
  readonly terms: readonly WeekTerm[];
}

export const weekArithmetic: Guard<WeekArithmetic> = record<WeekArithmetic>({
  point: indexPoint,
  shown: flag,
  sums: sumsFields,
  estimate: record<WeekArithmetic['estimate']>({ index: number, low: number, high: number }),
  evidence: record<WeekArithmetic['evidence']>({
    effective: number,
    perDevelopment: number,
    developments: number,
    equality: number,
  }),
  decayPerWeek: number,
  older: record<WeekArithmetic['older']>({ developments: number }),
  terms: list(record<WeekTerm>({ ...termFields, week: text, coverage: number, ageWeeks: number })),
});

/** The arithmetic behind one year of an index. */
export interface YearArithmetic {
  readonly point: YearPoint;
  readonly sums: Sums;
  readonly decayPerYear: number;
  readonly terms: readonly YearTerm[];
}

export const yearArithmetic: Guard<YearArithmetic> = record<YearArithmetic>({
  point: yearPoint,
  sums: sumsFields,
  decayPerYear: number,
  terms: list(record<YearTerm>({ ...termFields, share: number })),
});

/** A point as it stands, and as it would be with something left out. */
export interface PointWithout {
  readonly point: IndexPoint;
  readonly without: IndexPoint | null;
  readonly gone: readonly string[];
  readonly weakened: readonly string[];
}

export const pointWithout: Guard<PointWithout> = record<PointWithout>({
  point: indexPoint,
  without: orNull(indexPoint),
  gone: list(text),
  weakened: list(text),
});
