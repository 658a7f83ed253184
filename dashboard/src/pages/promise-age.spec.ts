import { aPromise } from '../service/records.builder.js';
import { ageWords, timesAnnounced } from './promise-age.js';

const DAY = '2026-11-22';

test('an open promise grows old, a settled one does not', () => {
  expect(ageWords(aPromise(), DAY)).toBe('7 years ago');
  expect(ageWords(aPromise({ state: 'delivered' }), DAY)).toBeNull();
});

test('the age is no more exact than the date', () => {
  const openedOn = { from: '1960-01-01', to: '1969-12-31', precision: 'decade' as const };
  expect(ageWords(aPromise({ openedOn }), DAY)).toBe('56–66 years ago');
  expect(ageWords(aPromise({ openedOn: { from: null, to: null, precision: 'undated' } }), DAY)).toBeNull();
});

test('announcing again counts, progress does not', () => {
  const date = { from: null, to: null, precision: 'undated' as const };
  const history = (['opened', 're-announced', 'progressed'] as const).map((change) => ({
    developmentId: null,
    change,
    date,
    by: 'document' as const,
    evidence: null,
  }));
  expect(timesAnnounced(aPromise({ history }))).toBe(2);
});
