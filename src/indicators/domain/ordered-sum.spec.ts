import fc from 'fast-check';
import { merged, ordered, orderedSum, sumOfOrdered } from './ordered-sum.js';

const values = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { maxLength: 30 });

describe('a sum from the smallest on', () => {
  it('is the same to the bit in whatever order the values come', () => {
    fc.assert(
      fc.property(values, (some) => {
        expect(orderedSum(some.toReversed())).toBe(orderedSum(some));
        expect(orderedSum(some.toSorted((a, b) => b - a))).toBe(orderedSum(some));
      }),
    );
  });

  it('is the same to the bit of two lists put together as of one', () => {
    fc.assert(
      fc.property(values, values, (some, others) => {
        const both = merged(ordered(some), ordered(others));
        expect(both).toEqual(ordered([...some, ...others]));
        expect(sumOfOrdered(both)).toBe(orderedSum([...some, ...others]));
      }),
    );
  });
});
