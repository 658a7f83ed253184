import type { IsoWeek } from '../../kernel/dates.js';

/** What missing feeds did to the week's numbers. */
export const COVERAGE_EFFECTS = [
  /** Seen whole. */
  'none',
  /** Numbers are divided by coverage, so that what was missed is taken to be like what was seen. */
  'scaled',
  /** Scaled, and too little was seen to test a change. */
  'not-tested',
  /** Under half: no index; sums wait. */
  'no-index',
  /** No feed was enabled: the week was not watched. */
  'unwatched',
] as const;
export type CoverageEffect = (typeof COVERAGE_EFFECTS)[number];

/** How a feed did in the week. */
export interface ReportedFeed {
  readonly id: string;
  /** What the feed was called; absent where no name was on record. */
  readonly name?: string;
  /** `up` all days it was enabled; `gaps` on some; `silent`: answered and brought nothing though much was expected; `down` all days. */
  readonly state: 'up' | 'gaps' | 'silent' | 'down';
  /** Days of the week, 0 … 7, on which it was enabled, and of those seen by it. */
  readonly daysEnabled: number;
  readonly daysSeen: number;
  readonly articles: number;
  /** Articles expected in a whole week, the median of its last weeks; null before it ever had any. */
  readonly expected: number | null;
}

export interface ReportCoverage {
  /** Percent, 0 … 100, one decimal; null where the week was not watched. */
  readonly percent: number | null;
  readonly effect: CoverageEffect;
  readonly feedsEnabled: number;
  readonly feedsAnswered: number;
  /** Those that were not up all week, the most expected first; at most fifty. */
  readonly troubled: readonly ReportedFeed[];
  readonly troubledNotListed: number;
  /** The last 13 weeks up to this one. */
  readonly weeks: readonly {
    readonly week: IsoWeek;
    readonly percent: number | null;
    readonly feedsEnabled: number;
    readonly feedsAnswered: number;
  }[];
}
