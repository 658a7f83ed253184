import { aDevelopment } from '../service/records.builder.js';
import { hasMarkBesideLine, marksOf } from './marks-on-lines.js';

const WEEK = Date.UTC(2026, 10, 16);
const marks = marksOf(
  [aDevelopment({ date: { from: '2026-11-18', to: '2026-11-18', precision: 'day' } })],
  'composite',
  (id) => id,
);

test('a development in a week with a figure stands on the line, in one without it beside the line', () => {
  expect(hasMarkBesideLine([{ x: WEEK, index: 0 }], marks)).toBe(false);
  expect(hasMarkBesideLine([{ x: WEEK, index: null }], marks)).toBe(true);
});

test('weeks without a figure and without a development need no place beside the line', () => {
  expect(hasMarkBesideLine([{ x: WEEK - 7 * 86_400_000, index: null }], marks)).toBe(false);
  expect(hasMarkBesideLine([{ x: WEEK, index: null }], [])).toBe(false);
});
