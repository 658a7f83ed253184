import type { DiplomaticPromise } from '../../src/developments/domain/promise.js';
import type { PromiseOnSubject } from '../../src/developments/domain/promise-course.js';
import type { Observation } from '../../src/indicators/domain/observation.js';

/** One of a few promises, told in other words at each edit. */
export function promise(n: number, edit: number): PromiseOnSubject {
  const told: DiplomaticPromise = {
    ...{ id: `promise-${n}`, what: `A pipeline, told for the ${edit}th time`, indicators: ['energy'] },
    ...{ parties: { owes: 'Russia', owed: 'Pakistan' }, amount: null, due: null, state: 'open' },
    openedOn: { from: '2015-10-16', to: '2015-10-16', precision: 'day' },
    ...{ history: [], citations: [] },
  };
  return { promise: told, subject: { objects: [], parties: [], places: [] }, words: [] };
}

/** One of a few observations. */
export function figure(n: number, value: number): Observation {
  return {
    ...{ id: `figure-${n}`, series: `series-${n % 2}`, label: 'Trade', value, low: null, high: null },
    period: { from: '2023-01-01', to: '2023-12-31', precision: 'year' },
    ...{
      unit: 'million',
      currency: 'USD',
      qualifier: null,
      basis: 'reported',
      core: true,
      citations: [],
      notes: '',
    },
  };
}
