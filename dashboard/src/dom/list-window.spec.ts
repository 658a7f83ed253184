import fc from 'fast-check';
import { listWindow } from './list-window.js';

const rows = (count: number, height = 100): number[] => Array.from({ length: count }, () => height);

test('at the top the first rows are built, and all others take up their room', () => {
  const shown = listWindow(rows(200), 100_000, 90, { topPx: 0, heightPx: 800 });
  expect(shown).toEqual({ start: 0, end: 20, beforePx: 0, afterPx: 180 * 100 + 99_800 * 90 });
});

test('in the middle rows beyond both edges are built', () => {
  const shown = listWindow(rows(200), 200, 90, { topPx: 10_000, heightPx: 800 });
  expect(shown).toEqual({ start: 88, end: 120, beforePx: 8_800, afterPx: 8_000 });
});

test('beyond what is fetched the last fetched rows are built', () => {
  const shown = listWindow(rows(200), 100_000, 90, { topPx: 1_000_000, heightPx: 800 });
  expect(shown.end).toBe(200);
  expect(shown.start).toBe(188);
});

test('wherever one looks the height of the whole is the same, and what is looked at is built', () => {
  const heights = fc.array(fc.integer({ min: 40, max: 400 }), { minLength: 1, maxLength: 300 });
  fc.assert(
    fc.property(heights, fc.nat(1_000), fc.nat(120_000), (given, more, topPx) => {
      const whole = given.reduce((sum, height) => sum + height, 0);
      const shown = listWindow(given, given.length + more, 100, { topPx, heightPx: 700 });
      const built = given.slice(shown.start, shown.end).reduce((sum, height) => sum + height, 0);
      expect(shown.beforePx + built + shown.afterPx).toBe(whole + more * 100);
      if (topPx + 700 <= whole) {
        expect(shown.beforePx).toBeLessThanOrEqual(topPx);
        expect(shown.beforePx + built).toBeGreaterThanOrEqual(topPx + 700);
      }
    }),
  );
});
