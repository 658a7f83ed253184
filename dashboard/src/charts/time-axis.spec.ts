import fc from 'fast-check';
import { timeTicks } from './time-axis.js';

test('two years on a narrow plot are marked by halves, the year named at January', () => {
  const ticks = timeTicks(Date.UTC(2024, 10, 25), Date.UTC(2026, 10, 16), 5);
  expect(ticks.map(({ label }) => label)).toEqual(['2025', 'Jul', '2026', 'Jul']);
});

test('eighty years are marked by round years', () => {
  const labels = timeTicks(Date.UTC(1947, 0, 1), Date.UTC(2026, 0, 1), 9).map(({ label }) => label);
  expect(labels).toEqual(['1950', '1960', '1970', '1980', '1990', '2000', '2010', '2020']);
});

test('ticks lie inside the span, in order, and are few', () => {
  const instant = fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2100, 0, 1) });
  fc.assert(
    fc.property(instant, instant, fc.integer({ min: 2, max: 20 }), (a, b, most) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      const values = timeTicks(from, to, most).map(({ value }) => value);
      expect(values).toEqual(values.toSorted((x, y) => x - y));
      expect(values.every((value) => value >= from && value <= to)).toBe(true);
      expect(values.length).toBeLessThanOrEqual(most + 1);
    }),
  );
});

test.each([
  [Number.NaN, 0],
  [0, Number.NaN],
  [Infinity, Infinity],
])('a span of %p to %p, as of lines without a point, has no ticks', (from, to) => {
  expect(timeTicks(from, to, 5)).toEqual([]);
});
