import {
  heldUntil,
  isFailingForLong,
  isInLease,
  nextClaim,
  nextTry,
  type DeliveryPolicy,
} from './delivery-policy.js';

const policy: DeliveryPolicy = {
  ...{ retryDelaysSeconds: [0, 5, 300], jitterShare: 0.1, longestRetryAfterHours: 24, leaseSeconds: 60 },
  ...{
    disableAfterFailingHours: 120,
    longestAttemptSeconds: 20,
    atATime: 64,
    claimedAtOnce: 512,
    atATimePerSubscription: 8,
    bundleItems: 20,
  },
  ...{ freshDays: 14, visitReachesDays: 1, wholeCoverage: 0.8 },
};
const at = new Date('2026-11-26T12:00:00Z');
const waitOf = (attempts: number, afterSeconds: number | null = null, chance = 0) => {
  const next = nextTry({ attempts, afterSeconds, at }, policy, chance);
  return next === null ? null : (next.getTime() - at.getTime()) / 1_000;
};

test('a failed message is tried again at its delays, lengthened a little by chance, and then given up', () => {
  expect([waitOf(1), waitOf(2), waitOf(3)]).toEqual([5, 300, null]);
  expect(waitOf(2, null, 1)).toBeCloseTo(330);
});

test('whoever asks to be left alone for longer is, but for no longer than a day', () => {
  expect([waitOf(1, 120), waitOf(2, 120), waitOf(1, 10 ** 9)]).toEqual([120, 300, 86_400]);
});

test.each([
  [429, 120, 120],
  [503, 10 ** 9, 86_400],
  [503, 0, null],
  [503, null, null],
  [500, 120, null],
])(
  'an endpoint that answers %d and Retry-After %p is held for %p seconds',
  (status, afterSeconds, seconds) => {
    const sent = { outcome: 'retry', afterSeconds, answer: { status, text: '' }, message: '' } as const;
    const until = heldUntil(sent, at, policy);
    expect(until === null ? null : (until.getTime() - at.getTime()) / 1_000).toBe(seconds);
  },
);

test('an endpoint is given up once it failed for five days', () => {
  const since = (hours: number) => new Date(at.getTime() - hours * 3_600_000);
  expect([isFailingForLong(since(119.99), at, policy), isFailingForLong(since(120), at, policy)]).toEqual([
    false,
    true,
  ]);
});

test('a claim grows twofold while what was claimed is begun within a second, and shrinks where it is not', () => {
  expect([nextClaim(64, 999, policy), nextClaim(512, 0, policy)]).toEqual([128, 512]);
  expect([nextClaim(512, 1_000, policy), nextClaim(64, 60_000, policy)]).toEqual([256, 64]);
});

test('what was claimed is begun only where the longest attempt ends within its lease', () => {
  const after = (seconds: number) => isInLease(at, new Date(at.getTime() + seconds * 1_000), policy);
  expect([after(0), after(40), after(40.001)]).toEqual([true, true, false]);
});
