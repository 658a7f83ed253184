import { weekNumber } from '../../kernel/iso-week.js';
import { archiveId, feedsToWatch, type FeedStatistics, type WatchedFeed } from './feeds-to-watch.js';
import { dayAfter, designParameters, weekAfter } from './indicators.builder.js';
import { isSameSource, sourceRuns } from './source-runs.js';

const FIRST = weekNumber(weekAfter(0));
const [LAST, BESIDE] = [20, 'beside'];
const weeks = (...spans: readonly (readonly [number, number])[]): number[] =>
  spans.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first + i));
const EVERY = weeks([0, LAST]);
const NONE: FeedStatistics = {
  ...{ feeds: [], articles: new Map(), reports: new Map(), told: new Map() },
  ...{ answered: new Map(), imported: new Map() },
};

/** Polled from the Monday of a week up to the Sunday of another; null where it still is. */
const polled = (id: string, from: number, to: number | null = null): WatchedFeed => ({
  ...{ id, outlets: [id], enabledFrom: dayAfter(7 * from) },
  enabledTo: to === null ? null : dayAfter(7 * to + 6),
});

const articlesIn = (places: readonly number[]): ReadonlyMap<string, number> =>
  new Map(places.map((place) => [weekAfter(place), 3]));

/** The feed, switched on and off, with articles in those weeks, beside one that is always there. */
function watched(spans: readonly WatchedFeed[], busy: readonly number[]) {
  const statistics = {
    ...NONE,
    feeds: [polled(BESIDE, 0), ...spans],
    articles: new Map([
      [BESIDE, articlesIn(EVERY)],
      ['feed', articlesIn(busy)],
    ]),
  };
  return feedsToWatch(statistics, designParameters);
}

/** The weeks, counted from the first, in which it is one of the sources. */
function weeksAmong(feeds: ReturnType<typeof feedsToWatch>, id = 'feed'): number[] {
  const place = feeds.findIndex((feed) => feed.id === id);
  const runs = sourceRuns(feeds).filter(({ sources }) => sources.has(place));
  const all = runs.flatMap(({ first, last }) => weeks([first - FIRST, Math.min(last - FIRST, LAST)]));
  return all.sort((a, b) => a - b);
}

describe('the weeks in which a feed is one of the sources', () => {
  it('begin with its first articles, not with the day it is added: one that is dead at first told nothing then', () => {
    expect(weeksAmong(watched([polled('feed', 2)], weeks([2, LAST])))).toEqual(weeks([2, LAST]));
    expect(weeksAmong(watched([polled('feed', 2)], weeks([10, LAST])))).toEqual(weeks([10, LAST]));
    expect(weeksAmong(watched([polled('feed', 2)], []))).toEqual([]);
  });

  it('go on while it brings nothing, and begin anew with its articles where it was switched off meanwhile', () => {
    const busy = [...weeks([2, 5]), ...weeks([14, LAST])];
    expect(weeksAmong(watched([polled('feed', 2)], busy))).toEqual(weeks([2, LAST]));
    const toggled = [polled('feed', 2, 8), polled('feed', 11)];
    expect(weeksAmong(watched(toggled, busy))).toEqual(weeks([2, 8], [14, LAST]));
    // Off and on again between two Thursdays it was never off.
    expect(weeksAmong(watched([polled('feed', 2, 8), polled('feed', 9)], busy))).toEqual(weeks([2, LAST]));
  });

  it('are before it was added those that its first list has articles of, with gaps or without', () => {
    const busy = [3, 6, 7, ...weeks([10, LAST])];
    expect(weeksAmong(watched([polled('feed', 10)], busy))).toEqual(busy);
    expect(weeksAmong(watched([polled('feed', 0, 4), polled('feed', 10)], busy))).toEqual([
      3,
      4,
      ...busy.slice(1),
    ]);
  });

  it('are other ones only by articles that begin them', () => {
    const feed = (busy: readonly number[]) => watched([polled('feed', 2)], busy)[1];
    const [early, known, more] = [
      [3, 9],
      [5, 9],
      [5, 9, 12],
    ].map(feed);
    if (known === undefined || more === undefined || early === undefined) throw new Error('There are three.');
    expect([isSameSource(more, known), isSameSource(early, known)]).toEqual([true, false]);
  });
});

describe('outlets that archives have for a week or two', () => {
  const imported = (outlets: Readonly<Record<string, readonly number[]>>) => {
    const rows = Object.entries(outlets).map(([name, places]) => [archiveId(name), places] as const);
    return feedsToWatch(
      {
        ...NONE,
        articles: new Map(rows.map(([id, places]) => [id, articlesIn(places)])),
        told: new Map(
          rows.map(([id, places]) => [id, new Map(places.map((place) => [weekAfter(place), TOLD] as const))]),
        ),
        imported: new Map(rows.map(([id, places]) => [id, new Set(places.map(weekAfter))])),
      },
      designParameters,
    );
  };
  const TOLD = { trade: 0, defence: 0, energy: 2_000_000, diplomacy: 0, composite: 2_000_000 };

  it('are one source together, which tells what they tell', () => {
    const feeds = imported({ herald: weeks([0, 9]), one: [1, 3], two: [3], three: [6] });
    const together = archiveId('');
    expect(weeksAmong(feeds, together)).toEqual(weeks([1, 6]));
    expect(['one', 'two'].map((name) => weeksAmong(feeds, archiveId(name)))).toEqual([[], []]);
    const strays = feeds.find(({ id }) => id === together);
    expect(strays?.toldBetween('energy', FIRST + 2, FIRST + 6)).toBe(6);
  });

  it('are none where there are hardly any weeks of them, or where they have come to be sources of their own', () => {
    for (const outlets of [{ one: [1, 3], two: [3] }, { one: [1, 3, 4] }, {}])
      expect(weeksAmong(imported({ herald: weeks([0, 9]), ...outlets }), archiveId(''))).toEqual([]);
  });
});
