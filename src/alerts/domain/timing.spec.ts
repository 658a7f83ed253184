import fc from 'fast-check';
import { latestInstants } from './delivery-policy.js';
import { nextDigest } from './digest-time.js';
import { isQuietAt, quietEnds } from './quiet-hours.js';
import type { Timing } from './subscription.js';
import { WallOracle, ZONES } from './wall-oracle.builder.js';
import { dueAnew, whenToRelease, whenToSend } from './when-to-send.js';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** A sample; `npm run timing` is the long run. */
const RUNS = Number(process.env['TIMING_RUNS'] ?? '150');

const zone = fc.constantFrom(...ZONES);
const instant = fc.date({
  min: new Date('1970-01-03T00:00:00Z'),
  max: new Date('2037-12-20T00:00:00Z'),
  noInvalidDate: true,
});
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);

const timing: Timing = {
  cadence: 'immediate',
  zone: 'Asia/Karachi',
  digestAt: { time: '07:00', weekday: 1 },
  quiet: { from: '22:00', to: '07:00', breakthrough: 'urgent' },
  hourlyCap: null,
};

test('quiet hours end at the first instant that the wall shows outside them, in every zone', () => {
  fc.assert(
    fc.property(zone, instant, time, time, (name, at, from, to) => {
      const oracle = new WallOracle(name);
      const quiet = { zone: name, quiet: { from, to, breakthrough: null } };
      const end = quietEnds(quiet, at).getTime();
      expect(isQuietAt(quiet, at)).toBe(oracle.isQuiet(at.getTime(), from, to));
      expect(oracle.isQuiet(end, from, to)).toBe(false);
      for (let before = end - 1; before >= at.getTime(); before -= 7 * MINUTE)
        expect(oracle.isQuiet(before, from, to)).toBe(true);
    }),
    { numRuns: RUNS },
  );
});

test('a digest comes once each day of the zone, at its time or where clocks jump over it', () => {
  fc.assert(
    fc.property(zone, instant, time, (name, start, clock) => {
      const oracle = new WallOracle(name);
      const daily = { cadence: 'daily', zone: name, digestAt: { time: clock, weekday: 1 } } as const;
      let at = start;
      const days: string[] = [];
      for (let count = 0; count < 4; count += 1) {
        const next = nextDigest(daily, at);
        const shown = oracle.at(next.getTime());
        const justBefore = oracle.at(next.getTime() - 1);
        const isJump = shown.time > clock && (justBefore.time < clock || justBefore.day < shown.day);
        expect([clock, isJump ? clock : shown.time]).toEqual([clock, clock]);
        // Nothing between the last and this one was another day's digest.
        for (let between = at.getTime() + MINUTE; between < next.getTime(); between += 30 * MINUTE) {
          const { day, time: then } = oracle.at(between);
          if (day !== days.at(-1) && day < shown.day && count > 0) expect(then < clock).toBe(true);
        }
        days.push(shown.day);
        at = next;
      }
      expect([...new Set(days)].sort()).toEqual(days);
    }),
    { numRuns: RUNS },
  );
});

test('a weekly digest comes on its weekday, and the next one a week later', () => {
  fc.assert(
    fc.property(zone, instant, time, fc.integer({ min: 1, max: 7 }), (name, at, clock, weekday) => {
      const oracle = new WallOracle(name);
      const weekly = { cadence: 'weekly', zone: name, digestAt: { time: clock, weekday } } as const;
      const first = nextDigest(weekly, at);
      const second = nextDigest(weekly, first);
      expect([oracle.at(first.getTime()).weekday, oracle.at(second.getTime()).weekday]).toEqual([
        weekday,
        weekday,
      ]);
      expect(first.getTime() - at.getTime()).toBeLessThanOrEqual(15 * DAY);
      expect((second.getTime() - first.getTime()) / DAY).toBeGreaterThan(5.9);
    }),
    { numRuns: RUNS },
  );
});

test('what is held by quiet hours leaves in the morning, and what breaks through leaves at once', () => {
  const night = new Date('2026-11-26T20:00:00Z');
  const held = whenToSend(timing, { severity: 'warning', debounceMinutes: 0 }, night);
  expect(held).toEqual({ send: 'later', at: new Date('2026-11-27T02:00:00Z'), why: 'quiet' });
  expect(whenToSend(timing, { severity: 'urgent', debounceMinutes: 0 }, night)).toEqual({ send: 'now' });
  expect(whenToRelease(timing, { severity: 'notice', sentAt: [] }, night)).toMatchObject({ why: 'quiet' });
});

test('a digest that falls into the quiet hours comes at their end', () => {
  const daily = { ...timing, cadence: 'daily' as const, digestAt: { time: '03:00', weekday: 1 } };
  expect(
    whenToSend(daily, { severity: 'urgent', debounceMinutes: 0 }, new Date('2026-11-26T12:00:00Z')),
  ).toEqual({
    send: 'later',
    at: new Date('2026-11-27T02:00:00Z'),
    why: 'digest',
  });
});

test('under a cap the next message leaves when the oldest of those counted is an hour old', () => {
  const capped = { ...timing, quiet: null, hourlyCap: 2 };
  const now = new Date('2026-11-26T12:00:00Z');
  const ago = (minutes: number) => new Date(now.getTime() - minutes * MINUTE);
  const release = (...sentAt: readonly Date[]) => whenToRelease(capped, { severity: 'notice', sentAt }, now);
  expect(release(ago(10))).toEqual({ send: 'now' });
  expect(release(ago(60), ago(10))).toEqual({ send: 'now' });
  expect(release(ago(50), ago(10))).toEqual({
    send: 'later',
    at: new Date(now.getTime() + 10 * MINUTE),
    why: 'cap',
  });
  expect(release(ago(50), ago(30), ago(10))).toMatchObject({ at: new Date(now.getTime() + 30 * MINUTE) });
});

test('no cap and no earlier wait holds a message until the instant of a clock that was ahead', () => {
  const now = new Date('2026-11-26T12:00:00Z');
  const sentAt = [new Date(now.getTime() + 30 * DAY)];
  const capped = { ...timing, quiet: null, hourlyCap: 1 };
  expect(whenToRelease(capped, { severity: 'notice', sentAt }, now)).toEqual({ send: 'now' });
  fc.assert(
    fc.property(
      zone,
      instant,
      time,
      fc.constantFrom('immediate', 'daily', 'weekly'),
      (name, at, clock, cadence) => {
        const wanted = { ...timing, zone: name, cadence, digestAt: { time: clock, weekday: 3 } } as const;
        const held = dueAnew(wanted, { state: 'held', severity: 'notice' }, at);
        // What is held for the longest is within what a clock in order can have set.
        expect(held <= latestInstants(at, { leaseSeconds: 60 }).toCome).toBe(true);
        expect(dueAnew(wanted, { state: 'owed', severity: 'notice' }, at)).toEqual(at);
      },
    ),
    { numRuns: RUNS },
  );
});
