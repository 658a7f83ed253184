import type { IsoWeek } from '../../kernel/dates.js';
import { dayNumber, weekNumber, weekNumberOfDay, weekOfNumber, weekStart } from '../../kernel/iso-week.js';
import type { FeedStatistics, FeedToWatch } from './feeds-to-watch.js';
import { pastOf } from './feed-past.js';
import type { IndexParameters } from './parameters.js';
import { broughtShares, type DueFeed, type DuePast } from './brought-shares.js';
import { DAYS_OF_WEEK, dayCount, daysWithin, seenDays, WHOLE_WEEK, type WeekDays } from './week-days.js';

/** The index's parameters that coverage is made by, and the day that is not over. */
export interface CoverageParameters extends Pick<
  IndexParameters,
  | 'expectedArticlesWeeks'
  | 'archiveGapWeeks'
  | 'silentFromExpectedArticles'
  | 'silence'
  | 'answerReachesBackDays'
  | 'articleDispersion'
  | 'shortByChance'
  | 'sourceLevel'
  | 'together'
  | 'told'
  | 'comparableFromShare'
  | 'change'
> {
  /** In whose week an empty feed may still fill; null where none is. */
  readonly today: string | null;
}

/** One feed in one week. */
export interface WatchedWeekOfFeed {
  readonly feed: FeedToWatch;
  readonly articles: number;
  /** Null before it ever had any. */
  readonly expected: number | null;
  /** Articles expected on the days it was seen; null before it ever had any. */
  readonly due: number | null;
  readonly enabled: WeekDays;
  readonly seen: WeekDays;
  /** Share of what it should have brought on the days it was seen, 0 … 1. */
  readonly brought: number;
}

/** The feeds and what is on record of them. */
export interface FeedsOnRecord {
  readonly statistics: FeedStatistics;
  readonly feeds: readonly FeedToWatch[];
}

/** A feed in a week before what it brought is judged. */
type SeenFeed = Omit<WatchedWeekOfFeed, 'brought'>;

/** A week as all feeds watched it. */
export interface WatchedByFeeds {
  readonly watched: readonly WatchedWeekOfFeed[];
  /** Days of it that have begun, 1 … 7. */
  readonly daysBegun: number;
}

/**
 * Every feed that was enabled in the week, or imported, and what it brought, with the days of the week that have begun,
 * 1 … 7. An outlet of an archive is left out in a week that may as well be a gap of the archive.
 */
export function watchedFeeds(
  week: IsoWeek,
  record: FeedsOnRecord,
  parameters: CoverageParameters,
): WatchedByFeeds {
  const place = placeOf(week, parameters.today);
  const seen = record.feeds.flatMap((feed) => seenFeed(place, feed, record.statistics, parameters) ?? []);
  const brought =
    place.begun === null
      ? broughtShares(withPasts(seen, place, record, parameters), parameters)
      : seen.map(() => 1);
  const watched = seen.flatMap((row, i) => {
    const share = row.seen === 0 ? 0 : (brought[i] ?? 1);
    const mayBeGap = row.feed.archives !== null && row.articles === 0 && share === 1;
    return mayBeGap && (row.due ?? 0) < parameters.silentFromExpectedArticles
      ? []
      : [{ ...row, brought: share }];
  });
  return { watched, daysBegun: place.begun ?? DAYS_OF_WEEK.length };
}

/** Null where the feed was neither enabled nor imported in the week; of stray outlets each is looked at by itself. */
function seenFeed(
  place: WeekPlace,
  feed: FeedToWatch,
  statistics: FeedStatistics,
  parameters: CoverageParameters,
): SeenFeed | null {
  const { id } = feed;
  if (feed.strays !== null) return null;
  const isArchive = feed.archives !== null;
  const enabled = isArchive ? archivedDays(feed, place.number) : enabledDays(feed.spans, place.monday);
  if (enabled === 0) return null;
  const seen = isArchive ? WHOLE_WEEK : seenIn(place, statistics.answered.get(id), parameters);
  const expected = feed.expectedIn(place.number);
  const due = expected === null ? null : (expected * dayCount(seen)) / DAYS_OF_WEEK.length;
  const articles = statistics.articles.get(id)?.get(place.week) ?? 0;
  return { feed, articles, expected, due, enabled, seen };
}

/** The feeds with what a week without an article of them is judged by. */
function withPasts(
  seen: readonly SeenFeed[],
  place: WeekPlace,
  { statistics }: FeedsOnRecord,
  parameters: CoverageParameters,
): DueFeed[] {
  const placeOfNumber = keptPlaces();
  return seen.map(({ feed, articles, due }) => {
    const answered = statistics.answered.get(feed.id);
    const seenDaysIn = (number: number): WeekDays =>
      feed.archives === null
        ? seenIn(placeOfNumber(number), answered, parameters)
        : archivedDays(feed, number);
    const past = (): DuePast =>
      pastOf(feed.busyBefore(place.number), { articles, number: place.number, seenDaysIn });
    return { articles, due, past };
  });
}

/** The days of a week that an outlet's archives hold, or ought to: all or none. */
function archivedDays({ archives, missed }: FeedToWatch, number: number): WeekDays {
  const holds = archives?.some(({ first, last }) => first <= number && number <= last) === true;
  return holds || missed.has(number) ? WHOLE_WEEK : 0;
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

/** Places of weeks that are over, each made once for all feeds. */
function keptPlaces(): (number: number) => WeekPlace {
  const places = new Map<number, WeekPlace>();
  return (number) => {
    const known = places.get(number) ?? placeOf(weekOfNumber(number), null);
    places.set(number, known);
    return known;
  };
}

function seenIn(
  { before, week, after, begun }: Pick<WeekPlace, 'before' | 'week' | 'after' | 'begun'>,
  answered: ReadonlyMap<IsoWeek, WeekDays> | undefined,
  { answerReachesBackDays }: CoverageParameters,
): WeekDays {
  if (answered === undefined) return 0;
  const days = {
    before: answered.get(before) ?? 0,
    own: answered.get(week) ?? 0,
    after: answered.get(after) ?? 0,
  };
  return seenDays(days, answerReachesBackDays, begun);
}
