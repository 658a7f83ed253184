import { aDevelopment } from './records.builder.js';
import { development } from './records.js';

test('a record of the agreed shape passes, with fields of later versions beside', () => {
  expect(development({ ...aDevelopment(), later: 1 }, { path: [] })).toBe(true);
});

test('a record of another shape is refused, and the trail leads to the fault', () => {
  const trail = { path: [] };
  expect(development({ ...aDevelopment(), date: { from: null, to: null, precision: 'hour' } }, trail)).toBe(
    false,
  );
  expect(trail.path).toEqual(['date', 'precision']);
});

test('a missing number is not zero', () => {
  expect(development({ ...aDevelopment(), score: null }, { path: [] })).toBe(false);
});
