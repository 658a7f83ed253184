import fc from 'fast-check';
import { percent, rounded } from './rounding.js';

describe('rounding for print', () => {
  it.each([
    [1.005, 2, 1.01],
    [-1.005, 2, -1.01],
    [0.05, 1, 0.1],
    [-0.04, 1, 0],
    [1e-9, 1, 0],
    [99.95, 1, 100],
  ])('%p to %p decimals is %p', (value, decimals, expected) => {
    expect(Object.is(rounded(value, decimals), expected)).toBe(true);
  });

  it('moves no figure by more than half of its last digit, and rounds nothing twice', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.integer({ min: 0, max: 4 }),
        (value, decimals) => {
          const once = rounded(value, decimals);
          expect(Math.abs(once - value)).toBeLessThanOrEqual(0.5 * 10 ** -decimals + 1e-9);
          expect(rounded(once, decimals)).toBe(once);
        },
      ),
    );
  });

  it('gives a share as percent', () => {
    expect(percent(0.9366)).toBe(93.7);
  });
});
