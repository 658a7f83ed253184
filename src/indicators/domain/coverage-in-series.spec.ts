import fc from 'fast-check';
import { anyDevelopments } from './any-development.builder.js';
import type { CountedDevelopment } from './counted-development.js';
import type { IndexPoint } from './index-point.js';
import {
  aDevelopment,
  composite,
  dayAfter,
  designParameters,
  fiveCalls,
  seriesInput,
  weekAfter,
  weeklyCalls,
} from './indicators.builder.js';
import { weeklySeries } from './weekly-series.js';

describe('coverage', () => {
  const covered = (shares: Record<number, number>, weeks: number): ReadonlyMap<string, number> =>
    new Map(Array.from({ length: weeks }, (_, i) => [weekAfter(i), shares[i] ?? 1]));
  const at = (some: CountedDevelopment[], coverage: ReadonlyMap<string, number>): IndexPoint[] =>
    composite(weeklySeries(seriesInput(some, { coverage })));

  it('below a half withholds the index and carries the sums over with what did arrive', () => {
    const some = [aDevelopment(), aDevelopment({ id: 'late', day: dayAfter(7), score: 1 })];
    const points = at(some, covered({ 1: 0.49 }, 3));
    expect(points[1]).toMatchObject({
      state: 'no-coverage',
      index: null,
      low: null,
      high: null,
      intensity: null,
    });
    expect(points[1]?.cooperation).toEqual({ words: 1, deeds: 0 });
    const sum = 3 * Math.pow(2, -1 / 8);
    expect(points[2]?.index).toBeCloseTo((100 * sum) / (sum + 6), 12);
  });

  it('of a half or more divides the flows', () => {
    const [point] = at([aDevelopment()], covered({ 0: 0.5 }, 1));
    expect(point).toMatchObject({ coverage: 0.5, cooperation: { words: 4, deeds: 0 }, n: 1, weight: 1 });
    expect(point?.index).toBeCloseTo(40, 12);
  });

  it('is no evidence: what was missed moves the index but does not narrow the band', () => {
    const half = at(fiveCalls('2025-01-06'), covered({ 0: 0.5 }, 1))[0]!;
    const full = at(fiveCalls('2025-01-06'), covered({}, 1))[0]!;
    expect(half.low).toBeCloseTo(full.low!, 9);
    expect(half.index!).toBeGreaterThan(full.index!);
  });

  it('never lets an outage read as cooling', () => {
    fc.assert(
      fc.property(
        anyDevelopments(200),
        fc.integer({ min: 1, max: 8 }),
        fc.double({ min: 0, max: 0.49, noNaN: true }),
        (some, weeks, share) => {
          const shares = Object.fromEntries(Array.from({ length: weeks }, (_, i) => [30 + i, share]));
          const points = at(some, covered(shares, 32 + weeks));
          const [before, after] = [points[29]!, points[30 + weeks]!];
          expect(points.slice(30, 30 + weeks).every(({ index }) => index === null)).toBe(true);
          const uninterrupted = at(some, covered({}, 32))[30]!;
          expect(after.index).toBeCloseTo(uninterrupted.index!, 9);
          expect(before.index).not.toBeNull();
        },
      ),
      { numRuns: 10 },
    );
  });

  it('lets sums age by the calendar again once an outage has lasted half a year', () => {
    const down = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [1 + i, 0]));
    const points = at([aDevelopment({ score: 10 })], covered(down, 42));
    const sum = 10 * Math.pow(2, -(40 - 26 + 1) / 8);
    expect(points[41]?.index).toBeCloseTo((100 * sum) / (sum + 6), 12);
  });

  it('lets what happened before there were feeds age by the calendar', () => {
    const visit = aDevelopment({ id: 'visit', day: dayAfter(-7 * 80), score: 10 });
    const points = at([visit], covered({}, 1));
    expect(points[0]).toMatchObject({ state: 'no-coverage', coverage: null, n: 1 });
    const sum = 10 * Math.pow(2, -10);
    expect(points.at(-1)?.index).toBeCloseTo((100 * sum) / (sum + 6), 12);
  });

  it('counts only covered weeks as history', () => {
    const steady = weeklyCalls(40);
    const points = weeklySeries(
      seriesInput(steady, { coverage: covered({ 3: 0.1 }, 40), parameters: designParameters }),
    );
    const states = composite(points).map(({ state }) => state);
    expect([states[3], states[25], states[26]]).toEqual(['no-coverage', 'short-history', 'ok']);
  });
});
