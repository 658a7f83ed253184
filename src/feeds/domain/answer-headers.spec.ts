import { describe, expect, it } from '@jest/globals';
import { NOW } from './due-feed.builder.js';
import { expiresAtOnce, freshMinutes, retryAfterMinutes } from './answer-headers.js';

describe('freshMinutes', () => {
  it.each([
    [{ 'cache-control': 'public, max-age=3600' }, 60],
    [{ 'cache-control': 'MAX-AGE="600"' }, 10],
    [{ 'cache-control': 'max-age=3600', age: '600' }, 50],
    [{ 'cache-control': 'max-age=60', age: '600' }, 0],
    [{ 'cache-control': 'no-cache, max-age=3600' }, 0],
    [{ 'cache-control': 's-maxage=3600' }, 0],
    [{ 'cache-control': 'max-age=60', expires: 'Sun, 22 Nov 2026 08:00:00 GMT' }, 1],
    [{ expires: 'Sun, 22 Nov 2026 08:00:00 GMT' }, 120],
    [{ expires: 'Sun, 22 Nov 2020 08:00:00 GMT' }, 0],
    [{ expires: '0' }, 0],
    [{ expires: 'tomorrow' }, 0],
    [{}, 0],
  ])('reads %j as %d minutes', (headers, minutes) => {
    expect(freshMinutes(headers, NOW)).toBe(minutes);
  });
});

describe('retryAfterMinutes', () => {
  it.each([
    ['120', 2],
    [' 0 ', 0],
    ['Sun, 22 Nov 2026 06:30:00 GMT', 30],
    ['Sun, 22 Nov 2026 05:30:00 GMT', null],
    ['-5', null],
    ['soon', null],
    ['', null],
  ])('reads "%s" as %p minutes', (text, minutes) => {
    expect(retryAfterMinutes({ 'retry-after': text }, NOW)).toBe(minutes);
  });

  it('reads a missing header as no wish', () => {
    expect(retryAfterMinutes({}, NOW)).toBeNull();
  });
});

describe('expiresAtOnce', () => {
  it('holds for Expires: 0 only', () => {
    expect([{ expires: ' 0 ' }, { expires: '00' }, {}].map(expiresAtOnce)).toEqual([true, false, false]);
  });
});
