import { anIndexPoint } from '../service/records.builder.js';
import { emptyRowWords, hasFigures } from './intensity-row.js';
import { weekTrend } from './trend.js';

const young = weekTrend([anIndexPoint({ intensity: null })], 'trade', null);
const old = weekTrend([anIndexPoint({ intensity: 120 })], 'trade', null);
const bare = weekTrend([anIndexPoint({ index: null, intensity: null, state: 'thin' })], 'trade', null);

test('an empty row of intensity says why, and how many of the weeks it needs are on record', () => {
  expect(emptyRowWords(young, 12)).toBe(
    'The row of intensity is empty: 100 is the mean of the first 52 weeks that the same sources watched, of which 12 are on record.',
  );
  expect(emptyRowWords(young, 60)).toContain('no week of this period can be measured');
  expect(emptyRowWords(young, null)).toContain('no week of this period can be measured');
});

test('a row with a figure needs no excuse', () => {
  expect(emptyRowWords(old, 60)).toBe('');
});

test('lines without an index or an intensity in any week have nothing to draw', () => {
  expect(hasFigures([bare])).toBe(false);
  expect(hasFigures([bare, young])).toBe(true);
});
