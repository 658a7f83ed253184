import fc from 'fast-check';
import { afterFetch, conditionsFor } from './after-fetch.js';
import { buildDue, buildParsed, buildReceived, buildResult, buildState, NOW } from './due-feed.builder.js';
import type { FeedAnswer, FeedState } from './feed-state.js';
import { minutesAfter } from './next-check.js';
import { latestInstants } from './wrong-clock.js';

const TOLERANCE = 5;
const LONGEST = 24 * 60;
const YEARS = 20 * 366 * 24 * 60;

const received = fc.integer({ min: 0, max: 1e7 }).map((maxAge) => {
  return buildReceived({ headers: { 'cache-control': `max-age=${maxAge}`, 'retry-after': `${maxAge}` } });
});
const answer: fc.Arbitrary<FeedAnswer> = fc.oneof(
  received.map((one) => ({ kind: 'not-modified' as const, received: { ...one, status: 304 } })),
  received.map((one) => ({
    kind: 'parsed' as const,
    received: one,
    feed: buildParsed(2, { ttlMinutes: 90 }),
    bodyHash: 'h',
  })),
  received.map((one) => ({ kind: 'wrong-status' as const, received: { ...one, status: 503 } })),
);

/** Minutes, also of those few that matter most: just beyond what is tolerated, and beyond the longest interval. */
const minutesAhead = fc.oneof(
  ...[2 * TOLERANCE, 2 * LONGEST, YEARS].map((max) => fc.double({ min: 0, max, noNaN: true })),
);

function stateAfter(given: FeedAnswer, failures: number, at: Date): FeedState {
  const after = afterFetch(buildResult(given, buildDue({}, { failures })), 1, at);
  if (after === null) throw new Error('An answer was abandoned.');
  return after.state;
}

function isPutRight({ lastAttemptAt, nextCheckAt }: FeedState, now: Date): boolean {
  const { done, toCome } = latestInstants(now);
  return (lastAttemptAt !== null && lastAttemptAt > done) || nextCheckAt > toCome;
}

test('after a clock was ahead by any time and came back, a feed is put right or due within its longest interval', () => {
  fc.assert(
    fc.property(answer, fc.nat(500), minutesAhead, (given, failures, ahead) => {
      const state = stateAfter(given, failures, minutesAfter(NOW, ahead));
      const waitsUntil = isPutRight(state, NOW) ? NOW : state.nextCheckAt;
      expect(waitsUntil.getTime()).toBeLessThanOrEqual(minutesAfter(NOW, LONGEST + TOLERANCE).getTime());
    }),
  );
});

test('nothing that a clock in order stored is put right, whatever was answered and however clocks differ within minutes', () => {
  fc.assert(
    fc.property(
      answer,
      fc.nat(500),
      fc.double({ min: -YEARS, max: TOLERANCE, noNaN: true }),
      (given, failures, ahead) => {
        expect(isPutRight(stateAfter(given, failures, minutesAfter(NOW, ahead)), NOW)).toBe(false);
      },
    ),
  );
});

test('validators that a clock noted while it was ahead are not sent: the document is asked for whole', () => {
  const state = buildState({ etag: '"7"', validatorsSince: minutesAfter(NOW, YEARS) });
  expect(conditionsFor(state, NOW)).toEqual({ ifNoneMatch: null, ifModifiedSince: null });
});
