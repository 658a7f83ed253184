import { timingWords } from './alerts.js';

const timing = {
  cadence: 'immediate',
  zone: 'Asia/Karachi',
  digestAt: { time: '07:30', weekday: 1 },
  quiet: null,
  hourlyCap: null,
} as const;

test.each([
  [timing, 'at once (Asia/Karachi)'],
  [{ ...timing, hourlyCap: 10 }, 'at once, at most 10 an hour (Asia/Karachi)'],
  [{ ...timing, cadence: 'daily', hourlyCap: 10 } as const, 'once a day at 07:30 (Asia/Karachi)'],
  [{ ...timing, cadence: 'weekly' } as const, 'once a week, Monday at 07:30 (Asia/Karachi)'],
  [
    { ...timing, quiet: { from: '22:00', to: '07:00', breakthrough: 'urgent' } } as const,
    'at once, never between 22:00 and 07:00 unless urgent (Asia/Karachi)',
  ],
  [{ ...timing, quiet: { from: '22:00', to: '22:00', breakthrough: null } }, 'at once (Asia/Karachi)'],
])('%j is told as “%s”', (given, words) => {
  expect(timingWords(given)).toBe(words);
});
