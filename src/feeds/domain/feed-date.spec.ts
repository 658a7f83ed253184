import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { orderingInstant, parseFeedDate } from './feed-date.js';

describe('parseFeedDate', () => {
  it.each([
    ['RFC 822 with offset', 'Tue, 15 Sep 2026 11:49:52 +0500', '2026-09-15T06:49:52Z'],
    ['a colon in the offset', 'Tue, 15 Sep 2026 18:28:00 +05:00', '2026-09-15T13:28:00Z'],
    ['a two-digit year', 'Mon, 21 Sep 26 02:24:56 +0500', '2026-09-20T21:24:56Z'],
    ['a two-digit year of the last century', '05 Nov 98 10:00:00 GMT', '1998-11-05T10:00:00Z'],
    ['Pakistan time by name', 'Sun, 26 Jul 2026 19:21:13 PKT', '2026-07-26T14:21:13Z'],
    ['Moscow time by name', '26 Jul 2026 19:21 MSK', '2026-07-26T16:21:00Z'],
    ['GMT+9', 'Wed, 02 Jan 2019 10:00:00 GMT+9', '2019-01-02T01:00:00Z'],
    ['British summer time', 'Wed, 03 Jul 2019 10:00:00 BST', '2019-07-03T09:00:00Z'],
    ['eastern standard time', 'Wed, 5 Nov 2025 13:52:10 EST', '2025-11-05T18:52:10Z'],
    ['a zone that nobody knows, as UTC', 'Wed, 5 Nov 2025 13:52:10 XYZ', '2025-11-05T13:52:10Z'],
    [
      'a comment behind the offset',
      'Wed Sep 15 2021 10:00:00 GMT+0300 (Moscow Standard Time)',
      '2021-09-15T07:00:00Z',
    ],
    ['asctime', 'Tue Sep 15 11:49:52 2026', '2026-09-15T11:49:52Z'],
    ['asctime with a zone', 'Tue Sep 15 11:49:52 PKT 2026', '2026-09-15T06:49:52Z'],
    ['month before day, with PM', 'Sat, Dec 16 2023 02:02:33 PM', '2023-12-16T14:02:33Z'],
    ['midnight as 12 AM', 'Dec 16, 2023 12:05 am', '2023-12-16T00:05:00Z'],
    ['a dash before the time', 'Tuesday, January 3, 2017 - 10:15', '2017-01-03T10:15:00Z'],
    ['a date with dashes and a month name', '03-Jan-2017 10:15', '2017-01-03T10:15:00Z'],
    ['no time', 'Wed, 05 Nov 2025', '2025-11-05T00:00:00Z'],
    ['the end of a day as 24:00', '31 Dec 2025 24:00:00 GMT', '2026-01-01T00:00:00Z'],
    ['ISO 8601', '2026-09-15T19:34:41+05:00', '2026-09-15T14:34:41Z'],
    ['fractions of a second', '2026-09-15T19:34:41.987654Z', '2026-09-15T19:34:41Z'],
    ['a space for the T', '2022-09-03 09:37:11+03:00', '2022-09-03T06:37:11Z'],
    ['no zone, as UTC', '2022-07-26 13:01:01', '2022-07-26T13:01:01Z'],
    ['no seconds', '2022-07-26T13:01Z', '2022-07-26T13:01:00Z'],
    ['a day alone', '2022-07-26', '2022-07-26T00:00:00Z'],
    ['a month alone, as W3C has it', '2022-07', '2022-07-01T00:00:00Z'],
    ['ISO 8601 without separators', '20200110T143300Z', '2020-01-10T14:33:00Z'],
    ['slashes with the year first', '2020/1/10 14:33:00', '2020-01-10T14:33:00Z'],
    ['d.m.Y', '22.11.2022 12:16:00', '2022-11-22T12:16:00Z'],
    ['d/m/Y that can be nothing else', '22/11/2022 12:16', '2022-11-22T12:16:00Z'],
    ['American m/d/Y with PM', '1/2/2018 4:05:00 PM', '2018-01-02T16:05:00Z'],
    ['Russian', '12 сентября 2026, 10:00 MSK', '2026-09-12T07:00:00Z'],
    ['Russian with a weekday and г.', 'Пн, 5 янв. 2026 г. 08:30:00 +0300', '2026-01-05T05:30:00Z'],
    ['Ukrainian', '5 березня 2026 10:00', '2026-03-05T10:00:00Z'],
    ['French', 'mer, 14 sep 2005 20:21:47 +0000', '2005-09-14T20:21:47Z'],
    ['a French weekday that looks like March', 'mar, 15 sept. 2026 10:00:00 GMT', '2026-09-15T10:00:00Z'],
    ['German', 'Mo, 02 Mär 2026 10:00:00 +0100', '2026-03-02T09:00:00Z'],
    ['Portuguese', 'Sex, 03 Jan 2025 15:44:00 -0300', '2025-01-03T18:44:00Z'],
    ['Spanish with de', '3 de agosto de 2024 10:00', '2024-08-03T10:00:00Z'],
    ['Turkish', '7 Ağustos 2024 10:00 +0300', '2024-08-07T07:00:00Z'],
    ['Polish', 'śr., 7 paź 2020 10:00:00 +0200', '2020-10-07T08:00:00Z'],
    ['Urdu', '15 ستمبر 2026', '2026-09-15T00:00:00Z'],
    ['Urdu digits', '۱۵ ستمبر ۲۰۲۶', '2026-09-15T00:00:00Z'],
    ['Chinese', '2020年1月10日 下午2:33', '2020-01-10T14:33:00Z'],
    ['Korean, in Korean time', '2020년 01월 10일 14:33:00', '2020-01-10T05:33:00Z'],
    ['a date to come, as it stands', 'Tue, 15 Sep 2099 11:49:52 GMT', '2099-09-15T11:49:52Z'],
  ])('reads %s', (_, raw, instant) => {
    expect(parseFeedDate(raw)).toBe(instant);
  });

  it.each([
    ['nothing', '   '],
    ['words', 'yesterday'],
    ['yy/mm/dd, which could be anything', '18/01/30 00:00'],
    ['slashes whose order is open', '05/04/2018 10:00'],
    ['31 February', '31 Feb 2024 10:00:00 GMT'],
    ['29 February of a common year', '2023-02-29'],
    ['month 13', '2023-13-01'],
    ['hour 25', '2023-01-01T25:00:00Z'],
    ['minute 60', 'Wed, 05 Nov 2025 10:60:00 GMT'],
    ["a program's zero date", '0001-01-01T00:00:00'],
    ['two months', '5 Jan Feb 2024'],
    ['an offset beyond the earth', '2023-01-01T10:00:00+99:00'],
    ['a bare number', '1585000000'],
    ['a megabyte', '1 '.repeat(500_000)],
  ])('finds no date in %s', (_, raw) => {
    expect(parseFeedDate(raw)).toBeNull();
  });

  it('reads back every instant written by RFC 822 and by ISO 8601', () => {
    const seconds = fc.date({
      min: new Date('1970-01-01'),
      max: new Date('2100-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(seconds, (date) => {
        const instant = `${date.toISOString().slice(0, 19)}Z`;
        expect(parseFeedDate(date.toUTCString())).toBe(instant);
        expect(parseFeedDate(date.toISOString())).toBe(instant);
      }),
    );
  });

  it('never throws, and gives an instant or null', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (raw) => {
        expect(parseFeedDate(raw) ?? '2000-01-01T00:00:00Z').toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      }),
    );
  });
});

describe('orderingInstant', () => {
  const fetchedAt = '2026-11-22T02:00:00Z';

  it('orders by publication', () => {
    expect(orderingInstant('2026-11-21T10:00:00Z', fetchedAt)).toBe('2026-11-21T10:00:00Z');
  });

  it('clamps a date to come, and a missing one, to when the item was fetched', () => {
    expect(orderingInstant('2099-01-01T00:00:00Z', fetchedAt)).toBe(fetchedAt);
    expect(orderingInstant(null, fetchedAt)).toBe(fetchedAt);
  });
});
