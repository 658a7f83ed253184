import { logChanceOfAtLeast, type Chance } from './chernoff-bound.js';
import { logGamma } from './log-gamma.js';

export interface SilenceParameters {
  /** The chance, at most, by which so many feeds may be empty for so long before they are called silent, above 0. */
  readonly byChance: number;
  /** Lengths of silence that are looked at, in weeks, ascending. */
  readonly weeks: readonly number[];
  /** Share of the usual news to which a week may fall by itself, above 0, at most 1. */
  readonly quietestWeek: number;
}

/** How often a feed was empty while it was not silent: between the first and the last of its weeks with articles. */
interface EmptyRecord {
  /** Weeks it was seen in, the last of them, which is known to have had articles, left out; 0 or more. */
  readonly weeks: number;
  /** Those of them without an article. */
  readonly empty: number;
}

/** A feed in a week, of which so little is expected that it may be empty by chance. */
export interface SmallFeed {
  /** Articles expected on the days it was seen, above 0. */
  readonly due: number;
  /** Weeks without an article up to this one, 0 where it has any; more than the longest length need not be counted. */
  readonly emptyWeeks: number;
  /** The days on which it was seen in so many weeks up to this one, in weeks. */
  readonly seenWeeks: (weeks: number) => number;
  readonly record: EmptyRecord;
}

/**
 * The share, 0 … 1, of what was due that each of the feeds is taken to have brought, in their order. One small feed
 * without an article says nothing. Many at once do, and so does one for long: for each length of silence, the articles
 * due of the feeds that were empty for so long are held against those of the feeds that chance leaves empty for so
 * long (Chernoff's bound, feeds independent). Where chance would hardly do it, the empty ones count by the share that
 * it explains; of several lengths the one that explains least.
 *
 * `busyness`, above 0, at most 1, is how much of the usual news the week had by the feeds that brought any: in a quiet
 * week more feeds are empty. It counts as so much less time in which they had to bring something.
 */
export function broughtByEmpty(
  feeds: readonly SmallFeed[],
  busyness: number,
  { byChance, weeks, quietestWeek }: SilenceParameters,
): readonly number[] {
  const usual = Math.max(quietestWeek, Math.min(1, busyness));
  const shares = feeds.map(() => 1);
  for (const length of weeks) {
    const isEmpty = feeds.map(({ emptyWeeks }) => emptyWeeks >= length);
    if (!isEmpty.includes(true)) break;
    const chances = feeds.map(({ due, record, seenWeeks }): Chance => {
      return { weight: due, probability: emptyByChance(record, usual * seenWeeks(length)) };
    });
    const missing = chances.reduce((sum, { weight }, i) => (isEmpty[i] === true ? sum + weight : sum), 0);
    if (logChanceOfAtLeast(missing, chances) > Math.log(byChance)) continue;
    const explained = chances.reduce((sum, { weight, probability }) => sum + weight * probability, 0);
    for (const [i, empty] of isEmpty.entries())
      if (empty) shares[i] = Math.min(shares[i] ?? 1, explained / missing);
  }
  return shares;
}

/**
 * Probability, above 0, at most 1, that a feed is empty for so many weeks on end, of which part of one is allowed, if
 * it goes on as its record says: Laplace's rule of succession, so that a short record proves little.
 */
function emptyByChance({ weeks, empty }: EmptyRecord, forWeeks: number): number {
  const log =
    logGamma(empty + 1 + forWeeks) +
    logGamma(weeks + 2) -
    logGamma(empty + 1) -
    logGamma(weeks + 2 + forWeeks);
  return Math.min(1, Math.exp(log));
}
