import type { IsoWeek } from '../../../kernel/dates.js';
import type { SeriesName } from '../index-point.js';

export const DETECTORS = ['count', 'cusum', 'burst', 'severe-event'] as const;
/**
 * `count`: more than a week's chance explains; `cusum`: a little more than usual, week after week; `burst`: a larger
 * share of all that happens; `severe-event`: a single grave deed.
 */
export type Detector = (typeof DETECTORS)[number];

/** Of what there is more than usual. Less than usual is never an alarm: it would be indistinguishable from silence. */
export const ALARM_SIDES = ['cooperation', 'conflict'] as const;
export type AlarmSide = (typeof ALARM_SIDES)[number];

/** The weeks an alarm compares with. */
export interface AlarmReference {
  readonly from: IsoWeek;
  readonly to: IsoWeek;
  /** Covered weeks in it. */
  readonly weeks: number;
  /** Developments of the side expected in a fully covered week. */
  readonly mean: number;
  /** Variance over mean of a week's count, at least 1. */
  readonly dispersion: number;
  /** How many times that mean was usual of the raising week, above 0; 1 for `burst`, which looks at shares. */
  readonly exposure: number;
}

/** One alarm of one detector: when it was raised, when it ended, and why. */
export interface Alarm {
  /** The same for the same alarm whenever it is computed. */
  readonly id: string;
  readonly indicator: SeriesName;
  readonly detector: Detector;
  readonly side: AlarmSide;
  /** The week that raised it. */
  readonly week: IsoWeek;
  /** The last week in which it stands, or null where it still does. */
  readonly until: IsoWeek | null;
  /** The last week whose figures bear it out: weeks since that nobody watched neither confirm nor end it. */
  readonly confirmedIn: IsoWeek;
  /** The detector's figure in the raising week: p for `count`, S for `cusum`, gain of the cost for `burst`, the score of the deed. */
  readonly statistic: number;
  /** What the figure was held against. */
  readonly threshold: number;
  /** The detector's parameters by name. */
  readonly parameters: Readonly<Record<string, number>>;
  /** Null for a single event, which is compared with nothing. */
  readonly reference: AlarmReference | null;
  /** The developments of the raising week that it rests on. */
  readonly developmentIds: readonly string[];
  /** One sentence in plain words. */
  readonly why: string;
}
