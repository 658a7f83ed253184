import type { CountableDevelopment } from '../../developments/domain/development-reader.js';
import type { DateRange } from '../../kernel/dates.js';
import {
  INDICATORS,
  isMaterial,
  UNCOUNTED_STATUSES,
  type EventType,
  type Score,
  type Status,
  type Topic,
} from '../../kernel/words.js';
import type { SeriesName } from './index-point.js';

/** The series of the index: the four indicators, then the composite over all of them. */
export const SERIES = [...INDICATORS, 'composite'] as const satisfies readonly SeriesName[];

/** How sure it is that a development belongs to an indicator. */
interface IndicatorConfidence {
  readonly name: Topic;
  /** p: relevance times the indicator's confidence, 0 … 1; 1 where a person or the baseline's editor decided. */
  readonly confidence: number;
}

/** What the numbers need to know of a development that counts. */
export interface CountedDevelopment {
  readonly id: string;
  readonly date: DateRange;
  readonly indicators: readonly IndicatorConfidence[];
  /** −10 … +10. */
  readonly score: Score;
  /** PLOVER type; null where none applies or none is known. */
  readonly eventType: EventType | null;
  /** A deed rather than words. */
  readonly material: boolean;
  /** Independent publishers; below 1 counts as 1. */
  readonly publishers: number;
}

const UNCOUNTED: ReadonlySet<Status> = new Set(UNCOUNTED_STATUSES);

/**
 * Whether a development of this status enters the numbers: what is only alleged, or has since been denied, is
 * shown but not counted. A denial is a development of its own, and its status is `occurred`.
 */
export function isCounted(status: Status): boolean {
  return !UNCOUNTED.has(status);
}

/**
 * The part of a stored development that the numbers need, or null where it is shown but not counted. Without an
 * event type it counts as words.
 */
export function countedDevelopment(development: CountableDevelopment): CountedDevelopment | null {
  if (!isCounted(development.status)) return null;
  const { id, date, score, topics, publishers, eventType } = development;
  // Named one by one: a million are made, and spreading takes ten times as long.
  return {
    id,
    date,
    score,
    publishers,
    eventType,
    indicators: topics,
    material: eventType !== null && isMaterial(eventType),
  };
}

/**
 * p of a development in a series, 0 … 1, or null where it does not belong to the series.
 *
 * In the composite a development that carries several indicators counts once, with the confidence of the surest.
 */
export function confidenceIn(series: SeriesName, development: CountedDevelopment): number | null {
  let surest: number | null = null;
  for (const { name, confidence } of development.indicators) {
    const belongs = series === 'composite' ? name !== 'other' : name === series;
    if (belongs && (surest === null || confidence > surest)) surest = confidence;
  }
  return surest;
}

/** min(3, 1 + ln max(1, n)): what n independent publishers make of a development (DESIGN §5; 3 is the parameter). */
export function publisherFactor(publishers: number, maxPublisherFactor: number): number {
  return Math.min(maxPublisherFactor, 1 + Math.log(Math.max(1, publishers)));
}
