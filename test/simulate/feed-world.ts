import { overdispersed } from '../../src/indicators/domain/band-simulation.builder.js';
import type { FeedStatistics } from '../../src/indicators/domain/feeds-to-watch.js';
import type { IsoWeek } from '../../src/kernel/dates.js';
import { dayOf } from './quiet-world.js';

const DAYS = 7;
const EVERY_DAY = 0b1111111;
/** Variance over mean of a feed's articles. */
const DISPERSION = 2;

/** Feeds of a world: how many articles each brings in a usual week, and how it does in each week. */
interface FeedWorld {
  readonly meanArticles: readonly number[];
  /** Days of the week, from Monday on, on which a feed brings articles, 0 … 7. */
  readonly upDays: (feed: number, row: number) => number;
  /** Whether a feed answers on the other days too, without articles. */
  readonly answersWhenDown: boolean;
  /** Share of the usual news that a week has for all feeds together. */
  readonly busyness: (row: number) => number;
}

/** What polls of such feeds would have recorded. */
export function recordsOf(world: FeedWorld, weeks: readonly IsoWeek[], random: () => number): FeedStatistics {
  const feeds = world.meanArticles.map((mean, number) => ({ id: `feed-${number}`, number, mean }));
  const perFeed = <T>(of: (feed: (typeof feeds)[number], row: number) => T): Map<string, Map<IsoWeek, T>> =>
    new Map(feeds.map((feed) => [feed.id, new Map(weeks.map((week, row) => [week, of(feed, row)]))]));
  return {
    feeds: feeds.map(({ id }) => ({ id, outlets: [], enabledFrom: dayOf(0), enabledTo: null })),
    articles: perFeed(({ mean, number }, row) =>
      Math.round(
        (overdispersed(mean * world.busyness(row), DISPERSION, random) * world.upDays(number, row)) / DAYS,
      ),
    ),
    ...{ reports: new Map(), told: new Map() },
    answered: perFeed(({ number }, row) =>
      world.answersWhenDown ? EVERY_DAY : (1 << world.upDays(number, row)) - 1,
    ),
    imported: new Map(),
  };
}

/** Many feeds that bring half an article to four and a half a week each, as specialised ones do. */
export function smallFeeds(count: number): number[] {
  return Array.from({ length: count }, (_, i) => 0.5 + (4 * i) / Math.max(1, count - 1));
}
