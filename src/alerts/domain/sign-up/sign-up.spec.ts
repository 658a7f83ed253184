import { confirmable, isMailed, LIMITS, nextTry, secondsToWait } from './sign-up.js';

const now = new Date('2026-11-26T12:00:00Z');
const minutesAgo = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);
const calm = { network: 0, all: 0, oldestOfNetwork: null, oldestOfAll: null };

test('a network waits until its oldest sign-up of the hour is an hour old', () => {
  const recent = { ...calm, oldestOfNetwork: minutesAgo(50) };
  expect(secondsToWait({ ...recent, network: LIMITS.perNetworkInHour - 1 }, now)).toBe(0);
  expect(secondsToWait({ ...recent, network: LIMITS.perNetworkInHour }, now)).toBe(600);
});

test('many networks together are slowed as well', () => {
  expect(secondsToWait({ ...calm, all: LIMITS.inAllInHour, oldestOfAll: minutesAgo(59) }, now)).toBe(60);
});

test('a suppressed address is mailed nothing, and no address more than a few times a day', () => {
  expect(isMailed({ isSuppressed: false, mailsInDay: 0 })).toBe(true);
  expect(isMailed({ isSuppressed: true, mailsInDay: 0 })).toBe(false);
  expect(isMailed({ isSuppressed: false, mailsInDay: LIMITS.mailsPerAddressInDay })).toBe(false);
});

test('a mail that cannot be handed over is tried at growing distances, until its link ends', () => {
  const expires = new Date(now.getTime() + 48 * 3_600_000);
  const gaps = [1, 2, 3, 4, 20].map(
    (tries) => (nextTry(tries, expires, now)?.getTime() ?? 0) - now.getTime(),
  );
  expect(gaps).toEqual([30_000, 120_000, 600_000, 1_800_000, 28_800_000]);
  expect(nextTry(3, new Date(now.getTime() + 600_000), now)).toBeNull();
});

test('a link confirms once, and not after its end', () => {
  const later = new Date(now.getTime() + 1);
  expect(confirmable({ state: 'mailed', expiresAt: later }, now)).toBe('yes');
  expect(confirmable({ state: 'mailed', expiresAt: now }, now)).toBe('ended');
  expect(confirmable({ state: 'confirmed', expiresAt: later }, now)).toBe('used');
  expect(confirmable({ state: 'dropped', expiresAt: later }, now)).toBe('ended');
  expect(confirmable(null, now)).toBe('ended');
});
