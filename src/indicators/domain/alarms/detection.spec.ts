import fc from 'fast-check';
import { standings, type Signal, type Trace } from './detection.js';

const reference = {
  ...{ firstRow: 0, lastRow: 0, weeks: 1, mean: 1, dispersion: 1 },
  ...{ count: 1, exposure: 1, ofAll: 1, hasSpread: true },
};
const LOUD = { raises: true, releases: false };
const QUIET = { raises: false, releases: true };
const BETWEEN = { raises: false, releases: false };

const heard = fc.constantFrom(LOUD, QUIET, BETWEEN, null);
const traceOf = (weeks: readonly ({ raises: boolean; releases: boolean } | null)[]): Trace<null> =>
  weeks.map((said, row) => {
    const signal: Signal | null = said === null ? null : { ...said, row, statistic: 1, reference };
    return { state: null, signal };
  });

describe('alarms that stand', () => {
  it('end in the week before the first weak signal, and stand on through weeks between', () => {
    const found = standings(traceOf([LOUD, BETWEEN, LOUD, QUIET, LOUD]));
    expect(found.map(({ raised, lastRow, isOpen }) => [raised.row, lastRow, isOpen])).toEqual([
      [0, 2, false],
      [4, 4, true],
    ]);
  });

  it('end in the week before one without a signal: nothing is left to compare with', () => {
    const found = standings(traceOf([LOUD, BETWEEN, null, BETWEEN, LOUD]));
    expect(found.map(({ raised, lastRow, isOpen }) => [raised.row, lastRow, isOpen])).toEqual([
      [0, 1, false],
      [4, 4, true],
    ]);
  });

  it('are the same whether all weeks are looked at or only those after what is kept', () => {
    fc.assert(
      fc.property(
        fc.array(heard, { maxLength: 30 }),
        fc.array(heard, { maxLength: 30 }),
        fc.array(heard, { maxLength: 30 }),
        (kept, before, after) => {
          const head = traceOf([...kept, ...before]);
          const now = [...head.slice(0, kept.length), ...traceOf([...kept, ...after]).slice(kept.length)];
          expect(standings(now, kept.length, standings(head))).toEqual(standings(now));
        },
      ),
    );
  });
});
