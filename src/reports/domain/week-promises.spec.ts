import type { DiplomaticPromise, PromiseStep } from '../../developments/domain/promise.js';
import type { PromiseChange } from '../../kernel/words.js';
import { loadReportMethod } from '../adapters/load-report-method.js';
import { reportPromises } from './week-promises.js';

const WEEK = { from: '2031-05-05', to: '2031-05-11' };
const on = (day: string) => ({ from: day, to: day, precision: 'day' as const });
const step = (change: PromiseChange, day: string): PromiseStep => ({
  developmentId: `d-${day}`,
  change,
  date: on(day),
});

function promise(
  history: readonly PromiseStep[],
  changes: Partial<DiplomaticPromise> = {},
): DiplomaticPromise {
  return {
    ...{
      id: 'p',
      what: 'Rails',
      indicators: ['trade'],
      parties: { owes: 'both', owed: 'both' },
      amount: null,
    },
    ...{ due: null, state: 'open', openedOn: history[0]?.date ?? on('2030-01-01'), history, citations: [] },
    ...changes,
  };
}

function told(moved: readonly DiplomaticPromise[], due: readonly DiplomaticPromise[] = []) {
  const headlines = new Map([['d-2031-05-06', 'Rails are laid']]);
  return reportPromises(
    { promises: { moved, due, coming: [] }, headlines, method: loadReportMethod() },
    WEEK,
  );
}

describe('promises of a week', () => {
  it('are opened or moved by the steps of its days, and stand as at its end', () => {
    const history = [
      step('opened', '2031-01-02'),
      step('progressed', '2031-05-06'),
      step('delivered', '2031-05-12'),
    ];
    const { opened, moved } = told([
      promise(history, { state: 'delivered' }),
      promise([step('opened', '2031-05-11')]),
    ]);
    expect(opened).toHaveLength(1);
    expect(moved).toMatchObject([
      { state: 'progressing', steps: [{ change: 'progressed', what: 'Rails are laid' }] },
    ]);
  });

  it('stand as a person set them, whatever the steps say', () => {
    const byHand = promise([step('progressed', '2031-05-06')], { state: 'stalled', byHand: { state: '7' } });
    expect(told([byHand]).moved[0]?.state).toBe('stalled');
  });

  it('are overdue from the day after the last due one, unless settled by then or opened later', () => {
    const due = on('2031-05-09');
    const kept = [step('opened', '2031-01-02'), step('delivered', '2031-05-08')];
    const keptLater = [step('opened', '2031-01-02'), step('delivered', '2031-05-12')];
    const { overdue } = told(
      [],
      [
        promise([step('opened', '2031-01-02')], { id: 'late', due }),
        promise(kept, { id: 'kept', due, state: 'delivered' }),
        promise(keptLater, { id: 'kept-later', due, state: 'delivered' }),
        promise([step('opened', '2031-01-02')], { id: 'due-now', due: on('2031-05-11') }),
        promise([step('opened', '2031-05-20')], { id: 'opened-later', due }),
      ],
    );
    expect(overdue.map(({ id, overdueDays }) => [id, overdueDays])).toEqual([
      ['late', 2],
      ['kept-later', 2],
    ]);
  });
});
