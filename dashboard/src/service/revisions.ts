import { CHANGE_KINDS, type ChangeKind } from '../../../src/developments/domain/development-change.js';
import { FIGURE_PARTS, type FigurePart } from '../../../src/indicators/domain/figure-parts.js';
import { list, number, oneOf, orNull, record, text } from './guards.js';
import type { Guard } from './guards.js';

interface RevisedFigure {
  readonly index: number | null;
  readonly coverage: number | null;
}

/** A figure that was given otherwise before, and what made the difference. */
interface Comparable {
  readonly comparableWeeks: number;
  readonly sourcesSince: string | null;
}

export interface Revision {
  readonly week: string;
  readonly differs: readonly FigurePart[];
  readonly before: RevisedFigure;
  readonly after: RevisedFigure;
  readonly causes: readonly {
    readonly developmentId: string;
    readonly what: string;
    readonly kind: ChangeKind;
    /** Score points in the sums of the week; null where it did not count. */
    readonly before: number | null;
    readonly after: number | null;
  }[];
  /** What the week could and can be compared with, where that is for other sources; else null. */
  readonly sources: { readonly before: Comparable; readonly after: Comparable } | null;
  readonly coverage: readonly {
    readonly week: string;
    readonly before: number | null;
    readonly after: number | null;
  }[];
}

const figure: Guard<RevisedFigure> = record<RevisedFigure>({
  index: orNull(number),
  coverage: orNull(number),
});

const comparable = record<Comparable>({ comparableWeeks: number, sourcesSince: orNull(text) });

export const revision: Guard<Revision> = record<Revision>({
  week: text,
  differs: list(oneOf(FIGURE_PARTS)),
  before: figure,
  after: figure,
  causes: list(
    record<Revision['causes'][number]>({
      developmentId: text,
      what: text,
      kind: oneOf(CHANGE_KINDS),
      before: orNull(number),
      after: orNull(number),
    }),
  ),
  sources: orNull(record<NonNullable<Revision['sources']>>({ before: comparable, after: comparable })),
  coverage: list(
    record<Revision['coverage'][number]>({ week: text, before: orNull(number), after: orNull(number) }),
  ),
});
