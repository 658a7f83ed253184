import type { DateRange } from '../../../src/kernel/dates.js';
import { PRECISIONS } from '../../../src/kernel/dates.js';
import {
  DIRECTIONS,
  EVENT_TYPES,
  INDICATORS,
  ORIGINS,
  PROMISE_CHANGES,
  PROMISE_STATES,
  STATUSES,
  TOPICS,
} from '../../../src/kernel/words.js';
import type { Citation, Development, Source } from '../../../src/developments/domain/development.js';
import type { PromiseStanding } from '../../../src/developments/domain/promise-standing.js';
import type {
  Amount,
  DiplomaticPromise as StoredPromise,
  PossibleStep,
  PromiseEvidence,
  PromiseStep as StoredStep,
} from '../../../src/developments/domain/promise.js';
import type { Flow, IndexPoint, SeriesName } from '../../../src/indicators/domain/index-point.js';
import { EVENT_VALUE_BANDS, type MonthValue } from '../../../src/indicators/domain/month-value.js';
import type { WordsAndDeeds } from '../../../src/indicators/domain/words-and-deeds.js';
import type { Observation } from '../../../src/indicators/domain/observation.js';
import { flag, lines, list, number, oneOf, orNull, record, text } from './guards.js';
import type { Guard } from './guards.js';

export type {
  Citation,
  DateRange,
  Development,
  Flow,
  IndexPoint,
  Observation,
  PossibleStep,
  PromiseEvidence,
  SeriesName,
  WordsAndDeeds,
};

/** One change in the course of a promise, and who entered it on what ground. */
export interface PromiseStep extends Omit<StoredStep, 'match'> {
  readonly by: 'document' | 'rule' | 'person';
  readonly evidence: PromiseEvidence | null;
}

/** A promise as the service gives it: with how it stands on the day asked for. */
export interface DiplomaticPromise
  extends Omit<StoredPromise, 'history' | 'byHand' | 'possible'>, PromiseStanding {
  readonly history: readonly PromiseStep[];
  readonly possible: readonly PossibleStep[];
  /** The corrections by which a person set state or due date. */
  readonly byHand: { readonly state: string | null; readonly due: string | null };
}

/** The composite last, as it is drawn. */
export const SERIES: readonly SeriesName[] = [...INDICATORS, 'composite'];

export const dateRange: Guard<DateRange> = record<DateRange>({
  from: orNull(text),
  to: orNull(text),
  precision: oneOf(PRECISIONS),
});

const citation = record<Citation>({
  document: text,
  lines,
  dateBasis: oneOf(['stated', 'derived']),
  dateLines: orNull(lines),
});

const source = record<Source>({
  articleId: text,
  publisher: text,
  url: orNull(text),
  publishedAt: orNull(text),
});

export const development: Guard<Development> = record<Development>({
  id: text,
  what: text,
  date: dateRange,
  indicators: list(oneOf(TOPICS)),
  eventType: orNull(oneOf(EVENT_TYPES)),
  mode: orNull(text),
  direction: oneOf(DIRECTIONS),
  score: number,
  status: oneOf(STATUSES),
  confidence: number,
  origin: oneOf(ORIGINS),
  core: flag,
  scheduled: orNull(dateRange),
  recordedAt: text,
  sources: list(source),
  citations: list(citation),
  notes: text,
});

const amountFields = {
  value: orNull(number),
  low: orNull(number),
  high: orNull(number),
  unit: orNull(text),
  currency: orNull(text),
  qualifier: orNull(text),
};
const amount = record<Amount>(amountFields);

const evidence = record<PromiseEvidence>({
  objects: list(text),
  parties: list(text),
  places: list(text),
  words: list(text),
  amount: orNull(text),
});

export const promise: Guard<DiplomaticPromise> = record<DiplomaticPromise>({
  id: text,
  what: text,
  indicators: list(oneOf(TOPICS)),
  parties: record<DiplomaticPromise['parties']>({ owes: text, owed: text }),
  amount: orNull(amount),
  due: orNull(dateRange),
  state: oneOf(PROMISE_STATES),
  openedOn: dateRange,
  history: list(
    record<PromiseStep>({
      developmentId: orNull(text),
      change: oneOf(PROMISE_CHANGES),
      date: dateRange,
      by: oneOf(['document', 'rule', 'person']),
      evidence: orNull(evidence),
    }),
  ),
  possible: list(
    record<PossibleStep>({
      developmentId: text,
      change: oneOf(PROMISE_CHANGES),
      date: dateRange,
      evidence,
    }),
  ),
  citations: list(citation),
  origin: oneOf(ORIGINS),
  ageDays: orNull(record<{ low: number; high: number }>({ low: number, high: number })),
  timesReannounced: number,
  overdue: orNull(flag),
  byHand: record<DiplomaticPromise['byHand']>({ state: orNull(text), due: orNull(text) }),
});

export const observation: Guard<Observation> = record<Observation>({
  ...amountFields,
  id: text,
  series: text,
  label: text,
  period: dateRange,
  basis: text,
  core: flag,
  citations: list(citation),
  notes: text,
});

/** Whether a week's figures can be read, and if not why. */
export const WEEK_STATES = ['ok', 'partial', 'short-history', 'thin', 'no-coverage'] as const;

const flow = record<Flow>({ words: number, deeds: number });

export const indexPoint: Guard<IndexPoint> = record<IndexPoint>({
  week: text,
  indicator: oneOf(SERIES),
  index: orNull(number),
  low: orNull(number),
  high: orNull(number),
  n: number,
  weight: number,
  cooperation: flow,
  conflict: flow,
  intensity: orNull(number),
  coverage: orNull(number),
  state: oneOf(WEEK_STATES),
  alarms: orNull(list(text)),
});

/** Words against deeds of one week, in score points per week; null where feeds were down. */
export const wordsAndDeeds: Guard<WordsAndDeeds> = record<WordsAndDeeds>({
  week: text,
  indicator: oneOf(SERIES),
  cooperation: orNull(flow),
  conflict: orNull(flow),
  state: oneOf(WEEK_STATES),
});

export type { MonthValue };

export const monthValue: Guard<MonthValue> = record<MonthValue>({
  month: text,
  indicator: oneOf(SERIES),
  value: number,
  band: oneOf(EVENT_VALUE_BANDS),
  n: number,
});

/** One year of the long view. */
export interface YearPoint {
  readonly year: number;
  readonly indicator: SeriesName;
  readonly index: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
  readonly weight: number;
  readonly cooperation: Flow;
  readonly conflict: Flow;
}

export const yearPoint: Guard<YearPoint> = record<YearPoint>({
  year: number,
  indicator: oneOf(SERIES),
  index: orNull(number),
  low: orNull(number),
  high: orNull(number),
  n: number,
  weight: number,
  cooperation: flow,
  conflict: flow,
});
