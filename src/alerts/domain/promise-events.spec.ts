import type { ToldPromise } from '../../developments/domain/latest-change.js';
import { promiseEvent, promiseFact } from './promise-events.js';

const on = (day: string) => ({ from: day, to: day, precision: 'day' as const });
const promise: ToldPromise = {
  id: 'p-1',
  what: 'A steel mill',
  indicators: ['trade'],
  state: 'open',
  due: on('2027-01-31'),
  openedOn: on('2026-11-20'),
  history: [],
};
const news = { isOfNews: true, today: '2026-11-26', freshDays: 14 };
const eventOf = (before: ToldPromise | null, after: ToldPromise | null, of = news) =>
  promiseEvent(before, after, of)?.event ?? null;
const delivered = (day: string): ToldPromise => ({
  ...promise,
  state: 'delivered',
  history: [
    { developmentId: 'd-0', change: 'opened', date: on('2026-11-20') },
    { developmentId: 'd-1', change: 'delivered', date: on(day) },
  ],
});

test('a promise that the news opens is told', () => {
  expect(eventOf(null, promise)).toBe('opened');
});

test.each<[string, ToldPromise | null, ToldPromise | null, typeof news]>([
  ['that the documents open', null, promise, { ...news, isOfNews: false }],
  ['that was opened long ago', null, { ...promise, openedOn: on('2026-11-11') }, news],
  ['that is none any more', promise, null, news],
  ['that was reworded', promise, { ...promise, what: 'The mill' }, news],
  ['that was delivered before', delivered('2026-11-25'), delivered('2026-11-25'), news],
  ['whose delivery an archive brings', promise, delivered('2026-11-01'), news],
])('nothing is told of a promise %s', (_, before, after, of) => {
  expect(eventOf(before, after, of)).toBeNull();
});

test('what settles a promise is told where it is news, or where a person set it without a step', () => {
  expect(eventOf(promise, delivered('2026-11-25'))).toBe('delivered');
  expect(eventOf(promise, { ...promise, state: 'stalled' })).toBe('stalled');
  expect(eventOf(delivered('2026-11-25'), { ...promise, state: 'cancelled' })).toBe('cancelled');
});

test('a promise shows when it is due, where that is known', () => {
  const texts = (due: ToldPromise['due']) =>
    promiseFact({ ...promise, due }, 'overdue').evidence.map(({ text }) => text);
  expect(texts(on('2027-01-31'))).toEqual(['due by 2027-01-31']);
  expect(texts(null)).toEqual([]);
  expect(texts({ from: '2027-01-01', to: null, precision: 'undated' })).toEqual([]);
});
