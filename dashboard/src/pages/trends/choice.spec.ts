import fc from 'fast-check';
import {
  calendarYear,
  RECORD_BEGINS,
  comparedWith,
  daysFaults,
  isSame,
  lengthDays,
  moved,
  periodBefore,
  periodBetween,
  trendsChoice,
  weeksOf,
  yearBefore,
  zoomed,
} from './choice.js';

const TODAY = '2026-11-26';
const of = (address: string) =>
  trendsChoice(new URLSearchParams(address), { first: '2024-02-05', today: TODAY });

test('without a word in the address a year of all lines with marks is shown', () => {
  expect(of('')).toMatchObject({ preset: '1y', marks: true, context: false, compare: null });
  expect(of('').lines).toHaveLength(5);
  expect(lengthDays(of('').period)).toBe(364);
});

test('days in the address are a free period; a period that ends before it begins is none', () => {
  expect(of('from=2025-01-06&to=2025-12-28')).toMatchObject({
    preset: null,
    period: { from: '2025-01-06', to: '2025-12-28' },
  });
  expect(of('from=2025-12-28&to=2025-01-06').preset).toBe('1y');
  expect(of('from=2025-01-06').period.to).toBe(TODAY);
});

test('days in the address that are no period are named, not passed over', () => {
  const faults = (address: string) => daysFaults(new URLSearchParams(address), TODAY);
  expect(faults('')).toEqual([]);
  expect(faults('from=2025-01-06&to=2025-12-28&compare=2024-01-01')).toEqual([]);
  expect(faults('from=2025-01-06')).toEqual([]);
  expect(faults('from=99999-01-01&to=2025-12-28')).toEqual(['no-first']);
  expect(faults('to=2025-12-28')).toEqual(['no-first']);
  expect(faults('from=2025-01-06&to=soon')).toEqual(['no-last']);
  expect(faults('from=2025-12-28&to=2025-01-06')).toEqual(['ends-before']);
  expect(faults('from=2027-01-01')).toEqual(['ends-before']);
  expect(faults('compare=last')).toEqual(['no-compared']);
});

test('all weeks begin with the first of which anything was read', () => {
  expect(of('range=all').period).toEqual({ from: '2024-02-05', to: TODAY });
});

test('unknown lines are left out, and none at all means all', () => {
  expect(of('lines=energy,steel').lines).toEqual(['energy']);
  expect(of('lines=steel').lines).toHaveLength(5);
});

test('a compared period is as long as the first, whether just before or a year earlier', () => {
  const period = { from: '2025-03-03', to: '2025-05-25' };
  expect(periodBefore(period)).toEqual({ from: '2024-12-09', to: '2025-03-02' });
  expect(yearBefore(period)).toEqual({ from: '2024-03-04', to: '2024-05-26' });
  expect(lengthDays(comparedWith(period, '1999-01-01'))).toBe(lengthDays(period));
});

test('a calendar year has all its days, the running one those until today', () => {
  expect(calendarYear('2025', TODAY)).toEqual({ from: '2025-01-01', to: '2025-12-31' });
  expect(calendarYear('2026', TODAY)).toEqual({ from: '2026-01-01', to: TODAY });
});

test('weeks are those that hold the first and the last day', () => {
  expect(weeksOf({ from: '2025-12-29', to: '2026-01-04' })).toEqual({ from: '2026-W01', to: '2026-W01' });
});

const day = fc
  .integer({ min: 0, max: 9_000 })
  .map((days) => new Date(Date.UTC(2002, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));
const period = fc
  .tuple(day, fc.integer({ min: 27, max: 2_000 }))
  .map(([from, days]) => ({
    from,
    to: new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10),
  }))
  .filter(({ to }) => to <= TODAY);

test('moving keeps the length and never goes beyond today', () => {
  fc.assert(
    fc.property(period, fc.double({ min: -2, max: 2, noNaN: true }), (given, share) => {
      const next = moved(given, share, TODAY);
      expect(lengthDays(next)).toBe(lengthDays(given));
      expect(next.to <= TODAY).toBe(true);
    }),
  );
});

test('zooming out holds the period, zooming in lies within it, and four weeks are the least', () => {
  fc.assert(
    fc.property(period, (given) => {
      const wide = zoomed(given, 2, TODAY);
      expect(wide.from <= given.from && wide.to >= given.to).toBe(true);
      const near = zoomed(given, 0.5, TODAY);
      expect(lengthDays(near)).toBe(Math.max(28, Math.round(lengthDays(given) / 2)));
    }),
  );
});

test('zooming out again and again ends with all days from the first of the record to today, and so does going back', () => {
  let period = { from: '2025-01-06', to: TODAY };
  for (let pressed = 0; pressed < 20; pressed += 1) period = zoomed(period, 2, TODAY);
  expect(period).toEqual({ from: RECORD_BEGINS, to: TODAY });
  expect(isSame(zoomed(period, 2, TODAY), period)).toBe(true);
  let year = { from: '1949-01-01', to: '1949-12-31' };
  for (let pressed = 0; pressed < 20; pressed += 1) year = moved(year, -0.5, TODAY);
  expect(year).toEqual({ from: RECORD_BEGINS, to: '1948-08-12' });
});

test('a reader who is before the record already is not thrown forward', () => {
  const given = { from: '1900-01-01', to: '1900-12-31' };
  expect(zoomed(given, 2, TODAY).from).toBe('1900-01-01');
  expect(moved(given, -0.5, TODAY)).toEqual(given);
});

test('dragging from right to left chooses the same as from left to right', () => {
  const [a, b] = [Date.UTC(2025, 0, 6), Date.UTC(2025, 5, 1)];
  expect(periodBetween(b, a, TODAY)).toEqual(periodBetween(a, b, TODAY));
  expect(lengthDays(periodBetween(a, a, TODAY))).toBe(28);
});
