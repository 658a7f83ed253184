import { aDevelopment } from '../../developments/domain/development.builder.js';
import type { WeighedDevelopment } from '../../developments/domain/development-reader.js';
import type { DiplomaticPromise, PromiseStep } from '../../developments/domain/promise.js';
import { loadReportMethod } from '../adapters/load-report-method.js';
import { earlierDays, lateKnowledge, type KnownLate } from './late-knowledge.js';

const method = loadReportMethod();
const DAYS = earlierDays({ from: '2030-W20', to: '2031-W19' });
const on = (day: string) => ({ from: day, to: day, precision: 'day' }) as const;

function late(given: Partial<KnownLate>) {
  return lateKnowledge({ developments: { first: [], all: 0 }, promises: [], ...given }, DAYS, method);
}

function weighed(id: string, changes: Partial<WeighedDevelopment> = {}): WeighedDevelopment {
  return { ...aDevelopment(id), topics: [], publishers: 2, weight: 1, ...changes };
}

const step = (change: PromiseStep['change'], day: string, developmentId = 'd'): PromiseStep => ({
  ...{ developmentId, change, date: on(day) },
});

function promise(history: readonly PromiseStep[]): DiplomaticPromise {
  return {
    ...{
      id: 'p',
      what: 'Rails',
      indicators: ['trade'],
      parties: { owes: 'both', owed: 'both' },
      amount: null,
    },
    ...{ due: null, state: 'open', openedOn: on('2031-04-29'), history, citations: [] },
  };
}

describe('what became known late', () => {
  it('is looked for in the weeks charted, without the week itself', () => {
    expect(DAYS).toEqual({ from: '2030-05-13', to: '2031-05-04' });
  });

  it('tells developments apart that count in an index from those that do not', () => {
    const first = [
      weighed('deal', { indicators: ['trade'], status: 'agreed' }),
      weighed('allegation', { indicators: ['defence'], status: 'alleged' }),
      weighed('aid', { indicators: ['other'], status: 'occurred' }),
    ];
    const { developments, developmentsNotListed } = late({ developments: { first, all: 3 } });
    expect(developments.map(({ id, counts }) => [id, counts])).toEqual([
      ['deal', true],
      ['allegation', false],
      ['aid', false],
    ]);
    expect(developmentsNotListed).toBe(0);
  });

  it('has the steps of a promise that were not known before, the newest first, and those of its own week not', () => {
    const before = promise([step('opened', '2031-04-08')]);
    const now = promise([
      step('opened', '2031-04-08', 'merged-into'),
      step('progressed', '2031-04-22'),
      step('re-announced', '2031-04-29'),
      step('delivered', '2031-05-06'),
    ]);
    const { promises } = late({ promises: [{ promise: now, before }] });
    expect(promises.map(({ change, date }) => `${change} ${date.from ?? ''}`)).toEqual([
      're-announced 2031-04-29',
      'progressed 2031-04-22',
    ]);
  });

  it('has all steps of a promise that nobody knew, and counts what it does not list', () => {
    const many = Array.from({ length: method.most.revisions + 2 }, (_, at) => ({
      promise: { ...promise([step('opened', '2031-04-08')]), id: `p-${at}` },
      before: null,
    }));
    const { promises, promisesNotListed } = late({ promises: many });
    expect([promises.length, promisesNotListed]).toEqual([method.most.revisions, 2]);
  });
});
