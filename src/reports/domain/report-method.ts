import type { MeasuredAccuracy } from './weekly-report.js';

/** The rules and thresholds of the report itself; values and sources stand in `../data`. */
export interface ReportMethod {
  readonly version: string;
  /** Weeks charted, and looked at for revisions, this one included. */
  readonly chartWeeks: number;
  /** Weeks back with which words and deeds are compared. */
  readonly flowsBackWeeks: number;
  /** Weeks of coverage listed, this one included. */
  readonly coverageWeeks: number;
  /** Weeks after this one that the outlook looks at. */
  readonly outlookWeeks: number;
  /** Cooperation flow, in score points per week, under which words and deeds are not compared. */
  readonly leastFlow: number;
  /** How many times the other one of words and deeds must be to lead. */
  readonly leadRatio: number;
  readonly most: MostListed;
  readonly bottomLine: {
    /** p under which a tested change is called very likely, else likely. */
    readonly veryLikelyBelowP: number;
    /** What the evidence must reach; percent where shares are meant. */
    readonly leastDevelopments: number;
    readonly leastSeveralPublishersPercent: number;
    readonly leastHistoryWeeks: number;
  };
  readonly accuracy: readonly MeasuredAccuracy[];
  /** `YYYY-MM-DD`. */
  readonly accuracyMeasuredOn: string;
}

/** How many of each are listed; the rest are counted. */
interface MostListed {
  readonly developments: number;
  readonly evidence: number;
  readonly overdue: number;
  readonly outlook: number;
  readonly revisions: number;
  readonly causes: number;
  readonly feeds: number;
  /** Characters of a development's sentence. */
  readonly characters: number;
}
