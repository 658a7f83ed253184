import type { SilenceParameters } from './silent-feeds.js';

/** Weights and thresholds of the numbers; their values and sources stand in `../data`. */
export interface IndexParameters {
  /** Weeks after which a development counts half, above 0. */
  readonly halfLifeWeeks: number;
  /** S: score points of imagined neutral evidence that hold the index near 0, above 0. */
  readonly neutralScorePoints: number;
  /** The most that independent publishers can multiply a development's weight, at least 1. */
  readonly maxPublisherFactor: number;
  /** Share of expected articles below which a week has no coverage, 0 … 1. */
  readonly coverageFloor: number;
  /** Fewer developments than this in the trailing weeks are not enough evidence. */
  readonly thinBelowDevelopments: number;
  /** Weeks, the current one included, over which evidence is counted. */
  readonly trailingWeeks: number;
  /** Share of their sources, by number and by expected articles, from which two weeks can be compared, above 0, at most 1. */
  readonly comparableFromShare: number;
  /** When a source brings so much more or less a week than it did that it counts as another. */
  readonly sourceLevel: {
    /** Share of the greater number from which two weekly numbers are alike, 0 … 1. */
    readonly alikeFromShare: number;
    /** Standard deviations of the difference of two medians that chance is allowed. */
    readonly byDeviations: number;
  };
  /** What all sources together bring. */
  readonly together: {
    /** Standard deviations by which what is expected of all of them may differ between two weeks by chance. */
    readonly byDeviations: number;
    /** The chance below which a week, or the last ones, brought far less or far more than was due. */
    readonly byChance: number;
    /** Weeks, the current one included, that are taken together besides. */
    readonly weeks: number;
    /** Standard deviations by which a week's other news may differ from the usual by chance. */
    readonly newsByDeviations: number;
  };
  /** How much sources tell of the relations. */
  readonly told: {
    /** Weeks, at most, over which the developments that they tell are counted. */
    readonly weeks: number;
    /** Standard deviations that chance is allowed. */
    readonly byDeviations: number;
    /** The chance below which a source that tells much brought too few articles. */
    readonly shortByChance: number;
  };
  /** Fewer covered weeks that can be compared than this, the current one included, are not enough history. */
  readonly shortHistoryBelowWeeks: number;
  /** First covered weeks whose mean count is intensity 100. */
  readonly intensityBaseWeeks: number;
  /** A feed's last weeks with articles whose median is what is expected of it. */
  readonly expectedArticlesWeeks: number;
  /** Weeks without articles up to which an outlet is silent inside its archive; after more, another archive begins. */
  readonly archiveGapWeeks: number;
  /** Expected articles from which a week without any says that a feed fell silent, though it answered. */
  readonly silentFromExpectedArticles: number;
  /** When feeds of which fewer are expected fell silent, all of them taken together. */
  readonly silence: SilenceParameters;
  /** Days before an answer that a feed's list still holds. */
  readonly answerReachesBackDays: number;
  /** Variance over mean of a feed's weekly articles, at least 1. */
  readonly articleDispersion: number;
  /** The chance below which a feed that brought so few articles brought too few. */
  readonly shortByChance: number;
  /** Weeks of an outage for which sums are carried over; then they age by the calendar again. */
  readonly outageCarriedWeeks: number;
  readonly band: BandParameters;
  readonly yearly: YearlyParameters;
  readonly eventValue: {
    /** Points of the −9 … +9 scale that one score point of weight 1 is worth, above 0. */
    readonly perScorePoint: number;
  };
  readonly change: ChangeParameters;
  readonly alarms: AlarmParameters;
}

export interface BandParameters {
  /** Probability that the band holds the true balance, 0 … 1. */
  readonly level: number;
  /** φ: how many developments of evidence one development is worth, above 0. */
  readonly evidencePerDevelopment: number;
}

interface YearlyParameters {
  /** Years after which a development counts half, above 0. */
  readonly halfLifeYears: number;
  /** S of the yearly scale, in score points. */
  readonly neutralScorePoints: number;
}

/** How the change of a week is tested. */
export interface ChangeParameters {
  /** Covered weeks of the short comparison, shown only. */
  readonly shortReferenceWeeks: number;
  /** Covered weeks, at most, of the long comparison, which decides. */
  readonly longReferenceWeeks: number;
  /** Share of wrong ones among the changes called, 0 … 1. */
  readonly falseDiscoveryRate: number;
  /** Coverage from which a week is tested at all, 0 … 1: with feeds down nobody knows. */
  readonly testedFromCoverage: number;
}

/** The covered weeks a detector compares with. */
export interface ReferenceSpan {
  /** Weeks left out between the reference and the week itself, so that an onset does not hide itself. */
  readonly gapWeeks: number;
  /** Weeks of the reference at most and at least. */
  readonly referenceWeeks: number;
  readonly leastReferenceWeeks: number;
  /** Weeks, at most, over which the dispersion is estimated. */
  readonly dispersionWeeks: number;
  /** Standard errors by which the dispersion is raised, 0 or more. */
  readonly dispersionMargin: number;
}

export interface CountParameters extends ReferenceSpan {
  /** An alarm is raised below this probability … */
  readonly raiseBelowP: number;
  /** … and ends at this one. */
  readonly releaseFromP: number;
  /** Fewer developments than this raise nothing, however rare. */
  readonly leastDevelopments: number;
}

export interface CusumParameters extends ReferenceSpan {
  /** k: what a week may exceed the usual without adding up, in standard deviations. */
  readonly allowance: number;
  /** h: the sum that raises an alarm, in standard deviations. */
  readonly threshold: number;
  /** The sum below which it ends. */
  readonly releaseBelow: number;
  /** The most the sum may grow to, so that one wild week does not sound for a year. */
  readonly ceiling: number;
}

export interface BurstParameters extends ReferenceSpan {
  /** s: how many times its usual share the side takes in a burst, above 1. */
  readonly ratio: number;
  /** γ: what entering a burst costs, times the logarithm of the reference's weeks. */
  readonly upCost: number;
  /** Fewer developments than this raise nothing. */
  readonly leastDevelopments: number;
}

export interface SevereParameters {
  /** p from which a single report may raise an alarm, 0 … 1. */
  readonly leastConfidence: number;
  /** Independent publishers that must tell it. */
  readonly leastPublishers: number;
}

/** The four detectors. */
export interface AlarmParameters {
  readonly count: CountParameters;
  readonly cusum: CusumParameters;
  readonly burst: BurstParameters;
  readonly severe: SevereParameters;
}

/** The factor λ, 0 … 1, by which sums shrink in one step of which `halfLife` steps halve them. */
export function decayPerStep(halfLife: number): number {
  return Math.pow(2, -1 / halfLife);
}
