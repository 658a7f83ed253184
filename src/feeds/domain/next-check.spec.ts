import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NOW } from './due-feed.builder.js';
import { adaptInterval, afterFailure, nextCheck, spreadOf } from './next-check.js';

const MINUTE_MS = 60_000;
const minutesTo = (date: Date): number => (date.getTime() - NOW.getTime()) / MINUTE_MS;
const wishes = { intervalMinutes: 30, ttlMinutes: null, freshMinutes: 0 };

describe('nextCheck', () => {
  it('takes the longest of interval, ttl and freshness', () => {
    const id = 'x';
    const drift = 1 + 0.1 * spreadOf(id);
    expect(minutesTo(nextCheck(id, wishes, NOW))).toBeCloseTo(30 * drift, 3);
    expect(minutesTo(nextCheck(id, { ...wishes, ttlMinutes: 90 }, NOW))).toBeCloseTo(90 * drift, 3);
    expect(minutesTo(nextCheck(id, { ...wishes, freshMinutes: 45 }, NOW))).toBeCloseTo(45 * drift, 3);
  });

  it('stays between 10 minutes and 24 hours whatever is wished', () => {
    const number = fc.double({ min: 0, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(fc.string(), number, number, number, (id, intervalMinutes, ttlMinutes, freshMinutes) => {
        const minutes = minutesTo(nextCheck(id, { intervalMinutes, ttlMinutes, freshMinutes }, NOW));
        expect(minutes).toBeGreaterThanOrEqual(10);
        expect(minutes).toBeLessThanOrEqual(24 * 60);
      }),
    );
  });
});

describe('spreadOf', () => {
  it('spreads a thousand feeds evenly and the same every time', () => {
    const spreads = Array.from({ length: 1000 }, (_, at) => spreadOf(`feed-${at}`));
    const tenths = Array.from(
      { length: 10 },
      (_, at) => spreads.filter((s) => Math.floor(s * 10) === at).length,
    );
    expect(Math.min(...tenths)).toBeGreaterThan(70);
    expect(Math.max(...tenths)).toBeLessThan(130);
    expect(spreadOf('feed-7')).toBe(spreads[7]);
  });
});

describe('afterFailure', () => {
  const failed = { failures: 1, intervalMinutes: 30, reachedHost: true };

  it('backs off by one interval per failure, at most 24 hours', () => {
    const delays = [1, 2, 3, 1000].map((failures) =>
      minutesTo(afterFailure('x', { ...failed, failures }, NOW)),
    );
    const drift = 1 + 0.1 * spreadOf('x');
    expect(delays.slice(0, 3).map((delay) => delay / drift)).toEqual([
      expect.closeTo(30, 3),
      expect.closeTo(60, 3),
      expect.closeTo(90, 3),
    ]);
    expect(delays[3]).toBe(24 * 60);
  });

  it('tries again within about an hour while questions do not leave this machine', () => {
    const delay = minutesTo(afterFailure('x', { ...failed, failures: 500, reachedHost: false }, NOW));
    expect(delay).toBeGreaterThanOrEqual(60);
    expect(delay).toBeLessThanOrEqual(66);
  });

  it('never comes sooner after more failures', () => {
    fc.assert(
      fc.property(
        fc.nat(100),
        fc.integer({ min: 1, max: 1440 }),
        fc.boolean(),
        (failures, intervalMinutes, reachedHost) => {
          const sooner = afterFailure('x', { failures: failures + 1, intervalMinutes, reachedHost }, NOW);
          const later = afterFailure('x', { failures: failures + 2, intervalMinutes, reachedHost }, NOW);
          expect(later.getTime()).toBeGreaterThanOrEqual(sooner.getTime());
        },
      ),
    );
  });
});

describe('adaptInterval', () => {
  const after30 = { items: 30, minutesSinceLast: 30 };

  it('keeps the configured interval at the first answer, whose items are all new', () => {
    expect(adaptInterval(30, null, { items: 30, newItems: 30, minutesSinceLast: null })).toBe(30);
  });

  it('stretches in silence, up to four times the configured interval', () => {
    expect(adaptInterval(30, 30, { ...after30, newItems: 0 })).toBe(37.5);
    expect(adaptInterval(30, 119, { ...after30, newItems: 0 })).toBe(120);
  });

  it('halves where most items are new, down to 10 minutes', () => {
    expect(adaptInterval(30, 30, { ...after30, newItems: 21 })).toBe(15);
    expect(adaptInterval(30, 12, { ...after30, newItems: 30, minutesSinceLast: 12 })).toBe(10);
  });

  it('does not hurry after a long pause, when most items are new of course', () => {
    expect(adaptInterval(30, 30, { items: 30, newItems: 30, minutesSinceLast: 600 })).toBe(30);
  });

  it('leads back to the configured interval from either side', () => {
    expect(adaptInterval(30, 100, { ...after30, newItems: 5 })).toBe(80);
    expect(adaptInterval(30, 32, { ...after30, newItems: 5 })).toBe(30);
    expect(adaptInterval(30, 16, { ...after30, newItems: 5 })).toBe(20);
    expect(adaptInterval(30, 28, { ...after30, newItems: 5 })).toBe(30);
  });

  it('keeps what works: a third to two thirds new', () => {
    expect(adaptInterval(30, 15, { ...after30, newItems: 15 })).toBe(15);
  });

  it('takes a document without items for silence', () => {
    expect(adaptInterval(30, 30, { items: 0, newItems: 0, minutesSinceLast: 30 })).toBe(37.5);
  });
});
