import fc from 'fast-check';
import { DateTime } from 'luxon';
import {
  compareWeeks,
  dayNumber,
  dayOfNumber,
  isIsoDay,
  isIsoWeek,
  isoWeekOf,
  nextWeek,
  weekNumber,
  weekOfNumber,
  weekStart,
  weeksBetween,
} from './iso-week.js';

/** Day numbers of 0001-01-01 and 9999-12-31, and the last week that lies wholly inside. */
const days = fc.integer({ min: -719_162, max: 2_932_896 });
const luxonDay = (number: number): DateTime => DateTime.fromMillis(number * 86_400_000, { zone: 'utc' });
const luxonWeek = (date: DateTime): string =>
  `${String(date.weekYear).padStart(4, '0')}-W${String(date.weekNumber).padStart(2, '0')}`;

describe('days', () => {
  it('agree with luxon in both directions over ten thousand years', () => {
    fc.assert(
      fc.property(days, (number) => {
        const day = luxonDay(number).toFormat('yyyy-MM-dd');
        expect(dayOfNumber(number)).toBe(day);
        expect(dayNumber(day)).toBe(number);
      }),
      { numRuns: 300 },
    );
  });

  it.each(['2023-02-29', '1900-02-29', '2024-13-01', '2024-00-10', '2024-04-31', '2024-01-00', '0000-01-01'])(
    'that do not exist, such as %s, are refused',
    (day) => {
      expect(isIsoDay(day)).toBe(false);
      expect(() => dayNumber(day)).toThrow(RangeError);
    },
  );

  it.each(['2024-1-05', '24-01-05', '2024-01-05T00:00:00Z', ' 2024-01-05', '2024/01/05', ''])(
    'in another form, such as "%s", are refused',
    (day) => {
      expect(isIsoDay(day)).toBe(false);
    },
  );

  it('keep the leap days of 2000 and 2024', () => {
    expect([isIsoDay('2000-02-29'), isIsoDay('2024-02-29')]).toEqual([true, true]);
  });

  it('outside the years 0001 to 9999, or between two days, have no text', () => {
    expect(() => dayOfNumber(2_932_897)).toThrow(RangeError);
    expect(() => dayOfNumber(-719_163)).toThrow(RangeError);
    expect(() => dayOfNumber(0.5)).toThrow(RangeError);
  });
});

describe('weeks', () => {
  it('of a day agree with luxon', () => {
    fc.assert(
      fc.property(days, (number) => {
        expect(isoWeekOf(dayOfNumber(number))).toBe(luxonWeek(luxonDay(number)));
      }),
      { numRuns: 300 },
    );
  });

  it('begin on the Monday that luxon gives', () => {
    fc.assert(
      fc.property(days, (number) => {
        const date = luxonDay(number);
        expect(weekStart(luxonWeek(date))).toBe(date.startOf('week').toFormat('yyyy-MM-dd'));
      }),
      { numRuns: 300 },
    );
  });

  it('exist as week 53 exactly in the years for which luxon counts 53', () => {
    const disagreeing = Array.from({ length: 9999 }, (_, i) => i + 1).filter((year) => {
      const expected = DateTime.utc(year, 6, 1).weeksInWeekYear === 53;
      return isIsoWeek(`${String(year).padStart(4, '0')}-W53`) !== expected;
    });
    expect(disagreeing).toEqual([]);
  });

  it.each([
    '2024-W00',
    '2024-W53',
    '2024-W54',
    '2024-53',
    '2024-w01',
    '2024-W1',
    '0000-W01',
    '2024-W01 ',
    '',
  ])('such as "%s" are refused', (week) => {
    expect(isIsoWeek(week)).toBe(false);
    expect(() => weekNumber(week)).toThrow(RangeError);
  });

  it('turn the year where the first Thursday says, not on 1 January', () => {
    expect(isoWeekOf('2020-12-31')).toBe('2020-W53');
    expect(isoWeekOf('2021-01-03')).toBe('2020-W53');
    expect(isoWeekOf('2021-01-04')).toBe('2021-W01');
    expect(isoWeekOf('2024-12-30')).toBe('2025-W01');
    expect(nextWeek('2020-W53')).toBe('2021-W01');
    expect(nextWeek('2024-W52')).toBe('2025-W01');
  });

  it('number consecutively, and their numbers lead back to them', () => {
    fc.assert(
      fc.property(fc.integer({ min: -102_000, max: 418_000 }), (number) => {
        const week = weekOfNumber(number);
        expect(weekNumber(week)).toBe(number);
        expect(weekNumber(nextWeek(week))).toBe(number + 1);
      }),
    );
  });

  it('between two weeks include both, without gap or repeat, and compare in order', () => {
    const weeks = weeksBetween('2019-W50', '2021-W02');
    expect([weeks[0], weeks.at(-1), weeks.length, new Set(weeks).size]).toEqual([
      '2019-W50',
      '2021-W02',
      58,
      58,
    ]);
    expect([...weeks].reverse().sort(compareWeeks)).toEqual(weeks);
    expect(weeksBetween('2021-W02', '2019-W50')).toEqual([]);
    expect(weeksBetween('2021-W02', '2021-W02')).toEqual(['2021-W02']);
  });

  it('end with the year 9999', () => {
    expect(() => nextWeek('9999-W52')).toThrow(RangeError);
    expect(() => weekOfNumber(0.5)).toThrow(RangeError);
  });
});
