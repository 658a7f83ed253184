import { believedPublication, publicationRange, sortInstant } from './publication.js';

describe('publication date', () => {
  it.each([
    ['2026-03-02T23:30:00Z', '2026-03-02', '2026-03-02', 'day'],
    ['2026-03-02', '2026-03-02', '2026-03-02', 'day'],
    ['2024-02', '2024-02-01', '2024-02-29', 'month'],
    ['1949', '1949-01-01', '1949-12-31', 'year'],
    [null, null, null, 'undated'],
    ['last Tuesday', null, null, 'undated'],
    ['2026-13-45', null, null, 'undated'],
  ])('of %s lies from %s to %s (%s)', (published, from, to, precision) => {
    expect(publicationRange(published)).toEqual({ from, to, precision });
  });

  const recordedAt = new Date('2026-03-02T12:00:00Z');

  it('orders an article from the future as of when it was recorded', () => {
    expect(sortInstant('2035-01-01T00:00:00Z', recordedAt)).toEqual(recordedAt);
  });

  it('orders an article without a date as of when it was recorded', () => {
    expect(sortInstant(null, recordedAt)).toEqual(recordedAt);
  });

  it('orders any other by its publication', () => {
    expect(sortInstant('2026-03-01', recordedAt)).toEqual(new Date('2026-03-01T00:00:00Z'));
  });

  it.each([
    ['2026-03-01T08:00:00Z', '2026-03-01T08:00:00Z'],
    ['2026-03', '2026-03'],
    ['1949', '1949'],
    ['9999-12-31T23:59:59Z', '2026-03-02T12:00:00.000Z'],
    ['2026-04', '2026-03-02T12:00:00.000Z'],
    ['0001-01-01', null],
    ['soon', null],
    [null, null],
  ])('given as %s is believed to be %s', (published, believed) => {
    expect(believedPublication(published, recordedAt.toISOString())).toBe(believed);
  });

  it('orders an article of the year 1 as of when it was recorded', () => {
    expect(sortInstant('0001-01-01T00:00:00Z', recordedAt)).toEqual(recordedAt);
  });
});
