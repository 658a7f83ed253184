import fc from 'fast-check';
import { mulberry32, overdispersed } from './band-simulation.builder.js';
import { discoveries } from './false-discovery.js';
import { countTail } from './negative-binomial.js';
import { changeWords, weekChange, type TestedChange, type WeekCount } from './week-change.js';

const quiet = (n: number, conflicts = 0, coverage = 1): WeekCount => ({ n, conflicts, coverage });
const steady = (weeks: number, n: number, conflicts = 0): WeekCount[] =>
  Array.from({ length: weeks }, (_, i) => quiet(n + (i % 2 === 0 ? 1 : -1), conflicts));
const word = (week: WeekCount, before: WeekCount[]): string | undefined =>
  changeWords([weekChange(week, before, 13)!], 0.05)[0];

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
  it('is not tested against fewer covered weeks than asked for', () => {
    expect(weekChange(quiet(5), steady(12, 5), 13)).toBeNull();
    expect(weekChange(quiet(5), steady(13, 5), 13)).not.toBeNull();
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
    expect(word(quiet(10), steady(13, 10))).toBe('no change shown');
    expect(word(quiet(14), steady(13, 10))).toBe('no change shown');
    expect(word(quiet(1), steady(13, 1))).toBe('no change shown');
  });

  it('does not take half the coverage for half the happenings', () => {
    const { rateRatio } = weekChange(quiet(10, 0, 0.5), steady(13, 20), 13)!;
    expect(rateRatio).toBeCloseTo(1, 1);
    expect(word(quiet(10, 0, 0.5), steady(13, 20))).toBe('no change shown');
  });

  it('holds its rate ratio inside the interval and its p-values inside 0 … 1', () => {
    const count = fc
      .tuple(fc.nat(30), fc.nat(30), fc.double({ min: 0.5, max: 1, noNaN: true }))
      .map(([n, conflicts, coverage]) => quiet(n, Math.min(n, conflicts), coverage));
    fc.assert(
      fc.property(count, fc.array(count, { minLength: 13, maxLength: 13 }), (week, before) => {
        const { rateRatio, low, high, rateP, conflictRoseP, conflictFellP } = weekChange(week, before, 13)!;
        expect(low).toBeLessThan(rateRatio);
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
      const changes = [1, 4, 12].map((perWeek): TestedChange => {
        const draw = (): WeekCount => {
          const n = overdispersed(perWeek, 2, random);
          return quiet(n, Array.from({ length: n }, random).filter((u) => u < 0.25).length);
        };
        return weekChange(draw(), Array.from({ length: 52 }, draw), 52)!;
      });
      if (changeWords(changes, 0.05).some((found) => found !== 'no change shown')) cried += 1;
    }
    expect(cried / weeks).toBeLessThanOrEqual(0.05);
  });
});
