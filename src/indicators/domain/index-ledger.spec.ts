import fc from 'fast-check';
import { anyDevelopments } from './any-development.builder.js';
import type { CountedDevelopment } from './counted-development.js';
import { changedLedger, ledgerOf, type IndexLedger } from './index-ledger.js';
import { aDevelopment, dayAfter } from './indicators.builder.js';
import { weekOfDevelopment } from './development-week.js';

const CAP = 3;
const flowsOf = ({ flows }: IndexLedger): unknown =>
  [...flows].map(([series, weeks]) => [series, [...weeks].sort(([a], [b]) => a - b)]);
const changeOf = (before: readonly CountedDevelopment[], counted: readonly CountedDevelopment[]) => ({
  ids: new Set([...before, ...counted].map(({ id }) => id)),
  weeks: new Set([...before, ...counted].map(weekOfDevelopment).filter((week) => week !== null)),
  counted,
});

describe('the ledger', () => {
  it('kept by changes is the same to the bit as one made from scratch', () => {
    fc.assert(
      fc.property(anyDevelopments(40), anyDevelopments(40), fc.nat(20), (some, others, kept) => {
        const known = some.map((one, i) => ({ ...one, id: `d-${i}` }));
        const changed = others.slice(0, 15).map((one, i) => ({ ...one, id: `d-${i}` }));
        const gone = known.slice(0, changed.length + kept);
        const after = changedLedger(ledgerOf(known, CAP), changeOf(gone, changed), CAP);
        const anew = ledgerOf([...known.slice(gone.length), ...changed], CAP);
        expect(flowsOf(after)).toEqual(flowsOf(anew));
        expect([...after.byWeek.keys()].sort()).toEqual([...anew.byWeek.keys()].sort());
      }),
      { numRuns: 30 },
    );
  });

  it('leaves the one it came from as it was', () => {
    const before = ledgerOf([aDevelopment()], CAP);
    const moved = aDevelopment({ day: dayAfter(7) });
    changedLedger(before, changeOf([aDevelopment()], [moved]), CAP);
    expect(flowsOf(before)).toEqual(flowsOf(ledgerOf([aDevelopment()], CAP)));
  });
});
