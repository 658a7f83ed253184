import type { Guard } from './guards.js';
import { list, number, oneOf, orNull, record, text } from './guards.js';
import type { IndexPoint, SeriesName } from './records.js';
import { SERIES, indexPoint } from './records.js';

/** What the front page is about: the latest point of each series and how fresh the data is. */
export interface Overview {
  readonly items: readonly {
    readonly name: SeriesName;
    readonly label: string;
    readonly latest: IndexPoint | null;
  }[];
  readonly currentWeek: string;
  /** The moment that was asked for, null for now. */
  readonly asOf: string | null;
  readonly dataCutOff: string | null;
  readonly classifierVersion: string;
  readonly baseline: {
    readonly developments: number;
    readonly promises: number;
    readonly observations: number;
  };
}

export const overview: Guard<Overview> = record<Overview>({
  items: list(
    record<Overview['items'][number]>({ name: oneOf(SERIES), label: text, latest: orNull(indexPoint) }),
  ),
  currentWeek: text,
  asOf: orNull(text),
  dataCutOff: orNull(text),
  classifierVersion: text,
  baseline: record<Overview['baseline']>({ developments: number, promises: number, observations: number }),
});
