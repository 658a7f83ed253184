import { storePromises } from '../../src/developments/adapters/promise-store.js';
import { DevelopmentWeekService } from '../../src/developments/development-week.service.js';
import { promiseState } from '../../src/developments/domain/promise-state.js';
import type { DiplomaticPromise, PromiseStep } from '../../src/developments/domain/promise.js';
import { mulberry32 } from '../../src/indicators/domain/band-simulation.builder.js';
import { PROMISE_CHANGES } from '../../src/kernel/words.js';
import { openStageServices, type StageServices } from '../support/stage-services.js';

const PROMISES = 400;
const LISTED = 7;
const RECORDED = new Date('2031-06-01T00:00:00.000Z');
const random = mulberry32(7);
const below = (n: number): number => Math.floor(random() * n);
/** A day of May 2031. */
const someDay = (): string => `2031-05-${String(1 + below(28)).padStart(2, '0')}`;
const on = (day: string | null) =>
  day === null
    ? ({ from: null, to: null, precision: 'undated' } as const)
    : ({ from: day, to: day, precision: 'day' } as const);

function anyPromise(id: string): DiplomaticPromise {
  const steps = Array.from({ length: below(4) }, (): PromiseStep => {
    const change = PROMISE_CHANGES[below(PROMISE_CHANGES.length)] ?? 'opened';
    return { developmentId: null, change, date: on(below(6) === 0 ? null : someDay()) };
  });
  const opened = on(below(9) === 0 ? null : someDay());
  const history = [{ developmentId: null, change: 'opened' as const, date: opened }, ...steps];
  const isByHand = below(5) === 0;
  return {
    ...{ id, what: 'Rails', indicators: ['trade'], parties: { owes: 'both', owed: 'both' }, amount: null },
    ...{ due: below(8) === 0 ? null : on(someDay()), openedOn: opened, history, citations: [] },
    state: isByHand ? 'stalled' : promiseState(history),
    ...(isByHand ? { byHand: { state: '1' } } : {}),
  };
}

const promises = Array.from({ length: PROMISES }, (_, i) => anyPromise(`p-${String(i).padStart(3, '0')}`));

/** How a promise stood at the end of a day, each step in turn: what the database is to find without reading all. */
function isUnsettledAt(day: string, { state, history, byHand }: DiplomaticPromise): boolean {
  const then =
    byHand === undefined ? promiseState(history.filter(({ date }) => (date.from ?? '') <= day)) : state;
  return then !== 'delivered' && then !== 'cancelled';
}

function isOverdueAt(day: string, promise: DiplomaticPromise): boolean {
  const last = promise.due?.to ?? null;
  return last !== null && last < day && (promise.openedOn.from ?? '') <= day && isUnsettledAt(day, promise);
}

describe('promises by the day they fall due', () => {
  let services: StageServices;

  beforeAll(async () => {
    services = await openStageServices();
    const stored = promises.map((promise) => ({ promise, origin: 'news' as const, keys: [], own: null }));
    await storePromises(services.database.dataSource.manager, stored, [], RECORDED);
  });
  afterAll(() => services.close());

  const reader = () => services.get(DevelopmentWeekService).reader;

  it('are counted and the first read where they are overdue, as going over all of them finds', async () => {
    for (const day of ['2031-05-04', '2031-05-11', '2031-05-18', '2031-05-28']) {
      const { first, all, movedSince } = await reader().overduePromises(day, RECORDED, LISTED);
      const expected = promises.filter((promise) => isOverdueAt(day, promise));
      const since = movedSince.filter((promise) => isOverdueAt(day, promise));
      const others = expected
        .filter(({ id }) => !since.some((one) => one.id === id))
        .sort((a, b) => ((a.due?.to ?? '') < (b.due?.to ?? '') ? 1 : a.due?.to === b.due?.to ? 0 : -1));
      expect(all + since.length).toBe(expected.length);
      expect(first.map(({ id }) => id)).toEqual(others.slice(0, LISTED).map(({ id }) => id));
    }
  });

  it('are what is to come, soonest first, without those that are settled', async () => {
    const days = { from: '2031-05-12', to: '2031-05-20' };
    const { first, all } = await reader().comingPromises(days, RECORDED, LISTED);
    const expected = promises
      .filter(({ due, state }) => {
        const last = due?.to ?? '';
        return last >= days.from && last <= days.to && state !== 'delivered' && state !== 'cancelled';
      })
      .sort((a, b) => ((a.due?.from ?? '') < (b.due?.from ?? '') ? -1 : a.due?.from === b.due?.from ? 0 : 1));
    expect(all).toBe(expected.length);
    expect(first.map(({ id }) => id)).toEqual(expected.slice(0, LISTED).map(({ id }) => id));
  });
});
