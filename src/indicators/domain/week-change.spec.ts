import fc from 'fast-check';
import { mulberry32, overdispersed } from './band-simulation.builder.js';
import { discoveries } from './false-discovery.js';
import { countTail } from './negative-binomial.js';
import { dayAfter, designParameters, fiveCalls, seriesInput, weekAfter } from './indicators.builder.js';
import {
  changeWords,
  referenceWeeks,
  testWeek,
  weekChanges,
  type TestedWeek,
  type WeekCount,
} from './week-change.js';
import { seriesSteps } from './weekly-series.js';

const quiet = (n: number, conflicts = 0, coverage = 1): WeekCount => ({ n, conflicts, coverage });
const steady = (weeks: number, n: number, conflicts = 0): WeekCount[] =>
  Array.from({ length: weeks }, (_, i) => quiet(n + (i % 2 === 0 ? 1 : -1), conflicts));
const { change } = designParameters;
const test = (week: WeekCount, before: WeekCount[]): TestedWeek => testWeek(week, before, change);
const word = (week: WeekCount, before: WeekCount[]): string | null | undefined =>
  changeWords([test(week, before)], change.falseDiscoveryRate)[0];

describe('the tail of a negative binomial count', () => {
  it.each([
    [8, 3, 2, 0.0546875],
    [2, 0.5, 1.5, 1 / 9],
    [25, 10, 3, 0.016100465167446436],
    [4, 1, 1, 0.01898815687615381],
  ])(
    'of at least %d at mean %d and dispersion %d is what SciPy gives',
    (count, mean, dispersion, expected) => {
      expect(countTail(count, mean, dispersion)).toBeCloseTo(expected, dispersion === 1 ? 6 : 12);
    },
  );

  it('is certain for no happenings at all', () => {
    expect(countTail(0, 3, 2)).toBe(1);
  });
});

describe('control of false discovery', () => {
  it('lets stand what lies below the largest passing step', () => {
    expect(discoveries([0.01, 0.04, 0.03, 0.9], 0.05)).toEqual([true, false, false, false]);
    expect(discoveries([0.01, 0.02, 0.03, 0.04], 0.05)).toEqual([true, true, true, true]);
    expect(discoveries([0.2, 0.3], 0.05)).toEqual([false, false]);
    expect(discoveries([], 0.05)).toEqual([]);
  });
});

describe('the change of a week', () => {
  it('compares with a quarter only where there is one, and with a year at most', () => {
    expect(test(quiet(5), steady(12, 5)).short).toBeNull();
    expect(test(quiet(5), steady(13, 5)).short).toMatchObject({ referenceWeeks: 13 });
    expect(test(quiet(5), steady(80, 5)).long.referenceWeeks).toBe(52);
  });

  it('holds also beside as much less, or more, as the same sources brought of other news', () => {
    const of = (n: number, brought: number): string | null | undefined =>
      word({ ...quiet(n), brought }, steady(52, 20));
    expect([of(6, 1), of(6, 1.4), of(6, 0.4)]).toEqual(['quiet', 'quiet', 'none-shown']);
    expect([of(48, 1), of(48, 0.6), of(48, 2.2)]).toEqual(['busy', 'busy', 'none-shown']);
    expect([of(0, 0.001), of(20, 0.001)]).toEqual(['none-shown', 'none-shown']);
    expect(test({ ...quiet(6), brought: 0.4 }, steady(52, 20)).brought).toBe(0.4);
  });

  it('is not tested in a week that is thin, running, without coverage or without history, and says which', () => {
    const calls = fiveCalls();
    const of = (weeks: number, coverage: 'full' | ReadonlyMap<string, number> = 'full'): unknown => {
      const input = { currentWeek: weekAfter(weeks), coverage, parameters: designParameters };
      return weekChanges(seriesSteps(seriesInput(calls, input)), weekAfter(0), change).map(
        ({ indicator, state, coverage: share, word: said, test: tested }) => ({
          ...{ indicator, state, coverage: share, said, tested },
        }),
      )[3];
    };
    const untested = { indicator: 'diplomacy', said: null, tested: null };
    expect(of(3)).toEqual({ ...untested, state: 'short-history', coverage: 1 });
    const unread = { ...untested, state: 'no-coverage' };
    expect(of(3, new Map([[weekAfter(0), 0.4]]))).toEqual({ ...unread, coverage: 0.4 });
    expect(of(3, new Map([[weekAfter(1), 1]]))).toEqual({ ...unread, coverage: null });
  });

  it('has covered weeks before it to compare with also where it is not tested, a year of them at most', () => {
    const input = { currentWeek: weekAfter(80), coverage: 'full', parameters: designParameters } as const;
    const steps = seriesSteps(seriesInput(fiveCalls(), input));
    const at = (weeks: number) => referenceWeeks(steps, weekAfter(weeks), change);
    const first = at(0);
    expect([at(1), at(2), at(70)]).toEqual([first + 1, first + 2, 52]);
    expect(referenceWeeks(steps, '1990-W01', change)).toBe(0);
  });

  it('is not tested in a week of which more than a tenth is missing, however little it brought', () => {
    const busy = Array.from({ length: 40 }, (_, week) =>
      [1, 2, 3, 4].flatMap(() => fiveCalls(dayAfter(7 * week))),
    ).flat();
    const last = (coverage: number): unknown => {
      const seen = new Map(Array.from({ length: 41 }, (_, i) => [weekAfter(i), i < 40 ? 1 : coverage]));
      const steps = seriesSteps(
        seriesInput(busy, { coverage: seen, currentWeek: weekAfter(41), parameters: designParameters }),
      );
      return weekChanges(steps, weekAfter(40), change).find(({ indicator }) => indicator === 'diplomacy');
    };
    expect(last(0.89)).toMatchObject({ n: 0, state: 'ok', word: null, test: null });
    expect(last(0.9)).toMatchObject({ n: 0, state: 'ok', word: 'quiet' });
  });

  it('calls fewer happenings quiet, never cooling', () => {
    expect(word(quiet(0), steady(13, 20))).toBe('quiet');
    expect(word(quiet(60), steady(13, 20))).toBe('busy');
  });

  it('calls cooling only what raises the tested share of conflict, and warming what lowers it', () => {
    expect(word(quiet(8, 8), steady(13, 8))).toBe('cooling');
    expect(word(quiet(20, 0), steady(13, 20, 15))).toBe('warming');
  });

  it('shows no change in an ordinary week, and none in a swing that chance explains', () => {
    expect(word(quiet(10), steady(13, 10))).toBe('none-shown');
    expect(word(quiet(14), steady(13, 10))).toBe('none-shown');
    expect(word(quiet(1), steady(13, 1))).toBe('none-shown');
  });

  it('does not take half the coverage for half the happenings', () => {
    const { rateRatio } = test(quiet(10, 0, 0.5), steady(13, 20)).long;
    expect(rateRatio).toBeCloseTo(1, 1);
    expect(word(quiet(10, 0, 0.5), steady(13, 20))).toBe('none-shown');
  });

  it('claims a fall, or a shift of conflict, only where it holds with all that feeds which were down may have hidden', () => {
    const year = steady(52, 20, 4);
    expect(word(quiet(8, 2), year)).toBe('quiet');
    expect(word(quiet(8, 2, 0.92), year)).toBe('none-shown');
    expect(word(quiet(0, 0, 0.92), year)).toBe('quiet');
    expect(word(quiet(8, 6), year)).toBe('cooling');
    expect(word(quiet(8, 6, 0.92), year)).toBe('none-shown');
    expect(word(quiet(20, 0), steady(52, 20, 10))).toBe('warming');
    expect(word(quiet(20, 0, 0.9), steady(52, 20, 5))).toBe('none-shown');
    expect(word(quiet(50, 10, 0.92), year)).toBe('busy');
  });

  it('never says that a week without developments had so many times the usual', () => {
    const seldom = Array.from({ length: 52 }, (_, i) => quiet(i % 9 === 0 ? 1 : 0));
    const { usual, rateRatio, low, high } = test(quiet(0), seldom).long;
    expect({ rateRatio, low }).toEqual({ rateRatio: 0, low: 0 });
    expect(high).toBeGreaterThan(1);
    expect(test(quiet(2), seldom).long.rateRatio).toBeCloseTo(2 / usual, 12);
  });

  it('has 1 inside the interval exactly where the test of a week that was seen whole finds nothing at a tenth', () => {
    const before = fc.array(
      fc.nat(12).map((n) => quiet(n)),
      { minLength: 13, maxLength: 52 },
    );
    fc.assert(
      fc.property(fc.nat(40), before, (n, weeks) => {
        const { long, rateP } = test(quiet(n), weeks);
        fc.pre(Math.abs(rateP - 0.1) > 1e-6);
        expect(long.low <= 1 && 1 <= long.high).toBe(rateP > 0.1);
      }),
      { numRuns: 200 },
    );
  });

  it('covers the true ratio of a thin and uneven rate in nine of ten weeks', () => {
    const random = mulberry32(7);
    const draw = (mean: number): WeekCount => quiet(overdispersed(mean, 2, random));
    const covers = Array.from({ length: 600 }, () => {
      const { low, high } = test(
        draw(2.1),
        Array.from({ length: 52 }, () => draw(0.7)),
      ).long;
      return low <= 3 && 3 <= high;
    });
    expect(covers.filter(Boolean).length / covers.length).toBeGreaterThan(0.88);
  });

  it('holds its rate ratio inside the interval and its p-values inside 0 … 1', () => {
    const count = fc
      .tuple(fc.nat(30), fc.nat(30), fc.double({ min: 0.5, max: 1, noNaN: true }))
      .map(([n, conflicts, coverage]) => quiet(n, Math.min(n, conflicts), coverage));
    fc.assert(
      fc.property(count, fc.array(count, { minLength: 13, maxLength: 13 }), (week, before) => {
        const { long, rateP, conflictRoseP, conflictFellP } = test(week, before);
        const { rateRatio, low, high } = long;
        expect(low).toBeLessThanOrEqual(rateRatio);
        expect(high).toBeGreaterThan(rateRatio);
        for (const p of [rateP, conflictRoseP, conflictFellP]) {
          expect(p).toBeGreaterThanOrEqual(0);
          expect(p).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('cries change in at most one of twenty simulated quiet weeks, over-dispersion and all', () => {
    const random = mulberry32(5);
    const weeks = 100;
    let cried = 0;
    for (let week = 0; week < weeks; week += 1) {
      const changes = [1, 4, 12].map((perWeek): TestedWeek => {
        const draw = (): WeekCount => {
          const n = overdispersed(perWeek, 2, random);
          return quiet(n, Array.from({ length: n }, random).filter((u) => u < 0.25).length);
        };
        return test(draw(), Array.from({ length: 52 }, draw));
      });
      if (changeWords(changes, change.falseDiscoveryRate).some((found) => found !== 'none-shown')) cried += 1;
    }
    expect(cried / weeks).toBeLessThanOrEqual(0.05);
  });
});
