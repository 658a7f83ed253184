import fc from 'fast-check';
import {
  agoWords,
  dateWords,
  instantWords,
  knownDateWords,
  weekOfMs,
  weekStartMs,
  weekWords,
} from './dates.js';

const WEEK_MS = 7 * 86_400_000;

describe('a date in words', () => {
  test.each([
    ['1961-03-04', '1961-03-04', 'day', '4 March 1961'],
    ['1966-01-04', '1966-01-10', 'day', '4–10 January 1966'],
    ['1949-06-01', '1949-06-30', 'month', 'June 1949'],
    ['2019-01-01', '2019-03-31', 'month', 'January 2019 – March 2019'],
    ['1971-01-01', '1971-12-31', 'year', '1971'],
    ['1960-01-01', '1969-12-31', 'decade', '1960s'],
    ['1979-12-24', '1989-02-15', 'decade', '1979–1989'],
    ['1956-01-01', '1969-12-31', 'undated', 'undated, between 1956 and 1969'],
    ['2020-01-01', '2020-12-31', 'undated', 'undated, in 2020'],
    [null, '2017-12-31', 'undated', 'undated, not after 31 December 2017'],
    ['1991-12-26', null, 'undated', 'undated, not before 26 December 1991'],
    [null, null, 'undated', 'undated'],
  ] as const)('from %s to %s, known to the %s, reads “%s”', (from, to, precision, words) => {
    expect(dateWords({ from, to, precision })).toBe(words);
  });
});

test('how exactly a date is known is said once: what is undated is not also “known undated”', () => {
  const year = { from: '1971-01-01', to: '1971-12-31' };
  expect(knownDateWords({ ...year, precision: 'year' })).toBe('1971, known to the year');
  expect(knownDateWords({ ...year, precision: 'undated' })).toBe('undated, in 1971');
});

test('an instant names its zone, a bare date does not pretend to an hour', () => {
  expect(instantWords('2026-11-22T02:31:07Z')).toBe('22 November 2026 at 02:31 UTC'.replace(' at', ','));
  expect(instantWords('2026-11-22')).toBe('22 November 2026');
  expect(instantWords('2026-11')).toBe('November 2026');
  expect(instantWords('2026')).toBe('2026');
});

test('time that has passed and time to come are told apart', () => {
  const now = new Date('2026-11-22T12:00:00Z');
  expect(agoWords('2026-11-22T11:59:00Z', now)).toBe('1 minute ago');
  expect(agoWords('2026-11-22T12:30:00Z', now)).toBe('in 30 minutes');
  expect(agoWords('2026-11-12T12:00:00Z', now)).toBe('10 days ago');
});

describe('ISO weeks', () => {
  test('week 53 of 2026 ends in January 2027', () => {
    expect(weekWords('2026-W53')).toBe('28 December 2026 – 3 January 2027 (week 53)');
  });

  test('a week’s Monday lies in that week, in any week of three centuries', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1000, max: 14_000 }), (weeks) => {
        const monday = Date.UTC(1947, 0, 6) + weeks * WEEK_MS;
        expect(weekStartMs(weekOfMs(monday))).toBe(monday);
        expect(weekOfMs(monday + WEEK_MS - 1)).toBe(weekOfMs(monday));
      }),
    );
  });
});
