import { describe, expect, it } from '@jest/globals';
import { ttlMinutes } from './feed-ttl.js';

describe('ttlMinutes', () => {
  it.each([
    ['takes ttl as minutes', { ttl: '30', period: 'daily', frequency: '1' }, 30],
    ['divides the period by its frequency', { ttl: '', period: 'Daily', frequency: '24' }, 60],
    ['counts a missing frequency as once', { ttl: '0', period: 'hourly', frequency: '' }, 60],
    ['never goes under a minute', { ttl: '', period: 'hourly', frequency: '9999' }, 1],
    ['finds nothing in words it does not know', { ttl: 'soon', period: 'often', frequency: '2' }, null],
  ])('%s', (_, claimed, minutes) => {
    expect(ttlMinutes(claimed)).toBe(minutes);
  });
});
