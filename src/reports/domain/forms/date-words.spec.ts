import { loadWords } from '../../adapters/load-words.js';
import { dateWords, daySpanWords, instantWords, weekWords } from './date-words.js';

const [en, ru, ur] = [loadWords('en'), loadWords('ru'), loadWords('ur')];

it('a week is said by its days, what they share once', () => {
  expect(weekWords('2031-W19', en)).toBe('5–11 May 2031 (week 19)');
  expect(weekWords('2031-W18', en)).toBe('28 April – 4 May 2031 (week 18)');
  expect(weekWords('2026-W53', en)).toBe('28 December 2026 – 3 January 2027 (week 53)');
  expect(weekWords('2031-W19', ru)).toBe('5–11 мая 2031\u00a0года (19-я неделя)');
  expect(weekWords('2031-W19', ur)).toBe('5 تا 11 مئی 2031 (ہفتہ 19)');
});

it('an instant is said in UTC', () => {
  expect(instantWords('2031-05-12T01:00:59.999Z', en)).toBe('12 May 2031, 01:00 UTC');
});

it('a date is said as exactly as it is known', () => {
  const said = (
    from: string | null,
    to: string | null,
    precision: 'day' | 'month' | 'year' | 'undated',
  ): string => dateWords({ from, to, precision }, en);
  expect(said('2031-06-02', '2031-06-04', 'day')).toBe('2–4 June 2031');
  expect(said('2031-06-01', '2031-06-30', 'month')).toBe('June 2031');
  expect(said('2031-01-01', '2032-12-31', 'year')).toBe('2031 – 2032');
  expect(said(null, '2031-06-30', 'undated')).toBe('undated, not after 30 June 2031');
  expect(said(null, null, 'undated')).toBe('undated');
});

it('days of two years are said whole', () => {
  expect(daySpanWords('2026-12-31', '2027-01-01', en)).toBe('31 December 2026 – 1 January 2027');
});
