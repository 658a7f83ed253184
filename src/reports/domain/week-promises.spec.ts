import type { DiplomaticPromise, PromiseStep } from '../../developments/domain/promise.js';
import type { OverduePromises } from '../../developments/domain/week-reader.js';
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

const NOBODY_MOVED: OverduePromises = { first: [], all: 0, movedSince: [] };

function told(moved: readonly DiplomaticPromise[], overdue = NOBODY_MOVED) {
  const headlines = new Map([['d-2031-05-06', 'Rails are laid']]);
  return reportPromises(
    { promises: { moved, overdue, coming: { first: [], all: 0 } }, headlines, method: loadReportMethod() },
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

  const due = on('2031-05-09');
  const opened = step('opened', '2031-01-02');

  it('are overdue by the days since the last due one, those moved since by how they stood at the end of the week', () => {
    const keptLater = promise([opened, step('delivered', '2031-05-12')], { id: 'kept-later', due });
    const kept = [opened, step('delivered', '2031-05-08'), step('re-announced', '2031-05-12')];
    const { overdue, overdueNotListed } = told([], {
      first: [promise([opened], { id: 'late', due })],
      all: 1,
      movedSince: [
        keptLater,
        promise(kept, { id: 'kept', due }),
        promise([step('opened', '2031-05-20')], { id: 'opened-later', due }),
      ],
    });
    expect(overdue.map(({ id, overdueDays }) => [id, overdueDays])).toEqual([
      ['kept-later', 2],
      ['late', 2],
    ]);
    expect(overdueNotListed).toBe(0);
  });

  it('are overdue in any number, the latest due listed, those that were not read counted', () => {
    const { overdue: most } = loadReportMethod().most;
    const first = Array.from({ length: most }, (_, i) => promise([opened], { id: `p${i}`, due }));
    const movedSince = [
      promise([opened, step('progressed', '2031-05-12')], { id: 'q', due: on('2031-05-10') }),
    ];
    const { overdue, overdueNotListed } = told([], { first, all: 4_000, movedSince });
    expect([overdue.length, overdue[0]?.id, overdueNotListed]).toEqual([most, 'q', 4_001 - most]);
  });
});
