import { aDevelopment } from '../../developments/domain/development.builder.js';
import type { DiplomaticPromise } from '../../developments/domain/promise.js';
import type { ScheduledDevelopment } from '../../developments/domain/week-reader.js';
import { loadReportMethod } from '../adapters/load-report-method.js';
import { outlook } from './week-sections.js';

const DAYS = { from: '2031-05-12', to: '2031-08-10' };
const method = loadReportMethod();

function announced(id: string, day: string | null): ScheduledDevelopment {
  return {
    ...aDevelopment(id, { what: `A visit (${id})`, status: 'planned', indicators: ['diplomacy'] }),
    ...{ topics: [], publishers: 2, weight: 1, firstRecordedAt: '2031-05-06T12:00:00.000Z' },
    scheduled: { from: day, to: day, precision: day === null ? 'undated' : 'day' },
  };
}

function due(id: string, day: string, state: DiplomaticPromise['state'] = 'open'): DiplomaticPromise {
  const on = { from: day, to: day, precision: 'day' } as const;
  return {
    ...{ id, what: 'Rails', indicators: ['trade'], parties: { owes: 'both', owed: 'both' }, amount: null },
    ...{ due: on, state, openedOn: on, history: [], citations: [] },
  };
}

function ahead(
  first: readonly ScheduledDevelopment[],
  coming: readonly DiplomaticPromise[],
  { all = first.length, unread = 0 } = {},
) {
  const promises = {
    moved: [],
    overdue: { first: [], all: 0, movedSince: [] },
    coming: { first: coming, all: coming.length + unread },
  };
  return outlook({ scheduled: { first, all }, promises, method }, DAYS);
}

describe('the outlook', () => {
  it('has what is announced and what falls due in one list, soonest first', () => {
    const { entries, from, to } = ahead(
      [announced('b', '2031-06-02'), announced('a', '2031-05-20')],
      [due('p', '2031-05-30')],
    );
    expect(entries.map(({ id, kind }) => `${id} ${kind}`)).toEqual(['a scheduled', 'p due', 'b scheduled']);
    expect({ from, to }).toEqual(DAYS);
  });

  it('keeps apart what is announced, told by publishers, from what falls due, which nobody reports', () => {
    const { entries } = ahead([announced('a', '2031-05-20')], [due('p', '2031-05-30', 'stalled')]);
    expect(entries).toMatchObject([
      { state: 'planned', publishers: 2, recordedAt: '2031-05-06T12:00:00.000Z' },
      { state: 'stalled', publishers: null, recordedAt: null },
    ]);
  });

  it('has what is announced as planned where the announcement happened: announced is not done', () => {
    const states = (['occurred', 'agreed', 'cancelled'] as const).map(
      (status) => ahead([{ ...announced('a', '2031-05-20'), status }], []).entries[0]?.state,
    );
    expect(states).toEqual(['planned', 'agreed', 'cancelled']);
  });

  it('counts what it does not list, also what was not read', () => {
    const many = Array.from({ length: method.most.outlook }, (_, i) => announced(`a${i}`, '2031-06-02'));
    const { entries, notListed } = ahead(many, [due('p', '2031-07-01')], { all: many.length + 7, unread: 2 });
    expect([entries.length, notListed]).toEqual([method.most.outlook, 10]);
  });

  it('has a visit that is announced and promised for the same day once, as what is announced', () => {
    const visit = due('p', '2031-05-20');
    const opening = { developmentId: 'a', change: 'opened', date: visit.openedOn } as const;
    const { entries, notListed } = ahead([announced('a', '2031-05-20')], [{ ...visit, history: [opening] }]);
    expect(entries.map(({ id }) => id)).toEqual(['a']);
    expect(notListed).toBe(0);
  });

  it.each([
    ['another day', '2031-05-21', 'a'],
    ['another development', '2031-05-20', 'other'],
  ])('has a promise of %s beside what is announced', (_, day, developmentId) => {
    const promise = due('p', day);
    const opening = { developmentId, change: 'opened', date: promise.openedOn } as const;
    const { entries } = ahead([announced('a', '2031-05-20')], [{ ...promise, history: [opening] }]);
    expect(entries.map(({ id }) => id)).toEqual(['a', 'p']);
  });

  it('gives what is announced without a day no invented one', () => {
    expect(ahead([announced('some-time', null)], []).entries[0]?.date).toEqual({
      ...{ from: null, to: null, precision: 'undated' },
    });
  });
});
