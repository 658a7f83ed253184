import { backTest } from './back-test.js';
import { developmentFact, NO_CONDITION, watchedRule } from './fact.builder.js';
import { backTestNotes } from './back-test-notes.js';
import {
  indexFacts,
  noNewsFacts,
  pastPromiseFacts,
  recordFacts,
  reportFacts,
  silenceFacts,
} from './past-facts.js';
import type { ToldPromise } from '../../developments/domain/latest-change.js';
import { indexPoint } from './watch/index-point.builder.js';
import { weekNumber, weekOfNumber } from '../../kernel/iso-week.js';

const on = (day: string) => ({ from: day, to: day, precision: 'day' as const });
const year = { from: '2026-01-01', to: '2026-11-26' };

describe('what became of promises', () => {
  const promise: ToldPromise = {
    ...{
      id: 'p',
      what: 'A mill',
      indicators: ['trade'],
      state: 'open',
      due: null,
      openedOn: on('2026-02-01'),
    },
    history: [
      { developmentId: 'd0', change: 'opened', date: on('2026-02-01') },
      { developmentId: 'd1', change: 'progressed', date: on('2026-03-01') },
      { developmentId: 'd2', change: 'stalled', date: on('2026-04-01') },
    ],
  };
  const told = (parts: Partial<ToldPromise> = {}, days = year) =>
    pastPromiseFacts([{ ...promise, ...parts }], days).map(({ on: at, fact }) => [
      at.toISOString().slice(0, 10),
      fact.kind === 'promise' ? fact.event : '',
    ]);

  test('is told by its steps within the days, both inclusive, but for steps that settle nothing', () => {
    expect(told()).toEqual([
      ['2026-02-01', 'opened'],
      ['2026-04-01', 'stalled'],
    ]);
    expect(told({}, { from: '2026-02-01', to: '2026-04-01' })).toHaveLength(2);
    expect(told({}, { from: '2026-02-02', to: '2026-03-31' })).toEqual([]);
    const undated = { from: '2026-02-01', to: null, precision: 'undated' as const };
    expect(told({ history: [{ developmentId: 'd', change: 'opened', date: undated }] })).toEqual([]);
  });

  test('is told on the day after it was due, unless it was kept or given up', () => {
    const due = on('2026-06-30');
    const history: ToldPromise['history'] = [];
    expect(told({ due, history })).toEqual([['2026-07-01', 'overdue']]);
    expect(told({ due, history, state: 'stalled' })).toEqual([['2026-07-01', 'overdue']]);
    for (const state of ['delivered', 'cancelled'] as const)
      expect(told({ due, history, state })).toEqual([]);
    expect(told({ due: on('2026-11-26'), history })).toEqual([]);
    expect(told({ due: on('2025-12-31'), history })).toEqual([]);
  });
});

const weeks = (...values: readonly (number | null)[]) =>
  values.map((index, place) => indexPoint({ week: weekOfNumber(weekNumber('2026-W01') + place), index }));

test('an index moves from one known value to the next, known when its week is over', () => {
  const condition = {
    ...({
      kind: 'index',
      indicator: 'trade',
      measure: 'index',
      side: 'above',
      level: 20,
      hysteresis: 5,
    } as const),
  };
  const moved = indexFacts(weeks(10, 10, null, 30), condition).map(({ on: at, fact }) => [
    at.toISOString().slice(0, 10),
    fact.kind === 'index' ? [fact.from, fact.to, fact.week] : [],
  ]);
  expect(moved).toEqual([['2026-01-26', [10, 30, '2026-W04']]]);
});

test('records are those of full weeks of each series from a day on', () => {
  const flat = Array.from({ length: 53 }, () => 0);
  const first = weekNumber('2025-W01');
  const points = [...flat, 5, 7, 9].map((index, place) =>
    indexPoint({ week: weekOfNumber(first + place), index }),
  );
  const of = (from: string) =>
    recordFacts(points, from).map(({ fact }) => (fact.kind === 'record' ? fact.value : null));
  expect(of('2020-01-01')).toEqual([5, 7]);
  expect(of('2026-01-12')).toEqual([7]);
  const other = points.map((point) => ({ ...point, indicator: 'energy' as const }));
  expect(recordFacts([...points, ...other], '2020-01-01')).toHaveLength(4);
});

test('gaps without news are told as long as they grew, of the indicator that is asked for', () => {
  const known = (day: string, name: 'trade' | 'energy', precision: 'day' | 'month' = 'day') =>
    developmentFact({ topics: [{ name, confidence: 1 }], date: { from: day, to: day, precision } });
  const developments = [
    known('2026-03-01', 'trade'),
    known('2026-03-05', 'energy'),
    known('2026-03-20', 'trade'),
    known('2026-03-10', 'trade', 'month'),
  ];
  const gaps = (indicator: 'trade' | 'any', days: number) =>
    noNewsFacts(
      developments,
      { kind: 'no-news', indicator, days },
      { from: '2026-01-01', to: '2026-03-25' },
    ).map(({ on: at, fact }) => [at.toISOString().slice(0, 10), fact.kind === 'no-news' ? fact.toDays : 0]);
  expect(gaps('trade', 10)).toEqual([['2026-03-11', 19]]);
  expect(gaps('any', 5)).toEqual([
    ['2026-03-10', 15],
    ['2026-03-25', 5],
  ]);
  expect(gaps('any', 15)).toEqual([['2026-03-20', 15]]);
});

describe('a back-test', () => {
  const rule = watchedRule('r', { ...NO_CONDITION, indicators: ['energy'] });
  const day = (number: number) => new Date(Date.UTC(2026, 0, number));

  test('tells of each thing once, oldest first, and of nothing else', () => {
    const facts = [
      { on: day(3), fact: developmentFact({ id: 'b' }) },
      { on: day(1), fact: developmentFact({ id: 'a' }) },
      { on: day(4), fact: developmentFact({ id: 'a' }) },
      { on: day(2), fact: developmentFact({ id: 'c', topics: [{ name: 'defence', confidence: 1 }] }) },
    ];
    expect(backTest(rule, facts).map(({ at, item }) => [at.slice(0, 10), item.page])).toEqual([
      ['2026-01-01', '/developments/a'],
      ['2026-01-03', '/developments/b'],
    ]);
  });

  test('lets a level fire when it is reached, and again only after the index went back far enough', () => {
    const level = watchedRule('r', {
      kind: 'index',
      indicator: 'trade',
      measure: 'index',
      side: 'above',
      level: 20,
      hysteresis: 5,
    });
    const fires = (...values: readonly number[]) =>
      backTest(
        level,
        values.slice(1).map((to, place) => ({
          on: day(place + 1),
          fact: {
            ...({ kind: 'index', indicator: 'trade', measure: 'index', week: '2026-W01' } as const),
            ...{ from: values[place] ?? 0, to, at: day(place + 1).toISOString() },
          },
        })),
      ).map(({ at }) => Number(at.slice(8, 10)));
    expect(fires(10, 25)).toEqual([1]);
    expect(fires(10, 25, 17, 25)).toEqual([1]);
    expect(fires(10, 25, 14, 25)).toEqual([1, 3]);
    expect(fires(25, 17, 25, 14, 21)).toEqual([4]);
  });

  test('is not armed by another index than the rule’s', () => {
    const level = watchedRule('r', {
      kind: 'index',
      indicator: 'trade',
      measure: 'index',
      side: 'above',
      level: 20,
      hysteresis: 5,
    });
    const moved = (
      indicator: 'trade' | 'energy',
      measure: 'index' | 'low',
      [from, to]: readonly [number, number],
      number: number,
    ) => ({
      on: day(number),
      fact: {
        kind: 'index' as const,
        indicator,
        measure,
        from,
        to,
        week: '2026-W01',
        at: day(number).toISOString(),
      },
    });
    const facts = [
      moved('energy', 'index', [30, 31], 1),
      moved('trade', 'low', [30, 31], 2),
      moved('trade', 'index', [10, 25], 3),
    ];
    expect(backTest(level, facts)).toHaveLength(1);
    expect(
      backTest(level, [
        moved('energy', 'index', [10, 11], 1),
        moved('trade', 'low', [10, 11], 2),
        moved('trade', 'index', [25, 17], 3),
        moved('trade', 'index', [17, 25], 4),
      ]),
    ).toHaveLength(0);
  });
});

test('a feed was silent for as many whole hours as lie between two answers, told when it answered again', () => {
  const gap = (since: string, until: string) => ({
    ...{ feedId: 'dawn', name: 'Dawn' },
    ...{ since: new Date(since), until: new Date(until) },
  });
  const facts = silenceFacts([
    gap('2026-11-20T08:00:00Z', '2026-11-20T08:59:59Z'),
    gap('2026-11-20T09:00:00Z', '2026-11-20T11:30:00Z'),
  ]);
  expect(facts).toMatchObject([
    {
      on: new Date('2026-11-20T11:30:00Z'),
      fact: { feedId: 'dawn', fromHours: 0, toHours: 2, since: '2026-11-20T09:00:00.000Z' },
    },
  ]);
});

it('each weekly report comes when it is published, in the week after its own, and none before that', () => {
  const dueAt = (week: string) =>
    new Date(week === '2026-W47' ? '2026-11-23T04:00:00Z' : '2026-11-16T04:00:00Z');
  const facts = (now: string) => reportFacts(['2026-W47', '2026-W46'], dueAt, new Date(now));
  expect(facts('2026-11-23T04:00:00Z')).toEqual([
    {
      on: dueAt('2026-W47'),
      fact: { kind: 'report', week: '2026-W47', title: 'The weekly report of 2026-W47' },
    },
    {
      on: dueAt('2026-W46'),
      fact: { kind: 'report', week: '2026-W46', title: 'The weekly report of 2026-W46' },
    },
  ]);
  expect(facts('2026-11-23T03:59:59Z').map(({ on }) => on)).toEqual([dueAt('2026-W46')]);
});

it('a back-test says what it leaves out: the wait of the rule where it has one, and the parts of visits', () => {
  const condition = { kind: 'first-ever', indicators: [], eventTypes: [] } as const;
  const rule = { id: 'r', name: 'r', condition, severity: 'notice', debounceMinutes: 0 } as const;
  const text = (debounceMinutes: number) => backTestNotes({ ...rule, debounceMinutes }, 14).join(' ');
  expect(text(30)).toContain('waits 30 minutes and tells what came meanwhile in one message');
  expect(text(0)).not.toContain('minutes');
  expect(text(0)).toContain('days of a state visit');
});
