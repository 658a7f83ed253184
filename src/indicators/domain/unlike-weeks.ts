import { SERIES } from './counted-development.js';
import type { FeedToWatch, Span } from './feeds-to-watch.js';
import { countTail } from './negative-binomial.js';
import type { IndexParameters } from './parameters.js';
import { toldShares } from './pooled-levels.js';
import type { SourcesOnRecord } from './sources-in-week.js';
import { joinedSpans, spansOfWeeks } from './spans.js';
import { tellersDown, type DownParameters, type WatchedWeek } from './tellers-down.js';
import type { WatchedWeekOfFeed } from './watched-feeds.js';
import { valueIn } from './weekly-past.js';

export type UnlikeParameters = DownParameters & Pick<IndexParameters, 'silence'>;

/** Why a week is like none: those that tell most were down, or brought far less, or all brought far more of other news. */
export const UNLIKE = ['tellers-down', 'tellers-less', 'more-news'] as const;
export type Unlike = (typeof UNLIKE)[number];

/**
 * By series, in the order of {@link SERIES}, whether and why a week is like none: those that tell most were down
 * ({@link tellersDown}); or, in the week or the last ones together, they brought far less than was due, or all far more
 * that does not report on the relations. Until the median of their weeks has followed, nothing else says that a source has
 * become another. Far less is less than chance leaves of the share to which a week's news may fall by itself, far more the
 * same the other way round.
 */
export function whyUnlike(
  week: WatchedWeek,
  record: SourcesOnRecord,
  parameters: UnlikeParameters,
): readonly (Unlike | null)[] {
  const { number, last } = week;
  const down = tellersDown(week, record, parameters);
  const spans = [last.slice(0, 1), last].map((weeks) => usualRows(weeks, number));
  const sharesOf = once((feed) => toldShares(feed, number, parameters.told.weeks));
  const isMore = spans.some((rows) => isFarMore(backgroundOf(rows), parameters));
  return SERIES.map((_, series) => {
    if (down[series] === true) return 'tellers-down';
    const toldOf = (feed: FeedToWatch): number => sharesOf(feed)[series] ?? 0;
    if (spans.some((rows) => isFarLess(toldAmong(rows, toldOf), parameters))) return 'tellers-less';
    return isMore ? 'more-news' : null;
  });
}

/** What came beside what was due. */
interface Came {
  readonly came: number;
  /** Articles, each weighed. */
  readonly due: number;
  /** The same with the weights squared. */
  readonly square: number;
}

/** What is asked of each feed is reckoned once. */
function once<T>(of: (feed: FeedToWatch) => T): (feed: FeedToWatch) => T {
  const known = new Map<FeedToWatch, T>();
  return (feed) => {
    const value = known.get(feed) ?? of(feed);
    known.set(feed, value);
    return value;
  };
}

/** Articles, each weighed by what its feed tells for each of its own. */
function toldAmong(rows: readonly UsualRow[], toldOf: (feed: FeedToWatch) => number): Came {
  let [came, due, square] = [0, 0, 0];
  for (const row of rows) {
    const told = toldOf(row.feed);
    came += told * row.articles;
    due += told * row.due;
    square += told * told * row.due;
  }
  return { came, due, square };
}

/** Articles that do not report on the relations. */
function backgroundOf(rows: readonly UsualRow[]): Came {
  let [came, due] = [0, 0];
  for (const { feed, articles, expected, due: all, week } of rows) {
    came += Math.max(0, articles - feed.reportsBetween(week, week));
    due += ((valueIn(feed.meanRest, week) ?? 0) * all) / (expected ?? all);
  }
  return { came, due, square: due };
}

type UsualRow = WatchedWeekOfFeed & { readonly due: number; readonly week: number };

/** The feeds of which it is known what is usual, in weeks that go back from the one of that number. */
function usualRows(weeks: WatchedWeek['last'], number: number): readonly UsualRow[] {
  return weeks.flatMap((rows, back) =>
    rows.flatMap((row) => {
      const [{ due, feed }, week] = [row, number - back];
      return due === null || due === 0 || feed.usualFrom > week ? [] : [{ ...row, due, week }];
    }),
  );
}

type Allowed = Pick<UnlikeParameters, 'silence' | 'articleDispersion' | 'together'>;

function isFarLess({ came, due, square }: Came, { silence, articleDispersion, together }: Allowed): boolean {
  const least = silence.quietestWeek * due;
  if (came >= least) return false;
  // One unit of the weighed sum, so that it is a count again with the same mean and variance.
  const unit = square / due;
  return 1 - countTail(came / unit + 1, least / unit, articleDispersion) < together.byChance;
}

function isFarMore({ came, due, square }: Came, { silence, articleDispersion, together }: Allowed): boolean {
  const most = due / silence.quietestWeek;
  if (due === 0 || came <= most) return false;
  const unit = square / due;
  return countTail(came / unit, most / unit, articleDispersion) < together.byChance;
}

/** The spans, ascending, with the unlike weeks before a week; all watched weeks before it where it is one of them. */
export function withUnlikeWeeks(
  spans: readonly Span[],
  number: number,
  { unlike, firstWeek }: { readonly unlike: ReadonlyMap<number, Unlike>; readonly firstWeek: number | null },
): readonly Span[] {
  if (unlike.has(number)) return [{ first: firstWeek ?? number, last: number - 1 }];
  const before = [...unlike.keys()].filter((week) => week < number);
  return before.length === 0 ? spans : joinedSpans([...spans, ...spansOfWeeks(before)]);
}
