import type { Development, DiplomaticPromise } from '../../service/records.js';
import { aPromise } from '../../service/records.builder.js';
import { aheadOf } from './watch-panel.js';

const day = (date: string) => ({ from: date, to: date, precision: 'day' as const });
const news = (id: string, what: string, on: string): Development => ({
  ...{ id, what, indicators: ['diplomacy'], eventType: 'AGREE', mode: null, direction: 'cooperation' },
  ...{ score: 2, status: 'planned', confidence: 0.9, origin: 'news', core: true },
  ...{ date: day('2026-11-01'), scheduled: day(on), recordedAt: '2026-11-01T00:00:00Z' },
  ...{ sources: [], citations: [], notes: '' },
});
const visit = (history: readonly [string, 'opened' | 're-announced'][]): DiplomaticPromise =>
  aPromise({
    ...{ id: 'pr-visit', what: 'The minister is to visit', due: day('2027-03-14'), state: 'open' },
    history: history.map(([developmentId, change]) => ({
      ...{ developmentId, change, date: day('2026-11-01'), by: 'rule', evidence: null },
    })),
  });

test('a visit announced again and again stands once, as its promise, with how often it was announced', () => {
  const planned = ['a', 'b', 'c'].map((id) => news(id, `Visit, told by ${id}`, '2027-03-14'));
  const promise = visit([
    ['a', 'opened'],
    ['b', 're-announced'],
    ['c', 're-announced'],
  ]);
  expect(aheadOf('2026-11-20', planned, [promise])).toMatchObject([
    { kind: 'due', what: 'The minister is to visit', times: 3 },
  ]);
});

test('without a promise the same words for the same days stand once, as the last news of them', () => {
  const planned = [
    news('new', 'Minister to visit', '2027-03-14'),
    news('old', 'Minister to Visit', '2027-03-14'),
    news('other', 'Minister to visit', '2027-04-01'),
  ];
  expect(aheadOf('2026-11-20', planned, []).map(({ href, times }) => [href, times])).toEqual([
    ['/developments/new', 2],
    ['/developments/other', 1],
  ]);
});

test('what lies before the day is no longer ahead', () => {
  expect(aheadOf('2027-03-15', [news('a', 'Visit', '2027-03-14')], [visit([['b', 'opened']])])).toEqual([]);
});
