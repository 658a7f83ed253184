import fc from 'fast-check';
import { weekNumber, weekOfNumber } from '../../kernel/iso-week.js';
import { reportDue, weekWithinReach } from './report-time.js';

const DAY_MS = 86_400_000;
/** Zones with summer time north and south, half hours, a day left out, and clocks that went back at midnight. */
const ZONES = [
  ...['UTC', 'Asia/Karachi', 'Europe/Moscow', 'Europe/London', 'America/New_York', 'America/St_Johns'],
  ...['Australia/Lord_Howe', 'Pacific/Apia', 'Pacific/Kiritimati', 'Africa/Casablanca', 'Asia/Tehran'],
  ...['America/Sao_Paulo', 'Pacific/Chatham', 'Asia/Kathmandu', 'Atlantic/Azores', 'Antarctica/Troll'],
];
const anyTime = fc.record({
  at: fc.record({
    weekday: fc.integer({ min: 1, max: 7 }),
    hour: fc.integer({ min: 0, max: 23 }),
    minute: fc.integer({ min: 0, max: 59 }),
  }),
  zone: fc.constantFrom(...ZONES),
});
/** 1995 … 2038. */
const anyWeek = fc.integer({ min: weekNumber('1995-W01'), max: weekNumber('2038-W52') });
const at = (weekday: number, hour: number, minute: number) => ({ weekday, hour, minute });

describe('when a report is due', () => {
  it.each([
    ['by default', '2026-W47', 'Asia/Karachi', at(1, 6, 0), '2026-11-23T01:00:00.000Z'],
    ['in summer time', '2026-W25', 'Europe/London', at(1, 6, 0), '2026-06-22T05:00:00.000Z'],
    ['in winter time', '2026-W47', 'Europe/London', at(1, 6, 0), '2026-11-23T06:00:00.000Z'],
    ['at a time the clocks leave out', '2026-W12', 'Europe/Berlin', at(7, 2, 30), '2026-03-29T01:30:00.000Z'],
    ['at a time that comes twice', '2026-W42', 'Europe/Berlin', at(7, 2, 30), '2026-10-25T00:30:00.000Z'],
    ['before the week is over in UTC', '2026-W47', 'Asia/Karachi', at(1, 0, 30), '2026-11-23T00:00:00.000Z'],
    ['on a day that was left out', '2011-W51', 'Pacific/Apia', at(5, 6, 0), '2011-12-30T16:00:00.000Z'],
  ])('%s', (...row) => {
    const [, week, zone, time, due] = row;
    expect(reportDue(week, { at: time, zone }).toISOString()).toBe(due);
  });

  it('comes once for every week, in order, about seven days apart, whatever the clocks do', () => {
    fc.assert(
      fc.property(anyTime, anyWeek, (time, number) => {
        const [first, second] = [number, number + 1].map((n) => reportDue(weekOfNumber(n), time).getTime());
        const days = ((second ?? 0) - (first ?? 0)) / DAY_MS;
        expect(days).toBeGreaterThanOrEqual(6);
        expect(days).toBeLessThanOrEqual(8);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is when the week is over in UTC, and within nine days after', () => {
    fc.assert(
      fc.property(anyTime, anyWeek, (time, number) => {
        // 1970-01-05 was the Monday of week number 1.
        const over = (7 * (number + 1) - 3) * DAY_MS;
        const days = (reportDue(weekOfNumber(number), time).getTime() - over) / DAY_MS;
        expect(days).toBeGreaterThanOrEqual(0);
        expect(days).toBeLessThanOrEqual(9);
      }),
    );
  });

  it('shows the set time on the clock of the zone, but where clocks change or the week was not over', () => {
    fc.assert(
      fc.property(anyTime, anyWeek, (time, number) => {
        const due = reportDue(weekOfNumber(number), time);
        const shown = new Intl.DateTimeFormat('en-GB', {
          timeZone: time.zone,
          hour: '2-digit',
          minute: '2-digit',
        }).format(due);
        const two = (value: number) => String(value).padStart(2, '0');
        const isHeld = due.getTime() === (7 * (number + 1) - 3) * DAY_MS;
        const isMoved = gap(time.zone, due) !== 0;
        expect(isHeld || isMoved || shown === `${two(time.at.hour)}:${two(time.at.minute)}`).toBe(true);
      }),
    );
  });
});

test('the next report is never of a week that only a clock that was ahead can have come to, nor of one too long ago', () => {
  const running = '2026-W47';
  expect(weekWithinReach('2026-W46', running, 52)).toBe('2026-W46');
  expect(weekWithinReach('2026-W48', running, 52)).toBe('2026-W48');
  expect(weekWithinReach('2026-W49', running, 52)).toBe(running);
  expect(weekWithinReach('2027-W40', running, 52)).toBe(running);
  expect(weekWithinReach('2020-W01', running, 52)).toBe('2025-W47');
});

/** How far the clocks of a zone were put within a day before the instant, minutes. */
function gap(zone: string, instant: Date): number {
  const shown = (date: Date) =>
    Date.parse(
      `${new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(date)}Z`,
    );
  const before = new Date(instant.getTime() - DAY_MS);
  return (shown(instant) - shown(before) - DAY_MS) / 60_000;
}
