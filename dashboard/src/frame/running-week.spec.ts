import { runningWeek } from './running-week.js';

const NOW_MS = Date.parse('2026-11-28T01:00:00Z');

test('the week that is not over is that of now, or of the moment whose knowledge is shown', () => {
  expect(runningWeek(new URLSearchParams(), NOW_MS)).toBe('2026-W48');
  expect(runningWeek(new URLSearchParams('known=2026-11-04'), NOW_MS)).toBe('2026-W45');
  expect(runningWeek(new URLSearchParams('known=2030-01-01'), NOW_MS)).toBe('2026-W48');
});
