import { nextDigest } from './digest-time.js';
import { isQuietAt, quietEnds } from './quiet-hours.js';
import type { Timing } from './subscription.js';
import { WallOracle, ZONES } from './wall-oracle.builder.js';
import { whenToRelease, whenToSend } from './when-to-send.js';

const MINUTE = 60_000;
const STEP = 5 * MINUTE;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const FROM = Date.UTC(1970, 0, 5);
const TO = Date.UTC(2037, 11, 20);
/** `npm run timing` goes over every change of clocks of every zone; otherwise it is a sample of both. */
const IS_WHOLE = Number(process.env['TIMING_RUNS'] ?? '0') >= 20_000;
const [EVERY_ZONE, EVERY_CHANGE] = IS_WHOLE ? [1, 1] : [60, 16];
/** Quiet hours that end so long after they began, in hours of the wall. */
const QUIET_HOURS = 7;

interface ClockChange {
  readonly oracle: WallOracle;
  readonly zone: string;
  readonly atMs: number;
}

const changes: readonly ClockChange[] = ZONES.filter((_, place) => place % EVERY_ZONE === 0).flatMap(
  (zone) => {
    const oracle = new WallOracle(zone);
    return oracle
      .changes(FROM, TO)
      .filter((_, place) => place % EVERY_CHANGE === 0)
      .map((atMs) => ({ oracle, zone, atMs }));
  },
);

/** Times of the wall before, in the midst of and after what a change leaves out or repeats, in steps of 5 minutes. */
function clocksAround({ oracle, atMs }: ClockChange): readonly string[] {
  const [before, after] = [oracle.wallAt(atMs - MINUTE), oracle.wallAt(atMs + MINUTE)];
  return [before - 30 * MINUTE, (before + after) / 2, after + 30 * MINUTE].map((wall) =>
    new Date(Math.round(wall / STEP) * STEP).toISOString().slice(11, 16),
  );
}

test('there are changes of clocks to look at', () => {
  expect(changes.length).toBeGreaterThan(IS_WHOLE ? 20_000 : 20);
});

test('around every change of clocks each day that the wall shows has one digest, when the wall first shows its time or a later one', () => {
  for (const change of changes) {
    const { oracle, zone, atMs } = change;
    const [from, to] = [atMs - 2 * DAY, atMs + 2 * DAY];
    for (const time of clocksAround(change)) {
      const expected = oracle.firstOfEachDay(from, to, time, STEP);
      const daily = { cadence: 'daily', zone, digestAt: { time, weekday: 1 } } as const;
      const found: number[] = [];
      for (let at = from; ;) {
        at = nextDigest(daily, new Date(at)).getTime();
        if (at >= to) break;
        found.push(at);
      }
      const days = found.map((at) => oracle.at(at).day);
      const said = `${zone} ${new Date(atMs).toISOString()} ${time}`;
      // The first and the last day of the window may have theirs outside it.
      const inner = [...expected].slice(1, -1);
      for (const [day, first] of inner) {
        const own = found.filter((_, place) => days[place] === day);
        expect([said, day, own.length]).toEqual([said, day, 1]);
        expect([said, Math.abs((own[0] ?? 0) - first) < STEP]).toEqual([said, true]);
      }
    }
  }
});

test('around every change of clocks what comes at any time is sent once, never in the quiet hours and as soon as they end', () => {
  for (const change of changes) {
    const { oracle, zone, atMs } = change;
    for (const from of clocksAround(change)) {
      const end = new Date(
        Date.UTC(2000, 0, 1, Number(from.slice(0, 2)) + QUIET_HOURS, Number(from.slice(3))),
      );
      const to = end.toISOString().slice(11, 16);
      const timing: Timing = {
        ...{ cadence: 'immediate', zone, digestAt: { time: from, weekday: 1 }, hourlyCap: null },
        quiet: { from, to, breakthrough: null },
      };
      for (let at = atMs - DAY; at < atMs + DAY; at += 97 * MINUTE) {
        const said = `${zone} ${new Date(at).toISOString()} ${from}–${to}`;
        const sentAt = sendingTime(timing, at);
        expect([said, oracle.isQuiet(sentAt, from, to)]).toEqual([said, false]);
        expect([said, sentAt === at]).toEqual([said, !oracle.isQuiet(at, from, to)]);
        if (sentAt > at) expect([said, oracle.isQuiet(sentAt - 1, from, to)]).toEqual([said, true]);
        expect([said, isQuietAt(timing, new Date(at))]).toEqual([said, oracle.isQuiet(at, from, to)]);
      }
      const digest = sendingTime({ ...timing, cadence: 'daily' }, atMs - DAY);
      expect([zone, from, oracle.isQuiet(digest, from, to)]).toEqual([zone, from, false]);
      expect(quietEnds(timing, new Date(digest)).getTime()).toBe(digest);
    }
  }
});

/** When something that is known at an instant leaves: it is held and let out as often as the rules say. */
function sendingTime(timing: Timing, knownMs: number): number {
  const known = new Date(knownMs);
  let when = whenToSend(timing, { severity: 'warning', debounceMinutes: 0 }, known);
  let at = known;
  while (when.send === 'later') {
    expect(when.at.getTime()).toBeGreaterThan(at.getTime());
    at = when.at;
    when = whenToRelease(timing, { severity: 'warning', sentAt: [] }, at);
  }
  return at.getTime();
}
