import fc from 'fast-check';
import { logChanceOfAtLeast, type Chance } from './chernoff-bound.js';

/** The probability by going through every outcome. */
function exactly(sum: number, chances: readonly Chance[]): number {
  const [first, ...rest] = chances;
  if (first === undefined) return sum <= 0 ? 1 : 0;
  const { weight, probability } = first;
  return probability * exactly(sum - weight, rest) + (1 - probability) * exactly(sum, rest);
}

describe('the bound of a sum of chances', () => {
  it('is never below the probability, and exact where all must happen', () => {
    const chance = fc.record({
      weight: fc.integer({ min: 1, max: 8 }),
      probability: fc.double({ min: 0.001, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(
        fc.array(chance, { minLength: 1, maxLength: 8 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (chances, share) => {
          const all = chances.reduce((total, { weight }) => total + weight, 0);
          const sum = Math.round(share * all);
          expect(Math.exp(logChanceOfAtLeast(sum, chances))).toBeGreaterThan(exactly(sum, chances) - 1e-9);
          expect(Math.exp(logChanceOfAtLeast(all, chances))).toBeCloseTo(exactly(all, chances), 9);
        },
      ),
    );
  });

  it('says little of one that is empty among many, much of many that are', () => {
    const feeds = Array.from({ length: 100 }, () => ({ weight: 4, probability: 0.1 }));
    expect(logChanceOfAtLeast(4 * 12, feeds)).toBeGreaterThan(Math.log(0.1));
    expect(logChanceOfAtLeast(4 * 30, feeds)).toBeLessThan(Math.log(1e-6));
  });
});
