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
  /** Fewer covered weeks than this are not enough history. */
  readonly shortHistoryBelowWeeks: number;
  /** First covered weeks whose mean count is intensity 100. */
  readonly intensityBaseWeeks: number;
  /** A feed's last weeks with articles whose median is what is expected of it. */
  readonly expectedArticlesWeeks: number;
  /** Expected articles from which a week without any says that a feed fell silent, though it answered. */
  readonly silentFromExpectedArticles: number;
  readonly band: BandParameters;
  readonly yearly: YearlyParameters;
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

/** The factor λ, 0 … 1, by which sums shrink in one step of which `halfLife` steps halve them. */
export function decayPerStep(halfLife: number): number {
  return Math.pow(2, -1 / halfLife);
}
