import { alertItem, pageOf, titleOf } from './alert-item.js';
import { developmentFact, NO_CONDITION, watchedRule } from './fact.builder.js';
import { causeOf, storyOf, topicsOf, type Fact } from './fact.js';

const due = { from: '2027-01-31', to: '2027-01-31', precision: 'day' as const };
const promise: Fact = {
  ...{ kind: 'promise', id: 'p 1', what: 'A mill', event: 'delivered', indicators: ['trade'], due },
  evidence: [{ text: 'due by 2027-01-31', publisher: null, url: null }],
};
const index: Fact = {
  ...{ kind: 'index', indicator: 'trade', measure: 'change-4', from: 12.34, to: -5 },
  ...{ week: '2026-W47', at: '2026-11-26T12:00:00Z' },
};
const record: Fact = {
  ...{
    kind: 'record',
    indicator: 'composite',
    extreme: 'lowest',
    week: '2026-W47',
    value: -20,
    since: '2020-W01',
  },
};
const change: Fact = {
  kind: 'tested-change',
  indicator: 'energy',
  week: '2026-W47',
  change: 'warming',
  n: 9,
  usual: 3,
};
const alarm = (indicator: 'trade' | 'composite'): Fact => ({
  kind: 'alarm',
  alarm: {
    ...{
      id: 'a-1',
      indicator,
      detector: 'count',
      side: 'conflict',
      week: '2026-W47',
      until: null,
      confirmedIn: '2026-W47',
    },
    ...{ statistic: 0.01, threshold: 0.05, parameters: {}, reference: null, developmentIds: ['d'] },
    why: 'more than usual',
  },
  evidence: [{ text: 'A deal', publisher: null, url: null }],
});
const noNews = (indicator: 'defence' | 'any'): Fact => ({
  ...{ kind: 'no-news', indicator, fromDays: 9, toDays: 10, lastOn: '2026-11-01' },
});
const silent: Fact = {
  ...{ kind: 'feed-silent', feedId: 'f', name: 'Dawn', fromHours: 1, toHours: 30 },
  ...{ since: '2026-11-25T00:00:00Z', problem: '' },
};
const report: Fact = { kind: 'report', week: '2026-W47', title: 'The report' };
const corrected = (...weeks: readonly string[]): Fact => ({
  kind: 'corrected-reports',
  editions: weeks.map((week) => ({ week, edition: 2, changes: ['Added: a visit', 'Removed: a call'] })),
});

test.each<[Fact, string, string, string, readonly string[], string]>([
  [
    developmentFact({ id: 'd 1' }),
    'Pakistan and Russia sign a crude oil deal',
    'development:d 1',
    'development:d 1',
    ['energy', 'trade'],
    '/developments/d%201',
  ],
  [
    promise,
    'Promise delivered: A mill',
    'promise:p 1:delivered',
    'promise:p 1',
    ['trade'],
    '/promises#p%201',
  ],
  [
    index,
    'Trade: the change over 4 weeks is −5 (it was +12.3)',
    'index:trade:change-4:2026-11-26T12:00:00Z',
    'index:trade',
    ['trade'],
    '/weeks/trade/2026-W47',
  ],
  [
    record,
    'Composite: the lowest index on record, −20 in 2026-W47',
    'record:composite:lowest:2026-W47',
    'index:composite',
    [],
    '/weeks/composite/2026-W47',
  ],
  [
    change,
    'Energy in 2026-W47: warming',
    'change:energy:2026-W47:warming',
    'index:energy',
    ['energy'],
    '/weeks/energy/2026-W47',
  ],
  [alarm('trade'), 'Trade: more than usual', 'alarm:a-1', 'alarm:a-1', ['trade'], '/alarms'],
  [alarm('composite'), 'Composite: more than usual', 'alarm:a-1', 'alarm:a-1', [], '/alarms'],
  [
    noNews('defence'),
    'No development in defence for 10 days',
    'no-news:defence:2026-11-01',
    'no-news:defence',
    ['defence'],
    '/developments?indicator=defence',
  ],
  [noNews('any'), 'No development for 10 days', 'no-news:any:2026-11-01', 'no-news:any', [], '/developments'],
  [
    silent,
    'The feed Dawn has not answered for 30 hours',
    'feed-silent:f:2026-11-25T00:00:00Z',
    'feed:f',
    [],
    '/feeds',
  ],
  [report, 'The report', 'report:2026-W47', 'report', [], '/reports/2026-W47'],
  [
    corrected('2026-W47'),
    'Edition 2 of the weekly report of 2026-W47 corrects edition 1',
    'report:2026-W47:2',
    'report',
    [],
    '/reports/2026-W47?edition=2',
  ],
  [
    corrected('2026-W47', '2026-W46', '2026-W45', '2026-W44'),
    'New editions correct the weekly reports of 2026-W47 (edition 2), 2026-W46 (edition 2), 2026-W45 (edition 2) and 1 more',
    'report:2026-W47:2,2026-W46:2,2026-W45:2,2026-W44:2',
    'report',
    [],
    '/reports',
  ],
])('%o: title, cause, story, topics, page', (fact, ...expected) => {
  expect([titleOf(fact), causeOf(fact), storyOf(fact), topicsOf(fact), pageOf(fact)]).toEqual(expected);
});

test('a promise that comes due anew is another cause, and one without an end is one', () => {
  const overdue = { ...promise, event: 'overdue' as const };
  expect(causeOf(overdue)).toBe('promise:p 1:overdue:2027-01-31');
  expect(causeOf({ ...overdue, due: null })).toBe('promise:p 1:overdue:');
});

test('evidence is told of what has reports behind it', () => {
  const match = { rule: watchedRule('r', NO_CONDITION), why: ['because'] };
  const evidence = (fact: Fact) => alertItem(fact, match, new Date('2026-11-26T12:00:00Z')).evidence.length;
  expect(
    [promise, alarm('trade'), index, record, change, noNews('any'), silent, report].map(evidence),
  ).toEqual([1, 1, 0, 0, 0, 0, 0, 0]);
});

test('an edition that corrects another is told with what it says otherwise, several with how much', () => {
  const match = { rule: watchedRule('r', NO_CONDITION), why: ['because'] };
  const told = (fact: Fact) =>
    alertItem(fact, match, new Date('2026-11-26T12:00:00Z')).evidence.map(({ text }) => text);
  expect(told(corrected('2026-W47'))).toEqual(['Added: a visit', 'Removed: a call']);
  expect(told(corrected('2026-W47', '2026-W46'))).toEqual([
    '2026-W47, edition 2: Added: a visit, and 1 more',
    '2026-W46, edition 2: Added: a visit, and 1 more',
  ]);
  const changes = Array.from({ length: 20 }, (_, at) => `change ${at}`);
  const long = told({
    kind: 'corrected-reports',
    editions: [{ week: '2026-W47', edition: 3, changes }],
  });
  expect([long.length, long.at(-1)]).toEqual([13, 'and 8 more changes']);
});
