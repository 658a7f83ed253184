import fc from 'fast-check';
import { dayAfter, designParameters, weekAfter } from './indicators.builder.js';
import type { FeedStatistics, WatchedFeed } from './feeds-to-watch.js';
import { weeklyCoverage } from './weekly-coverage.js';

const parameters = { ...designParameters, today: null };
const EVERY_DAY = 0b1111111;
const weeks = (count: number): string[] => Array.from({ length: count }, (_, i) => weekAfter(i));
const enabled = (id: string, from = 0, to: number | null = null): WatchedFeed => ({
  id,
  outlets: [id],
  enabledFrom: dayAfter(7 * from),
  enabledTo: to === null ? null : dayAfter(7 * to + 6),
});

/** Articles per week of each feed; null where it did not answer. */
function statistics(
  byFeed: Record<string, (number | null)[]>,
  changes: Partial<FeedStatistics> = {},
): FeedStatistics {
  const entries = Object.entries(byFeed);
  return {
    feeds: entries.map(([id]) => enabled(id)),
    articles: new Map(
      entries.map(([id, counts]) => [id, new Map(counts.map((n, i) => [weekAfter(i), n ?? 0]))]),
    ),
    answered: new Map(
      entries.map(([id, counts]) => [
        id,
        new Map(counts.flatMap((n, i) => (n === null ? [] : [[weekAfter(i), EVERY_DAY] as const]))),
      ]),
    ),
    ...{ reports: new Map(), told: new Map() },
    imported: new Map(),
    ...changes,
  };
}
const shares = (given: FeedStatistics, count: number, changes = {}): (number | undefined)[] => {
  const coverage = weeklyCoverage(given, weeks(count), { ...parameters, ...changes });
  return weeks(count).map((week) => coverage.get(week));
};

describe('weekly coverage', () => {
  it('weighs a feed that did not answer by the articles expected of it', () => {
    const given = statistics({ large: [30, 30, null, 30], small: [10, 10, 10, null] });
    // The large feed's next Monday still held the Sunday before.
    expect(shares(given, 4)).toEqual([1, 1, (6 * 0.25 + 1) / 7, 0.75]);
  });

  it('expects the median of the last eight weeks that had any, the judged week left out', () => {
    const counts = [90, 90, 90, 90, 60, 60, null, 60, 60, 70, 70, 70, null];
    const given = statistics({ varying: counts, steady: Array.from({ length: 13 }, () => 20) });
    expect(shares(given, 13).at(-1)).toBeCloseTo(20 / (20 + 65), 12);
    expect(shares(given, 13)[6]).toBeCloseTo(20 / (20 + 90), 12);
  });

  it('counts feeds alike before any has a history', () => {
    expect(shares(statistics({ a: [5], b: [null], c: [80], d: [null] }), 1)).toEqual([0.5]);
  });

  it('misses a feed that failed from its first day as much as a typical one', () => {
    const given = statistics({ a: [10, 10], b: [10, 10], broken: [null, null] });
    expect(shares(given, 2)[1]).toBeCloseTo(2 / 3, 12);
  });

  it('leaves a feed out while it was switched off between two spans', () => {
    const given = statistics(
      { steady: [10, 10, 10, 10], paused: [10, null, null, 10] },
      { feeds: [enabled('steady'), enabled('paused', 0, 0), enabled('paused', 3)] },
    );
    expect(shares(given, 4)).toEqual([1, 1, 1, 1]);
  });

  it('leaves a feed out before it joined and after it left', () => {
    const given = statistics(
      { stays: [10, 10, 10, 10], guest: [null, 10, 10, null] },
      { feeds: [enabled('stays'), enabled('guest', 1, 2)] },
    );
    expect(shares(given, 4)).toEqual([1, 1, 1, 1]);
  });

  it('takes a feed that answers without its usual articles for one that fell silent', () => {
    const given = statistics({ dead: [50, 50, 0, 0], alive: [50, 50, 50, 50] });
    expect(shares(given, 4)).toEqual([1, 1, 0.5, 0.5]);
  });

  it('allows an empty week to a feed of which little is expected, and to any in the running week', () => {
    expect(shares(statistics({ quiet: [2, 0], busy: [40, 40] }), 2)).toEqual([1, 1]);
    expect(shares(statistics({ busy: [40, 0] }), 2, { today: dayAfter(7) })).toEqual([1, 1]);
    expect(shares(statistics({ busy: [40, 0] }), 2)).toEqual([1, 0]);
  });

  /** Small feeds, up to a hundred, that bring four articles a week until they fall silent. */
  const smallOnes = (count: number, silentFrom: (feed: number) => number, weeksLong = 22): FeedStatistics =>
    statistics(
      Object.fromEntries(
        Array.from({ length: count }, (_, feed) => [
          `small-${feed}`,
          Array.from({ length: weeksLong }, (_unused, week) => (week < silentFrom(feed) ? 4 : 0)),
        ]),
      ),
    );

  it('misses small feeds that answer and bring nothing: all at once, or a third of them', () => {
    const all = shares(
      smallOnes(100, () => 10),
      22,
    );
    expect(all.slice(0, 10)).toEqual(Array(10).fill(1));
    expect(Math.max(...all.slice(10).map((share) => share ?? 1))).toBeLessThan(0.15);
    const third = shares(
      smallOnes(99, (feed) => (feed < 33 ? 10 : 22)),
      22,
    ).slice(11);
    for (const share of third) expect(share).toBeCloseTo(2 / 3, 1);
  });

  it('misses a small feed by itself once its silence is longer than chance explains, and then for good', () => {
    const alone = shares(
      smallOnes(1, () => 10),
      22,
    );
    expect(alone.slice(10, 14)).toEqual([1, 1, 1, 1]);
    for (const share of alone.slice(14)) expect(share).toBeLessThan(0.01);
  });

  it('misses small feeds that fall silent one by one', () => {
    const byOne = shares(
      smallOnes(20, (feed) => 10 + feed, 40),
      40,
    );
    for (const [week, share] of byOne.entries())
      if (week >= 12) expect(share).toBeLessThan(1 - Math.min(20, week - 14) / 20 + 0.1);
  });

  it('lowers nothing where small feeds are empty as often as they always were, or in a quiet week', () => {
    const everyThird = (feed: number, week: number): number => ((feed + week) % 3 === 0 ? 0 : 2);
    const rows = Object.fromEntries(
      Array.from({ length: 60 }, (_, feed) => [
        `small-${feed}`,
        Array.from({ length: 40 }, (_unused, week) => everyThird(feed, week)),
      ]),
    );
    expect(shares(statistics(rows), 40).slice(9)).toEqual(Array(31).fill(1));
    const holiday = Object.fromEntries(
      Array.from({ length: 60 }, (_, feed) => [
        `small-${feed}`,
        Array.from({ length: 40 }, (_unused, week) => (week < 39 ? 4 : feed % 5 === 0 ? 0 : 2)),
      ]),
    );
    expect(shares(statistics(holiday), 40).at(-1)).toBe(1);
  });

  it('is 0 when no feed answers, and unknown where none was enabled', () => {
    const given = statistics({ a: [10, null] }, { feeds: [enabled('a', 0, 1)] });
    expect(shares(given, 3)).toEqual([1, 0, undefined]);
  });

  /** Articles per week of outlets of an imported archive; it names the weeks in which there are any. */
  function archive(byOutlet: Record<string, number[]>): FeedStatistics {
    const weeksOf = (counts: number[]): Set<string> =>
      new Set(counts.flatMap((n, i) => (n === 0 ? [] : [weekAfter(i)])));
    const imported = new Map(Object.entries(byOutlet).map(([id, counts]) => [id, weeksOf(counts)]));
    return statistics(byOutlet, { feeds: [], answered: new Map(), imported });
  }

  it('takes an outlet without its usual articles inside an archive for silent', () => {
    const given = archive({ dead: [30, 30, 0, 0, 30], alive: [10, 10, 10, 10, 10] });
    expect(shares(given, 5)).toEqual([1, 1, 0.25, 0.25, 1]);
    expect(shares(archive({ alone: [30, 30, 0, 30] }), 4)).toEqual([1, 1, 0, 1]);
  });

  it('misses the outlets of an archive that ends while another goes on, for half a year', () => {
    const goesOn = Array<number>(30).fill(8);
    const given = archive({ a: [8, 8, 8], b: [8, 8, 8], c: [8, 8, 8], alive: goesOn });
    expect(shares(given, 30)).toEqual([1, 1, 1, ...Array<number>(26).fill(0.25), 1]);
  });

  it('does not take one late article of one outlet for the silence of all others', () => {
    const ends = [8, 8, 8, 0, 0, 0];
    const given = archive({ a: ends, b: ends, c: [8, 8, 8, 0, 0, 1] });
    expect(shares(given, 6).at(-1)).toBeCloseTo(1 / 3, 12);
  });

  it('misses no outlet that has articles in a week or two of the archives: it never went on', () => {
    const given = archive({ steady: Array<number>(12).fill(8), stray: [8, 8], once: [0, 0, 0, 8] });
    expect(shares(given, 12)).toEqual(Array<number>(12).fill(1));
  });

  it('misses no archive where feeds are polled: they have taken over', () => {
    const imported = archive({ a: [8, 8, 0, 0], b: [8, 8, 8, 8] });
    const polled = statistics({ feed: [0, 0, 5, 5] }, { feeds: [enabled('feed', 2)] });
    const both = { ...polled, imported: imported.imported };
    const articles = new Map([...imported.articles, ...polled.articles]);
    expect(shares({ ...both, articles }, 4)).toEqual([1, 1, 1, 1]);
  });

  it('counts an outlet whose archive breaks off within the week by the share it has of it', () => {
    expect(shares(archive({ broken: [40, 40, 8], whole: [40, 40, 40] }), 3)[2]).toBeCloseTo(0.6, 12);
  });

  it('claims no empty week of an outlet of which too little is expected to tell silence from chance', () => {
    expect(shares(archive({ quiet: [2, 0, 2] }), 3)).toEqual([1, undefined, 1]);
    expect(shares(archive({ quiet: [2, 0, 2], busy: [30, 30, 30] }), 3)).toEqual([1, 1, 1]);
  });

  it('misses small outlets of an archive of which most are empty in one week', () => {
    const rows = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [`small-${i}`, [3, 3, 3, 3, 3, i < 30 ? 0 : 3, 3]]),
    );
    const share = shares(archive(rows), 7)[5] ?? 1;
    expect(share).toBeGreaterThan(0.25);
    expect(share).toBeLessThan(0.5);
    const few = shares(archive({ a: [3, 3, 3, 3, 3, 0, 3], b: [3, 3, 3, 3, 3, 3, 3] }), 7);
    expect(few[5]).toBe(1);
  });

  it('takes what comes after half a year without an article for another archive', () => {
    const silent = (weeksWithout: number): (number | undefined)[] =>
      shares(archive({ outlet: [30, ...Array<number>(weeksWithout).fill(0), 30] }), weeksWithout + 2);
    expect(silent(26).slice(1, -1)).toEqual(Array(26).fill(0));
    expect(silent(27).slice(1, -1)).toEqual(Array(27).fill(undefined));
  });

  it('covers the weeks and outlets of an imported archive, enabled or not', () => {
    const imported = new Map([['archive', new Set([weekAfter(0), weekAfter(1)])]]);
    const given = statistics(
      { late: [null, null, 10], archive: [10, 10] },
      { feeds: [enabled('late', 2)], imported },
    );
    expect(shares(given, 3)).toEqual([1, 1, 1]);
    const beside = statistics(
      { live: [10, null, 10], archive: [10, 10] },
      { feeds: [enabled('live')], imported },
    );
    expect(shares(beside, 2)).toEqual([1, (6 * 0.5 + 1) / 7]);
  });

  it('sees a day if the feed answered on it or on the next', () => {
    const days = (answered: number): number | undefined =>
      shares(
        statistics({ a: [7, 7] }, { answered: new Map([['a', new Map([[weekAfter(1), answered]])]]) }),
        2,
      )[1];
    expect([0b1, 0b10, 0b1000000, 0b1010101].map(days)).toEqual([1 / 7, 2 / 7, 2 / 7, 1]);
  });

  it('gives today the benefit of yesterday, and leaves out the days to come', () => {
    const wednesday = (answered: number): number | undefined =>
      shares(
        statistics({ a: [7, 1] }, { answered: new Map([['a', new Map([[weekAfter(1), answered]])]]) }),
        2,
        { today: dayAfter(9) },
      )[1];
    expect([0b11, 0b111, 0b1].map(wednesday)).toEqual([1, 1, 1 / 3]);
  });

  it('counts a feed from the day it joined, and none for the days before any did', () => {
    const from = (day: number): WatchedFeed => ({
      ...{ id: 'new', outlets: [] },
      ...{ enabledFrom: dayAfter(day), enabledTo: null },
    });
    const late = new Map([[weekAfter(0), 0b1100000]]);
    const beside = statistics({ old: [10], new: [3] }, { feeds: [enabled('old'), from(5)] });
    const answered = new Map([...beside.answered, ['new', late] as const]);
    expect(shares({ ...beside, answered }, 1)).toEqual([1]);
    const alone = { ...statistics({ new: [3] }, { feeds: [from(5)] }), answered: new Map([['new', late]]) };
    expect(shares(alone, 1)[0]).toBeCloseTo(2 / 7, 12);
  });

  it('counts a feed that broke down within the week by the share it brought', () => {
    const given = statistics({ broken: [50, 50, 10], whole: [50, 50, 50] });
    expect(shares(given, 3)[2]).toBeCloseTo((0.2 + 1) / 2, 12);
    expect(shares(statistics({ slow: [50, 50, 30], whole: [50, 50, 50] }), 3)[2]).toBe(1);
  });

  it('never rises when a feed answers on fewer days', () => {
    const days = fc.integer({ min: 0, max: EVERY_DAY });
    fc.assert(
      fc.property(days, days, fc.integer({ min: 0, max: 60 }), (some, mask, articles) => {
        const at = (answered: number): number =>
          shares(
            statistics(
              { a: [20, articles], b: [20, 20] },
              {
                answered: new Map([
                  ['a', new Map([[weekAfter(1), answered]])],
                  ['b', new Map([[weekAfter(1), EVERY_DAY]])],
                ]),
                articles: new Map(['a', 'b'].map((id) => [id, new Map([[weekAfter(0), 20]])])),
              },
            ),
            2,
            { today: dayAfter(13) },
          )[1] ?? 0;
        expect(at(some & mask)).toBeLessThanOrEqual(at(some));
      }),
      { numRuns: 100 },
    );
  });

  it('lies between 0 and 1 whatever the feeds do', () => {
    const counts = fc.array(fc.option(fc.nat(60)), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(counts, counts, counts, (a, b, c) => {
        for (const share of shares(statistics({ a, b, c }), 12)) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 50 },
    );
  });
});
