import type { IsoWeek } from '../../kernel/dates.js';
import { dayNumber, weekNumber, weekNumberOfDay, weekOfNumber, weekStart } from '../../kernel/iso-week.js';
import { median } from './expected-articles.js';
import { feedsToWatch, type FeedStatistics, type FeedToWatch } from './feeds-to-watch.js';
import { DAYS_OF_WEEK, dayCount, daysWithin, seenDays, WHOLE_WEEK, type WeekDays } from './week-days.js';

export interface CoverageParameters {
  readonly expectedArticlesWeeks: number;
  /** Weeks without articles up to which an outlet is silent inside its archive; after more, another archive begins. */
  readonly archiveGapWeeks: number;
  readonly silentFromExpectedArticles: number;
  /** Days before an answer that the feed's list still holds. */
  readonly answerReachesBackDays: number;
  /** Variance over mean of a feed's weekly articles, at least 1. */
  readonly articleDispersion: number;
  /** Standard deviations below the expected from which a week's articles are too few for chance. */
  readonly shortByDeviations: number;
  /** The day that is not over, in whose week an empty feed may still fill; null where none is. */
  readonly today: string | null;
}

/** One feed in one week. */
interface Watched {
  /** Null before it ever had any articles. */
  readonly expected: number | null;
  readonly enabled: WeekDays;
  readonly seen: WeekDays;
  /** Share of what it should have brought on the days it was seen, 0 … 1. */
  readonly brought: number;
}

/**
 * Coverage of the given weeks, 0 … 1 (DESIGN §5): day by day, expected articles of the feeds that saw the day ÷
 * expected articles of all enabled feeds; the week has the mean of its days. A week in which no feed was enabled and
 * none imported has no entry.
 *
 * - A feed counts from the day it joined to the day it left. A day on which no feed was enabled was seen by none.
 * - A feed saw a day if it answered on it, or so soon after that its list still held the day. One that answered on
 *   Monday and then failed saw Monday only: the rest of its week is not quiet but unknown.
 * - Expected of it: the median of its last weeks before this one that had any articles. A feed that never had any
 *   is expected to bring what the median feed does, so that one which fails from its first day is missed.
 * - A feed that answers without a single article, though many were expected, fell silent and counts as one that
 *   did not answer; one that brings less than chance explains counts by the share it brought: a silent feed must not
 *   read as a cooling relation. The running week is exempt, and its days to come are left out.
 * - An outlet of an imported archive counts by the same rule from its first to its last week there. Where so few
 *   articles are expected of it that a week without any may be chance, such a week is not claimed: neither quiet nor
 *   silent, it may as well be a gap of the archive.
 */
export function weeklyCoverage(
  statistics: FeedStatistics,
  weeks: readonly IsoWeek[],
  parameters: CoverageParameters,
): Map<IsoWeek, number> {
  const feeds = feedsToWatch(statistics, parameters);
  const coverage = new Map<IsoWeek, number>();
  for (const week of weeks) {
    const share = coverageOf(week, { statistics, feeds }, parameters);
    if (share !== null) coverage.set(week, share);
  }
  return coverage;
}

/** Coverage of one week, 0 … 1; null where no feed was enabled in it and none imported. */
export function coverageOf(
  week: IsoWeek,
  { statistics, feeds }: { readonly statistics: FeedStatistics; readonly feeds: readonly FeedToWatch[] },
  parameters: CoverageParameters,
): number | null {
  const place = placeOf(week, parameters.today);
  const watched = feeds.flatMap((feed) => watchedIn(place, feed, statistics, parameters) ?? []);
  return watched.length === 0 ? null : coveredShare(watched, place.begun ?? DAYS_OF_WEEK.length);
}

/** How one feed, or imported outlet, did in one week. */
export interface FeedWeek {
  readonly id: string;
  readonly daysEnabled: number;
  /** Of the days it was enabled. */
  readonly daysSeen: number;
  readonly articles: number;
  /** Articles expected in a whole week; null before it ever had any. */
  readonly expected: number | null;
  /** Share of what it should have brought on the days it was seen, 0 … 1. */
  readonly brought: number;
}

/** Every feed that was enabled in the week, or imported, with what it did: what {@link weeklyCoverage} is made of. */
export function feedsOfWeek(
  week: IsoWeek,
  { statistics, feeds }: { readonly statistics: FeedStatistics; readonly feeds: readonly FeedToWatch[] },
  parameters: CoverageParameters,
): FeedWeek[] {
  const place = placeOf(week, parameters.today);
  return feeds.flatMap((feed) => {
    const watched = watchedIn(place, feed, statistics, parameters);
    if (watched === null) return [];
    const { expected, enabled, seen, brought } = watched;
    const articles = articlesIn(statistics, feed.id, week);
    const days = { daysEnabled: dayCount(enabled), daysSeen: dayCount(enabled & seen) };
    return [{ id: feed.id, ...days, articles, expected, brought }];
  });
}

/** Null where the feed was neither enabled nor imported in the week. */
function watchedIn(
  place: WeekPlace,
  feed: FeedToWatch,
  statistics: FeedStatistics,
  parameters: CoverageParameters,
): Watched | null {
  if (feed.archives !== null) return archivedIn(place, feed, statistics, parameters);
  const enabled = enabledDays(feed.spans, place.monday);
  if (enabled === 0) return null;
  const expected = feed.expectedIn(place.number);
  return { expected, enabled, ...seenIn(place, feed.id, { statistics, expected, parameters }) };
}

/** An outlet inside its archive; null outside, and where nothing tells an empty week from a gap of the archive. */
function archivedIn(
  place: WeekPlace,
  { id, archives, expectedIn }: FeedToWatch,
  statistics: FeedStatistics,
  parameters: CoverageParameters,
): Watched | null {
  const isInside =
    archives?.some(({ first, last }) => first <= place.number && place.number <= last) ?? false;
  if (!isInside) return null;
  const [articles, expected] = [articlesIn(statistics, id, place.week), expectedIn(place.number)];
  if (articles === 0 && (expected ?? 0) < parameters.silentFromExpectedArticles) return null;
  const isOver = place.begun === null && expected !== null;
  const brought = isOver ? broughtShare(articles, expected, parameters) : 1;
  return { expected, enabled: WHOLE_WEEK, seen: WHOLE_WEEK, brought };
}

function articlesIn(statistics: FeedStatistics, id: string, week: IsoWeek): number {
  return statistics.articles.get(id)?.get(week) ?? 0;
}

function enabledDays(spans: FeedToWatch['spans'], monday: number): WeekDays {
  return spans.reduce((days, { first, last }) => days | daysWithin(monday, first, last), 0);
}

interface WeekPlace {
  readonly before: IsoWeek;
  readonly week: IsoWeek;
  readonly after: IsoWeek;
  /** `weekNumber` of the kernel. */
  readonly number: number;
  /** `dayNumber` of its Monday. */
  readonly monday: number;
  /** Days that have begun of the running week, 1 … 7; null where the week is over. */
  readonly begun: number | null;
}

function placeOf(week: IsoWeek, today: string | null): WeekPlace {
  const [number, monday] = [weekNumber(week), dayNumber(weekStart(week))];
  return {
    ...{ week, number, monday, before: weekOfNumber(number - 1), after: weekOfNumber(number + 1) },
    begun: today !== null && weekNumberOfDay(today) === number ? dayNumber(today) - monday + 1 : null,
  };
}

function seenIn(
  { before, week, after, begun }: WeekPlace,
  id: string,
  given: {
    readonly statistics: FeedStatistics;
    readonly expected: number | null;
    readonly parameters: CoverageParameters;
  },
): Pick<Watched, 'seen' | 'brought'> {
  const { statistics, expected, parameters } = given;
  const answered = statistics.answered.get(id);
  if (answered === undefined) return { seen: 0, brought: 0 };
  const days = {
    before: answered.get(before) ?? 0,
    own: answered.get(week) ?? 0,
    after: answered.get(after) ?? 0,
  };
  const seen = seenDays(days, parameters.answerReachesBackDays, begun);
  if (begun !== null || expected === null) return { seen, brought: 1 };
  const due = (expected * dayCount(seen)) / DAYS_OF_WEEK.length;
  return { seen, brought: broughtShare(articlesIn(statistics, id, week), due, parameters) };
}

/** 1 where the articles may be as many as were due but for chance, else their share of those. */
function broughtShare(
  articles: number,
  due: number,
  { silentFromExpectedArticles, articleDispersion, shortByDeviations }: CoverageParameters,
): number {
  if (articles === 0) return due < silentFromExpectedArticles ? 1 : 0;
  const least = due - shortByDeviations * Math.sqrt(articleDispersion * due);
  return articles < least ? articles / due : 1;
}

function coveredShare(watched: readonly Watched[], days: number): number {
  const known = watched.flatMap(({ expected }) => (expected === null ? [] : [expected]));
  const typical = known.length === 0 ? 1 : median(known);
  let sum = 0;
  for (const day of DAYS_OF_WEEK.slice(0, days)) {
    let [seen, all] = [0, 0];
    for (const feed of watched) {
      const due = ((feed.enabled >> day) & 1) * (feed.expected ?? typical);
      all += due;
      seen += ((feed.seen >> day) & 1) * feed.brought * due;
    }
    if (all > 0) sum += seen / all;
  }
  return Math.min(1, sum / days);
}
