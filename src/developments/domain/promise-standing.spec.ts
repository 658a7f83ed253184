import { deliveryRates, promiseStanding } from './promise-standing.js';
import { agreed, delivery, DELIVERED, ledgerOf, on, SIGNED } from './promise.builder.js';
import type { DiplomaticPromise } from './promise.js';

const DAY = '2021-12-31';

function only(ledger: ReturnType<typeof ledgerOf>): DiplomaticPromise {
  const [held] = ledger;
  if (held === undefined) throw new Error('no promise');
  return held.promise;
}

const open = only(ledgerOf([agreed]));
const kept = only(ledgerOf([agreed, on('d2', '2021-06-28', DELIVERED, delivery)]));

describe('how a promise stands', () => {
  it('an open one grows older by the day, a settled one does not', () => {
    expect(promiseStanding(open, DAY).ageDays).toEqual({ low: 217, high: 217 });
    expect(promiseStanding(kept, DAY).ageDays).toEqual({ low: 31, high: 31 });
  });

  it('its age is no more exact than its dates', () => {
    const year = { from: '2020-01-01', to: '2020-12-31', precision: 'year' } as const;
    expect(promiseStanding({ ...open, openedOn: year }, DAY).ageDays).toEqual({ low: 365, high: 730 });
    const undated = { from: null, to: null, precision: 'undated' } as const;
    expect(promiseStanding({ ...open, openedOn: undated }, DAY).ageDays).toBeNull();
  });

  it('is overdue once the last day of its due date has passed, and never without one', () => {
    const due = { from: '2021-11-01', to: '2021-11-30', precision: 'month' } as const;
    expect(promiseStanding({ ...open, due }, '2021-11-30').overdue).toBe(false);
    expect(promiseStanding({ ...open, due }, '2021-12-01').overdue).toBe(true);
    expect(promiseStanding({ ...kept, due }, '2021-12-01').overdue).toBe(false);
    expect(promiseStanding(open, DAY).overdue).toBeNull();
  });

  it('counts announcing again, not progress', () => {
    const again = on('d2', '2021-09-01', { eventType: 'AGREE', status: 'planned', score: 4 });
    const further = on('d3', '2021-10-01', { ...SIGNED, score: 6 });
    expect(promiseStanding(only(ledgerOf([agreed, again, further])), DAY).timesReannounced).toBe(1);
  });
});

describe('the delivery rate', () => {
  const many = (count: number, promise: DiplomaticPromise): readonly DiplomaticPromise[] =>
    Array.from({ length: count }, (_, at) => ({ ...promise, id: `${promise.id}-${at}` }));
  const cancelled = { ...open, id: 'gone', state: 'cancelled' } as const;

  it('is delivered by those whose fate is known, the open ones named and not counted', () => {
    const defence = deliveryRates([...many(9, kept), cancelled, open]).find(
      ({ indicator }) => indicator === 'defence',
    );
    expect(defence).toMatchObject({ promises: 11, delivered: 9, cancelled: 1, share: 0.9 });
    expect(defence?.open.map(({ id }) => id)).toEqual([open.id]);
  });

  it('gives counts alone where fewer than ten are settled', () => {
    const defence = deliveryRates([...many(8, kept), cancelled]).find(
      ({ indicator }) => indicator === 'defence',
    );
    expect(defence).toMatchObject({ delivered: 8, cancelled: 1, share: null });
  });
});
