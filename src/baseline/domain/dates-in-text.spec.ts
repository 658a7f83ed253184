import type { DateRange } from '../../kernel/dates.js';
import { between, onDay, year } from './baseline.builder.js';
import { boundStands, isStated } from './date-proof.js';
import { dateMentions } from './dates-in-text.js';

const month = (from: string, to: string): DateRange => ({ from, to, precision: 'month' });
const decade = (first: number): DateRange => ({ ...year(first, first + 9), precision: 'decade' });

describe('a date', () => {
  it.each<[string, DateRange]>([
    ['on 3rd May 2030', onDay('2030-05-03')],
    ['May 3, 2030', onDay('2030-05-03')],
    ['Oct. 16, 2030', onDay('2030-10-16')],
    ['13th August, 2030', onDay('2030-08-13')],
    ['2030-10-16', onDay('2030-10-16')],
    ['September 24-October 10, 2030', onDay('2030-09-24')],
    ['21st and 22nd September, 2030', onDay('2030-09-22')],
    ['in May 2030', month('2030-05-01', '2030-05-31')],
    ['back in 2030', year(2030)],
    ['the war (2030-34)', year(2030, 2034)],
    ['Drill-2030', year(2030)],
    ['since ’79', year(1979)],
    ['in the 1950s', decade(1950)],
    ['in the 70s', decade(1970)],
    ['in the seventies', decade(1970)],
  ])('stands in "%s"', (text, date) => {
    expect(isStated(date, dateMentions(text))).toBe(true);
  });

  it.each<[string, DateRange]>([
    ['on 4th May 2030', onDay('2030-05-03')],
    ['3 May 2031', onDay('2030-05-03')],
    ['in May, and later in 2030', month('2030-05-01', '2030-05-31')],
    ['it may 2030', month('2030-05-01', '2030-05-31')],
    ['in the 2030s', year(2030)],
    ['in 1950', decade(1950)],
    ['a room of 20301 feet', year(2030)],
    ['since 2030', year(2030, 2034)],
    ['in 2030', between('2030-01-01', '2030-12-31')],
  ])('does not stand in "%s"', (text, date) => {
    expect(isStated(date, dateMentions(text))).toBe(false);
  });
});

describe('a bound', () => {
  it('may take month and year from different places', () => {
    const said = dateMentions('In 2030 they met again, this time in March, on 7 April and until 9 June 2031');
    expect(boundStands('2030-03-01', 'from', said)).toBe(true);
    expect(boundStands('2030-03-31', 'to', said)).toBe(true);
    expect(boundStands('2030-04-07', 'to', said)).toBe(true);
    expect(boundStands('2031-06-09', 'to', said)).toBe(true);
    expect(boundStands('2030-03-02', 'from', said)).toBe(false);
    expect(boundStands('2030-05-01', 'from', said)).toBe(false);
  });

  it('may be an edge of a year or a decade', () => {
    const said = dateMentions('in 2033 or in the 1950s');
    expect(boundStands('2033-01-01', 'from', said)).toBe(true);
    expect(boundStands('2033-12-31', 'to', said)).toBe(true);
    expect(boundStands('1959-12-31', 'to', said)).toBe(true);
    expect(boundStands('1950-12-31', 'to', said)).toBe(false);
  });
});
