import fc from 'fast-check';
import { weekAfter } from './indicators.builder.js';
import { weeklyCoverage, type FeedStatistics, type WatchedFeed } from './weekly-coverage.js';

const parameters = { expectedArticlesWeeks: 8, silentFromExpectedArticles: 5, currentWeek: null };
const weeks = (count: number): string[] => Array.from({ length: count }, (_, i) => weekAfter(i));
const enabled = (id: string, from = 0, to: number | null = null): WatchedFeed => ({
  id,
  enabledFrom: weekAfter(from),
  enabledTo: to === null ? null : weekAfter(to),
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
        new Set(counts.flatMap((n, i) => (n === null ? [] : [weekAfter(i)]))),
      ]),
    ),
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
    expect(shares(given, 4)).toEqual([1, 1, 0.25, 0.75]);
  });

  it('expects the median of the last eight weeks that had any, the judged week left out', () => {
    const counts = [90, 90, 90, 90, 10, 10, null, 10, 10, 30, 30, 30, null];
    const given = statistics({ varying: counts, steady: Array.from({ length: 13 }, () => 20) });
    expect(shares(given, 13).at(-1)).toBe(20 / (20 + 20));
    expect(shares(given, 13)[6]).toBe(20 / (20 + 90));
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
    expect(shares(statistics({ busy: [40, 0] }), 2, { currentWeek: weekAfter(1) })).toEqual([1, 1]);
    expect(shares(statistics({ busy: [40, 0] }), 2)).toEqual([1, 0]);
  });

  it('is 0 when no feed answers, and unknown where none was enabled', () => {
    const given = statistics({ a: [10, null] }, { feeds: [enabled('a', 0, 1)] });
    expect(shares(given, 3)).toEqual([1, 0, undefined]);
  });

  it('covers the weeks and outlets of an imported archive, enabled or not', () => {
    const imported = new Map([['archive', new Set([weekAfter(0), weekAfter(1)])]]);
    const given = statistics({ late: [null, null, 10] }, { feeds: [enabled('late', 2)], imported });
    expect(shares(given, 3)).toEqual([1, 1, 1]);
    const beside = statistics({ live: [10, null, 10] }, { imported });
    expect(shares(beside, 2)).toEqual([1, 0.5]);
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
