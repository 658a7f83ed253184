import type { SourceParameters } from './common-sources.js';
import { SERIES } from './counted-development.js';
import type { FeedToWatch } from './feeds-to-watch.js';
import { countTail } from './negative-binomial.js';
import type { IndexParameters } from './parameters.js';
import { toldUpTo } from './source-runs.js';
import type { SourcesOnRecord } from './sources-in-week.js';
import { leastShare, perWeek, type ToldPart } from './told-developments.js';
import type { WatchedWeekOfFeed } from './watched-feeds.js';
import { dayCount } from './week-days.js';

/** One week that is over, as the feeds watched it. */
export interface WatchedWeek {
  readonly number: number;
  readonly coverage: number;
  /** The feeds in the week, and before that in the weeks before it that are taken together with it, its own first. */
  readonly last: readonly (readonly WatchedWeekOfFeed[])[];
}

export type DownParameters = SourceParameters & Pick<IndexParameters, 'shortByChance'>;

/**
 * By series, in the order of {@link SERIES}, whether the feeds that were down in a week, or brought too little in it or in
 * the last ones together, tell far more of a series than of the articles that coverage is reckoned by: so much of what is
 * usually told is missing, beyond chance, that the rest is less than `comparableFromShare` of what the coverage says. A
 * specialist that fails beside large general feeds must not read as quiet. What is usual is what it told in its weeks up
 * to the last one before with articles: a source that stays down does not come to be one that tells nothing.
 */
export function tellersDown(
  { number, coverage, last }: WatchedWeek,
  { feeds, runs }: SourcesOnRecord,
  parameters: DownParameters,
): readonly boolean[] {
  const run = runs.find(({ first, last }) => first <= number && number <= last);
  const came = cameOf(last, number);
  const tellers = [...(run?.sources.values() ?? [])].flatMap((source) => {
    const feed = feeds[source.place];
    const ofFeed = feed === undefined ? undefined : came.get(feed);
    if (feed === undefined || ofFeed === undefined) return [];
    const last = feed.busyBefore(number).at(-1)?.number ?? number - 1;
    return [{ ...missingOf(ofFeed, parameters), source, feed, last }];
  });
  if (tellers.every(({ missing }) => missing === 0)) return SERIES.map(() => false);
  const { told, comparableFromShare } = parameters;
  return SERIES.map((series) => {
    const ofSeries = tellers.map(({ feed, source, last, ...parts }) => ({
      told: toldUpTo(series, feed, source, { last, weeks: told.weeks }),
      parts,
    }));
    const all = ofSeries.reduce((sum, one) => sum + perWeek(one.told), 0);
    const parts = ofSeries.map(({ told: ofTold, parts: { missing, surely } }): ToldPart => {
      const isMuch = perWeek(ofTold) > (1 - comparableFromShare) * all;
      return { told: ofTold, part: isMuch ? missing : surely };
    });
    return 1 - leastShare(parts, told) < comparableFromShare * coverage;
  });
}

/** The share of what was due that is missing, 0 … 1: of one that tells much, and of one whose failing by chance must be rarer. */
function missingOf(
  came: CameOfFeed,
  parameters: DownParameters,
): { readonly missing: number; readonly surely: number } {
  const { told, shortByChance } = parameters;
  return {
    missing: 1 - shareOf(came, told.shortByChance, parameters),
    surely: 1 - shareOf(came, shortByChance, parameters),
  };
}

/** What came of a feed. */
interface CameOfFeed {
  /** The share, 0 … 1, of what was due in the week. */
  readonly share: number;
  /** Articles and those due, in the week and together with more and more of the weeks before it. */
  readonly sums: readonly { readonly articles: number; readonly due: number }[];
}

function cameOf(last: WatchedWeek['last'], number: number): ReadonlyMap<FeedToWatch, CameOfFeed> {
  const came = new Map<FeedToWatch, CameOfFeed>();
  for (const [back, rows] of last.entries())
    for (const row of rows) {
      const { feed, due, articles } = row;
      const known = back === 0 ? { share: seenShare(row), sums: [] } : came.get(feed);
      if (known === undefined) continue;
      const before = known.sums.at(-1) ?? { articles: 0, due: 0 };
      const isUsual = due !== null && due > 0 && feed.usualFrom <= number - back;
      const sum = isUsual ? [{ articles: before.articles + articles, due: before.due + due }] : [];
      came.set(feed, { ...known, sums: [...known.sums, ...sum] });
    }
  return came;
}

/** The share, 0 … 1, of what was due that came; less than in the week where chance hardly leaves as few. */
function shareOf(
  { share, sums }: CameOfFeed,
  byChance: number,
  { articleDispersion }: SourceParameters,
): number {
  const short = sums.filter(
    ({ articles, due }) => articles < due && 1 - countTail(articles + 1, due, articleDispersion) < byChance,
  );
  return Math.min(share, ...short.map(({ articles, due }) => articles / due));
}

/** The share of what was due of a feed in a week that came, 0 … 1, as coverage has it. */
function seenShare({ enabled, seen, brought }: WatchedWeekOfFeed): number {
  const days = dayCount(enabled);
  return days === 0 ? 1 : (brought * dayCount(enabled & seen)) / days;
}
