import type { ToldDevelopments } from '../../developments/domain/telling-reader.js';
import { dayNumber, weekNumber } from '../../kernel/iso-week.js';
import { SERIES } from './counted-development.js';
import { archiveId, type FeedStatistics, type WatchedFeed } from './feeds-to-watch.js';
import {
  dayAfter,
  designParameters,
  toldAlone,
  toldByEach,
  toldOf,
  weekAfter,
} from './indicators.builder.js';
import type { SeriesName } from './index-point.js';
import { keptCoverage } from './kept-coverage.js';

/** Polled from the Monday of a week on, up to the Sunday of another where one is given. */
const polled = (id: string, from = 0, to: number | null = null): WatchedFeed => ({
  ...{ id, outlets: [id] },
  enabledFrom: dayAfter(7 * from),
  enabledTo: to === null ? null : dayAfter(7 * to + 6),
});
const ten = (prefix: string, from = 0): WatchedFeed[] =>
  Array.from({ length: 10 }, (_, i) => polled(`${prefix}-${i}`, from));

/** The weeks, counted from the first, with which the week of that place cannot be compared; each tells developments of its own. */
function incomparable(
  feeds: readonly WatchedFeed[],
  place: number,
  changes: Partial<FeedStatistics> = {},
  series: SeriesName = 'composite',
) {
  const articles = new Map(
    feeds.map(
      ({ id, enabledFrom }) =>
        [id, weekly(5, (dayNumber(enabledFrom) - dayNumber(dayAfter(0))) / 7)] as const,
    ),
  );
  const none = { ...toldAlone(changes.reports ?? new Map()), answered: new Map(), imported: new Map() };
  const kept = keptCoverage({ ...none, articles, feeds, ...changes }, dayAfter(7 * 30), designParameters);
  const first = weekNumber(weekAfter(0));
  const spans = kept.otherSources.get(series)?.get(weekAfter(place))?.others ?? [];
  return spans.map((span) => [span.first - first, span.last - first]);
}

/** So many articles in each of the weeks from the one of that place up to the last, or the one given. */
const weekly = (count: number, from: number, to = 30): ReadonlyMap<string, number> =>
  new Map(Array.from({ length: to - Math.floor(from) }, (_, i) => [weekAfter(Math.floor(from) + i), count]));

const NONE: ReadonlyMap<string, number> = new Map();

describe('weeks that other sources watched', () => {
  it('are none while the sources stay the same', () => {
    expect(incomparable(ten('old'), 20)).toEqual([]);
  });

  it('are all before three sources became twenty-three', () => {
    const three = ['a', 'b', 'c'].map((id) => polled(id));
    const joined = [...three, ...ten('x', 12), ...ten('y', 12)];
    expect(incomparable(joined, 11)).toEqual([]);
    expect(incomparable(joined, 12)).toEqual([[0, 11]]);
    expect(incomparable(joined, 25)).toEqual([[0, 11]]);
  });

  it('are all before most sources left', () => {
    const left = [
      polled('stays'),
      ...ten('left').map((feed) => ({ ...feed, enabledTo: dayAfter(7 * 12 - 1) })),
    ];
    expect(incomparable(left, 12)).toEqual([[0, 11]]);
  });

  it('are none where one of eleven joined, and those of the pause only where most were paused for some weeks', () => {
    expect(incomparable([...ten('old'), polled('new', 12)], 12)).toEqual([]);
    const paused = ten('old').flatMap((feed) => [
      { ...feed, enabledTo: dayAfter(7 * 10 - 1) },
      { ...feed, enabledFrom: dayAfter(7 * 13) },
    ]);
    const on = new Map([...weekly(5, 0, 10), ...weekly(5, 13)]);
    const articles = new Map([...paused.map(({ id }) => [id, on] as const), ['stays', weekly(5, 0)]]);
    expect(incomparable([polled('stays'), ...paused], 20, { articles })).toEqual([[10, 12]]);
  });

  it('are those before one of eleven joined that brings most of the articles', () => {
    const feeds = [...ten('old'), polled('big', 12)];
    const articles = new Map([
      ...ten('old').map(({ id }) => [id, weekly(5, 0)] as const),
      ['big', weekly(100, 12)] as const,
    ]);
    expect(incomparable(feeds, 20, { articles })).toEqual([[0, 11]]);
  });

  it('are those before the weeks that the first lists of new feeds reached back to', () => {
    const articles = new Map([
      ['old', weekly(5, 0)],
      ...ten('new').map(({ id }) => [id, weekly(5, 10)] as const),
    ]);
    const joined = [polled('old'), ...ten('new', 12)];
    expect(incomparable(joined, 9, { articles })).toEqual([]);
    expect(incomparable(joined, 11, { articles })).toEqual([[0, 9]]);
    expect(incomparable(joined, 13, { articles })).toEqual([[0, 9]]);
  });

  it('are those before one of eleven joined already in its first week, by the articles of that week', () => {
    const articles = new Map([
      ...ten('old').map(({ id }) => [id, weekly(5, 0)] as const),
      ['big', weekly(100, 12)] as const,
    ]);
    expect(incomparable([...ten('old'), polled('big', 12)], 12, { articles })).toEqual([[0, 11]]);
  });

  it('counts a source among those of a week in which it was enabled on most days', () => {
    const from = (day: string): WatchedFeed => ({ ...polled('new'), enabledFrom: day });
    const articles = new Map([
      ['old', weekly(5, 0)],
      ['new', weekly(5, 13)],
    ]);
    const late = { articles: new Map([...articles, ['new', weekly(5, 12)]]) };
    const [thursday, friday] = [dayAfter(7 * 12 + 3), dayAfter(7 * 12 + 4)];
    expect(incomparable([polled('old'), from(thursday)], 12, late)).toEqual([[0, 11]]);
    expect(incomparable([polled('old'), from(friday)], 12, { articles })).toEqual([]);
    expect(incomparable([polled('old'), from(friday)], 13, { articles })).toEqual([[0, 12]]);
    // What a list brings of days before counts: the week has more who tell.
    expect(incomparable([polled('old'), from(friday)], 12, late)).toEqual([[0, 11]]);
  });

  it('are none where a feed joined that never had an article: it tells no more than before', () => {
    const articles = new Map([['old', weekly(5, 0)]]);
    expect(incomparable([polled('old'), polled('dead', 12)], 20, { articles })).toEqual([]);
  });

  it('are those before most feeds dried up or grew, once what they bring is what is usual', () => {
    const from = (place: number, before: number, after: number): Partial<FeedStatistics> => ({
      articles: new Map(
        ten('old').map(({ id }) => [id, new Map([...weekly(before, 0, place), ...weekly(after, place)])]),
      ),
    });
    expect(incomparable(ten('old'), 15, from(12, 16, 1))).toEqual([]);
    expect(incomparable(ten('old'), 20, from(12, 16, 1))).toEqual([[0, 16]]);
    expect(incomparable(ten('old'), 20, from(12, 16, 50))).toEqual([[0, 16]]);
    expect(incomparable(ten('old'), 29, from(12, 16, 1))).toEqual([[0, 16]]);
    // A third less is news, not another list.
    expect(incomparable(ten('old'), 29, from(12, 16, 11))).toEqual([]);
  });

  /** Ten feeds that bring, and tell, so much up to a week, and so much from it on. */
  const turned = (place: number, before: number, after: number, told: number): Partial<FeedStatistics> => {
    const byFeed = (share: number) =>
      new Map(
        ten('old').map(({ id }) => [
          id,
          new Map([...weekly(share * before, 0, place), ...weekly(share * after, place)]),
        ]),
      );
    return { articles: byFeed(1), reports: byFeed(told) };
  };

  it('are those before many small feeds dried up or grew, each of which might have by chance', () => {
    expect(incomparable(ten('old'), 29, turned(12, 4, 1, 0))).toEqual([[0, 16]]);
    // In the weeks in which they grew, far more came than was due.
    expect(incomparable(ten('old'), 29, turned(12, 1, 4, 0))).toEqual([[0, 15]]);
    expect(incomparable(ten('old'), 29, turned(12, 3, 2, 0))).toEqual([]);
  });

  it('are none before more happened: what all bring more of are reports', () => {
    expect(incomparable(ten('old'), 29, turned(12, 2, 5, 1))).toEqual([]);
    expect(incomparable(ten('old'), 29, turned(12, 5, 2, 1))).toEqual([[0, 15]]);
    // Who told of nothing else and comes to bring other news, too, is no other for it.
    const other = { ...turned(12, 2, 5, 1), reports: turned(12, 2, 2, 1).articles ?? new Map() };
    expect(incomparable(ten('old'), 13, other)).toEqual([]);
  });

  it('are those before a specialist dried up that was heard every week all the same', () => {
    const feeds = [...ten('old'), polled('special')];
    const answered = new Map([['special', weekly(127, 0)]]);
    const articles = new Map([
      ...ten('old').map(({ id }) => [id, weekly(30, 0)] as const),
      ['special', new Map([...weekly(8, 0, 12), ...weekly(1, 12)])] as const,
    ]);
    const reports = new Map([['special', articles.get('special') ?? NONE]]);
    expect(incomparable(feeds, 29, { answered, articles, reports })).toEqual([[0, 16]]);
    const back = new Map([...weekly(8, 0, 9), ...weekly(1, 9, 19), ...weekly(8, 19)]);
    const returned = {
      articles: new Map([...articles, ['special', back]]),
      reports: new Map([['special', back]]),
    };
    // Two weeks of little may be chance, from the third on they are not.
    expect(incomparable(feeds, 29, { answered, ...returned })).toEqual([[11, 22]]);
  });

  it('are those while most feeds had dried up, where they are again what they were', () => {
    const articles = new Map(
      ten('old').map(({ id }) => [
        id,
        new Map([...weekly(16, 0, 8), ...weekly(1, 8, 18), ...weekly(16, 18)]),
      ]),
    );
    expect(incomparable(ten('old'), 29, { articles })).toEqual([[13, 22]]);
  });

  it('takes the archive of an outlet for the past of its feeds, and that of another for another source', () => {
    const archived = (outlet: string): Partial<FeedStatistics> => ({
      imported: new Map([[archiveId(outlet), new Set([...weekly(1, 0, 12).keys()])]]),
      articles: new Map([
        [archiveId(outlet), weekly(20, 0, 12)],
        ['herald-world', weekly(40, 12)],
      ]),
    });
    const feed = { ...polled('herald-world', 12), outlets: ['herald', 'herald-example'] };
    expect(incomparable([feed], 14, archived('herald-example'))).toEqual([]);
    expect(incomparable([feed], 14, archived('courier'))).toEqual([[0, 11]]);
    const reports = (before: number, after: number): Partial<FeedStatistics> => ({
      ...archived('herald-example'),
      reports: new Map([
        [archiveId('herald-example'), weekly(before, 0, 12)],
        ['herald-world', weekly(after, 12)],
      ]),
    });
    expect(incomparable([feed], 20, reports(8, 9))).toEqual([]);
    // Of so few reports nobody knows.
    expect(incomparable([feed], 12, reports(8, 9))).toEqual([[0, 11]]);
    expect(incomparable([feed], 20, reports(2, 3))).toEqual([[0, 11]]);
    expect(incomparable([feed], 20, reports(1, 9))).toEqual([[0, 11]]);
    expect(incomparable([feed], 20, reports(9, 1))).toEqual([[0, 11]]);
  });

  it('are those before many small archives ended whose feeds together tell far more, each a little', () => {
    const outlets = ten('o').map(({ id }) => id);
    const feeds = outlets.map((id) => ({ ...polled(`feed-${id}`, 12), outlets: [id] }));
    const telling = (before: number, after: number): Partial<FeedStatistics> => ({
      imported: new Map(outlets.map((id) => [archiveId(id), new Set([...weekly(1, 0, 12).keys()])])),
      articles: new Map(
        outlets.flatMap((id) => [
          [archiveId(id), weekly(20, 0, 12)] as const,
          [`feed-${id}`, weekly(20, 12)],
        ]),
      ),
      reports: new Map(
        outlets.flatMap((id, i) => [
          [archiveId(id), i % 3 === 0 ? weekly(before, 0, 12) : NONE] as const,
          [`feed-${id}`, i % 3 === 0 ? weekly(after, 12) : NONE],
        ]),
      ),
    });
    expect(incomparable(feeds, 29, telling(2, 2))).toEqual([]);
    expect(incomparable(feeds, 29, telling(1, 3))).toEqual([[0, 11]]);
  });

  it('are those before a specialist joined that tells more than all others, from its first week on', () => {
    const reports = new Map([
      ...ten('old').map(({ id }, i) => [id, i % 2 === 0 ? weekly(1, 0) : NONE] as const),
      ['special', weekly(7, 12)] as const,
    ]);
    const joined = [...ten('old'), polled('special', 12)];
    expect(incomparable(joined, 11, { reports })).toEqual([]);
    expect(incomparable(joined, 12, { reports })).toEqual([[0, 11]]);
    expect(incomparable(joined, 25, { reports })).toEqual([[0, 11]]);
  });

  it('are none where one joined that tells as much as each of the others', () => {
    const reports = new Map([...ten('old'), polled('new')].map(({ id }) => [id, weekly(1, 0)] as const));
    for (const place of [12, 13, 20, 29])
      expect(incomparable([...ten('old'), polled('new', 12)], place, { reports })).toEqual([]);
  });

  it('are all before a week in which a specialist was down, and that week for those after it', () => {
    const feeds = [...ten('old'), polled('special')];
    const down = 20;
    const everyWeek = (id: string): ReadonlyMap<string, number> =>
      new Map(
        Array.from({ length: 31 }, (_, week) => week)
          .filter((week) => id !== 'special' || week !== down)
          .map((week) => [weekAfter(week), 127] as const),
      );
    const answered = new Map(feeds.map(({ id }) => [id, everyWeek(id)] as const));
    const articles = new Map(feeds.map(({ id }) => [id, weekly(id === 'special' ? 3 : 30, 0)] as const));
    const reports = new Map([
      ...ten('old').map(({ id }, i) => [id, i % 2 === 0 ? weekly(1, 0) : NONE] as const),
      ['special', weekly(7, 0)] as const,
    ]);
    expect(incomparable(feeds, down - 1, { answered, articles, reports })).toEqual([]);
    expect(incomparable(feeds, down, { answered, articles, reports })).toEqual([[0, down - 1]]);
    expect(incomparable(feeds, down + 5, { answered, articles, reports })).toEqual([[down, down]]);
    // Nor does one that stays down come to be one that tells nothing.
    const until = (place: number) => (weeks: ReadonlyMap<string, number>) =>
      new Map([...weeks].filter(([week]) => week < weekAfter(place)));
    const forGood = {
      answered: new Map([...answered, ['special', until(3)(everyWeek('special'))]]),
      articles: new Map([...articles, ['special', until(3)(weekly(3, 0))]]),
      reports: new Map([...reports, ['special', until(3)(weekly(7, 0))]]),
    };
    expect(incomparable(feeds, 29, forGood)).toEqual([[0, 28]]);
    // One that tells no more of the relations than its share of the articles is missed by the coverage alone.
    const even = new Map(feeds.map(({ id }) => [id, weekly(1, 0)] as const));
    expect(incomparable(feeds, down, { answered, articles: new Map(even), reports: even })).toEqual([]);
  });

  it('are those before a specialist joined that alone tells most developments, though forty that retell a few report more', () => {
    const forty = ['a', 'b', 'c', 'd'].flatMap((prefix) => ten(prefix));
    const feeds = [...forty, polled('special', 12)];
    const articles = new Map(
      feeds.map(({ id }) => [id, id === 'special' ? weekly(25, 12) : weekly(60, 0)] as const),
    );
    const reports = new Map([
      ...forty.map(({ id }) => [id, weekly(6, 0)] as const),
      ['special', weekly(22, 12)],
    ]);
    const told = new Map([
      ...toldByEach(reports, 40),
      ['special', toldByEach(reports, 1).get('special') ?? new Map<string, never>()],
    ]);
    expect(incomparable(feeds, 12, { articles, reports, told })).toEqual([[0, 11]]);
    expect(incomparable(feeds, 12, { articles, reports })).toEqual([]);
  });

  it('are those before a specialist joined, or left, that alone tells most of one indicator, though little of all', () => {
    const forty = ['a', 'b', 'c', 'd'].flatMap((prefix) => ten(prefix));
    const among = (energy: number, last = 30): Partial<FeedStatistics> => {
      const everyWeek = (told: ToldDevelopments, from = 0) =>
        new Map([...weekly(1, from, last)].map(([week]) => [week, told]));
      const shared = { ...toldOf(0), diplomacy: 750_000, energy: 12_500, composite: 762_500 };
      return {
        articles: new Map([
          ...forty.map(({ id }) => [id, weekly(60, 0)] as const),
          ['special', weekly(30, 12, last)] as const,
        ]),
        told: new Map([
          ...forty.map(({ id }) => [id, everyWeek(shared)] as const),
          ['special', everyWeek(toldOf(energy, 'energy'), 12)] as const,
        ]),
      };
    };
    expect(incomparable([...forty, polled('special', 12)], 25, among(2e6), 'energy')).toEqual([[0, 11]]);
    const whereLeft = SERIES.map((series) =>
      incomparable([...forty, polled('special', 12, 22)], 26, among(2e6, 23), series),
    );
    expect(whereLeft).toEqual(SERIES.map((series) => (series === 'energy' ? [[12, 22]] : [])));
  });
});
