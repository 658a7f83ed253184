import fc from 'fast-check';
import { drawnAtLeast } from './hypergeometric.js';

/** Counts every way of drawing, one by one. */
function byCounting(hits: number, draws: number, marked: number, all: number): number {
  let [ways, above, equal] = [0, 0, 0];
  for (let set = 0; set < 2 ** all; set += 1) {
    const drawn = Array.from({ length: all }, (_, i) => Math.floor(set / 2 ** i) % 2);
    if (drawn.reduce((sum, bit) => sum + bit, 0) !== draws) continue;
    const found = drawn.slice(0, marked).reduce((sum, bit) => sum + bit, 0);
    ways += 1;
    if (found > hits) above += 1;
    if (found === hits) equal += 1;
  }
  return (above + equal / 2) / ways;
}

describe('the upper tail of a draw without return', () => {
  it('is what counting every possible draw gives', () => {
    const draw = fc
      .record({ all: fc.integer({ min: 1, max: 8 }), draws: fc.nat(8), marked: fc.nat(8), hits: fc.nat(8) })
      .filter(({ all, draws, marked }) => draws <= all && marked <= all);
    fc.assert(
      fc.property(draw, ({ all, draws, marked, hits }) => {
        const expected = byCounting(hits, draws, marked, all);
        expect(drawnAtLeast(hits, { draws, marked, all })).toBeCloseTo(expected, 12);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    { hits: 378, draws: 1_908, marked: 20_000, all: 101_000, expected: 0.493_639_834 },
    { hits: 1_000, draws: 5_000, marked: 52_000, all: 260_000, expected: 0.498_631_002 },
    { hits: 1_060, draws: 5_000, marked: 52_000, all: 260_000, expected: 0.016_596_165 },
  ])('stays a number where weeks bring thousands: $hits of $draws', ({ hits, expected, ...drawn }) => {
    // Sums of binomial coefficients by their logarithms.
    expect(drawnAtLeast(hits, drawn)).toBeCloseTo(expected, 8);
  });
});
