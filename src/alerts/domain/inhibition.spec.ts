import { developmentFact } from './fact.builder.js';
import type { DevelopmentFact } from './fact.js';
import { isPartOf, isVisit } from './inhibition.js';

const on = (from: string | null, to = from) => ({ from, to, precision: 'day' as const });
const visit = developmentFact({
  id: 'visit',
  eventType: 'CONSULT',
  mode: 'visit',
  date: on('2026-11-24', '2026-11-25'),
  parties: ['person.lavrov', 'place.islamabad'],
});
const talks = (parts: Partial<DevelopmentFact> = {}) =>
  developmentFact({ id: 'talks', eventType: 'CONSULT', mode: 'talks', date: on('2026-11-25'), ...parts });

test('a visit is a consultation by visit, nothing else', () => {
  expect([visit, talks(), developmentFact({ mode: 'visit' })].map(isVisit)).toEqual([true, false, false]);
});

test.each<[string, Partial<DevelopmentFact>, boolean]>([
  ['talks on its days', {}, true],
  ['words of support on its days', { eventType: 'SUPPORT' }, true],
  ['talks on the day before it', { date: on('2026-11-23') }, true],
  ['talks on the day after it', { date: on('2026-11-26') }, true],
  ['talks two days before it', { date: on('2026-11-22') }, false],
  ['talks two days after it', { date: on('2026-11-27') }, false],
  ['talks without a date', { date: on(null) }, false],
  ['talks whose end is not known', { date: { from: '2026-11-25', to: null, precision: 'day' } }, false],
  ['an agreement', { eventType: 'AGREE' }, false],
  ['what has no kind', { eventType: null }, false],
  ['talks that tell of conflict', { direction: 'conflict' }, false],
  ['another visit', { mode: 'visit' }, false],
  ['itself', { id: 'visit' }, false],
  ['talks of other persons', { parties: ['person.putin'] }, false],
  ['talks that only share a place', { parties: ['place.islamabad'] }, false],
])('%s: part of the visit?', (_, parts, expected) => {
  expect(isPartOf(talks(parts), visit, 1)).toBe(expected);
});

test.each([
  ['begins nowhere', on(null, '2026-11-25')],
  ['ends nowhere', { from: '2026-11-24', to: null, precision: 'day' as const }],
])('nothing is part of a visit that %s', (_, date) => {
  expect(isPartOf(talks(), { ...visit, date }, 1)).toBe(false);
});
