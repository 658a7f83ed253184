import type { Indicator } from '../../kernel/words.js';
import type { IsoWeek } from '../../kernel/dates.js';

export type SeriesName = Indicator | 'composite';

export const WEEK_STATES = ['ok', 'partial', 'short-history', 'thin', 'no-coverage'] as const;
export type WeekState = (typeof WEEK_STATES)[number];

/** Score points of one week, cooperation or conflict, split by event type. */
export interface Flow {
  readonly words: number;
  readonly deeds: number;
}

/** One indicator in one ISO week (DESIGN §5, §6). */
export interface IndexPoint {
  readonly week: IsoWeek;
  readonly indicator: SeriesName;
  /** −100 … +100; null where the state says why not. */
  readonly index: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Developments of the week. */
  readonly n: number;
  /** Sum of their weights. */
  readonly weight: number;
  readonly cooperation: Flow;
  readonly conflict: Flow;
  /** 100 = the mean of the first 52 covered weeks; null until those exist. */
  readonly intensity: number | null;
  /** 0 … 1; null where no feed was enabled: nothing was expected. */
  readonly coverage: number | null;
  readonly state: WeekState;
  /**
   * Alarms that stand in the week, as `detector:side`; null where the state is not `ok`:
   * no series was tested. A severe single event needs no history and raises its alarm in any week: it stands in the
   * list of alarms there, not in the row. */
  readonly alarms: readonly string[] | null;
}
