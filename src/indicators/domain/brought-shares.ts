import { countTail } from './negative-binomial.js';
import type { IndexParameters } from './parameters.js';
import { broughtByEmpty, type SmallFeed } from './silent-feeds.js';

/** What the silence of a small feed is judged by. */
export type DuePast = Omit<SmallFeed, 'due'>;

/** A feed in a week that is over. */
export interface DueFeed {
  readonly articles: number;
  /** Articles expected on the days it was seen; null before it ever had any. */
  readonly due: number | null;
  /** Reckoned only for feeds of which little is expected, where one of them is empty. */
  readonly past: () => DuePast;
}

type BroughtParameters = Pick<
  IndexParameters,
  'silentFromExpectedArticles' | 'silence' | 'articleDispersion' | 'shortByChance'
>;

/**
 * The share, 0 … 1, of what was due that each feed is taken to have brought, in their order: 1 where the articles may be
 * so few by chance, else their share of those due. A feed is judged by itself first; those of which little is expected
 * and that are empty, together. Where all feeds taken together brought less than the quietest week can, nothing that is
 * missing is put down to chance: that many feeds which dry up at once, each of which might have, do not read as quiet.
 */
export function broughtShares(feeds: readonly DueFeed[], parameters: BroughtParameters): number[] {
  const shares = feeds.map(({ articles, due }) =>
    due === null ? 1 : broughtShare(articles, due, parameters),
  );
  for (const [i, share] of sharesOfEmpty(feeds, parameters)) shares[i] = share;
  if (!isShortTogether(feeds, parameters)) return shares;
  return shares.map((share, i) => Math.min(share, plainShare(feeds[i])));
}

/** By chance at most so many, if a feed's articles, or those of all, are negative binomial. */
function chanceOfAtMost(articles: number, mean: number, dispersion: number): number {
  return 1 - countTail(articles + 1, mean, dispersion);
}

function broughtShare(
  articles: number,
  due: number,
  { silentFromExpectedArticles, articleDispersion, shortByChance }: BroughtParameters,
): number {
  if (articles === 0) return due < silentFromExpectedArticles ? 1 : 0;
  // So much less happens all the time.
  if (articles >= due - Math.sqrt(articleDispersion * due)) return 1;
  return chanceOfAtMost(articles, due, articleDispersion) < shortByChance ? articles / due : 1;
}

/** What the small feeds without an article brought, by place. */
function sharesOfEmpty(
  feeds: readonly DueFeed[],
  { silentFromExpectedArticles, silence }: BroughtParameters,
): readonly (readonly [number, number])[] {
  const small = [...feeds.entries()].flatMap(([i, { articles, due, past }]) =>
    due === null || due === 0 || due >= silentFromExpectedArticles ? [] : [{ i, articles, due, past }],
  );
  if (small.every(({ articles }) => articles > 0)) return [];
  const pasts = small.map(({ due, past }) => ({ due, ...past() }));
  const shares = broughtByEmpty(pasts, busyness(feeds), silence);
  return small.flatMap(({ i, articles }, row) => (articles === 0 ? [[i, shares[row] ?? 1] as const] : []));
}

/** How much of the usual news the week had, by the feeds that brought any; 1 where none did. */
function busyness(feeds: readonly DueFeed[]): number {
  const { articles, due } = sums(feeds.filter((feed) => feed.articles > 0));
  return due === 0 ? 1 : articles / due;
}

/** Whether all together brought less than chance leaves of the share to which a week's news may fall by itself. */
function isShortTogether(
  feeds: readonly DueFeed[],
  { silence, articleDispersion, shortByChance }: BroughtParameters,
): boolean {
  const { articles, due } = sums(feeds);
  const least = silence.quietestWeek * due;
  return articles < least && chanceOfAtMost(articles, least, articleDispersion) < shortByChance;
}

/** Articles and articles due of the feeds of which any are due. */
function sums(feeds: readonly DueFeed[]): { readonly articles: number; readonly due: number } {
  let [articles, due] = [0, 0];
  for (const feed of feeds) {
    if (feed.due === null || feed.due === 0) continue;
    articles += feed.articles;
    due += feed.due;
  }
  return { articles, due };
}

function plainShare(feed: DueFeed | undefined): number {
  if (feed?.due === null || feed?.due === undefined || feed.due === 0) return 1;
  return Math.min(1, feed.articles / feed.due);
}
