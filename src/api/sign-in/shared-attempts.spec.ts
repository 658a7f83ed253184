import { SharedAttempts, type CountedAttempts } from './shared-attempts.js';

const MINUTE = 60_000;
const limits = { perSource: 3, inAll: 5, windowMs: 10 * MINUTE };

/** What instances share, in memory. */
class Shared {
  private made: { readonly source: string; readonly at: number }[] = [];
  asked = 0;

  readonly instance = (): SharedAttempts =>
    new SharedAttempts(limits, (source, now) => Promise.resolve(this.count(source, now)));

  private count(source: string, now: number): CountedAttempts {
    this.asked += 1;
    this.made = this.made.filter(({ at }) => at > now - limits.windowMs);
    const ofSource = () => this.made.filter((one) => one.source === source);
    const isCounted = ofSource().length < limits.perSource && this.made.length < limits.inAll;
    if (isCounted) this.made.push({ source, at: now });
    const own = ofSource();
    return {
      ...{ own: own.length, inAll: this.made.length, isCounted },
      oldestOwn: own[0]?.at ?? now,
      oldest: this.made[0]?.at ?? now,
    };
  }
}

test('a source may be wrong a few times, and then waits until the first of them is forgotten', async () => {
  const attempts = new Shared().instance();
  for (const at of [0, MINUTE, 2 * MINUTE]) {
    expect(attempts.waitMs('a', at)).toBe(0);
    await attempts.take('a', at);
  }
  expect(attempts.waitMs('a', 3 * MINUTE)).toBe(7 * MINUTE);
  expect(attempts.waitMs('b', 3 * MINUTE)).toBe(0);
  expect(attempts.waitMs('a', 10 * MINUTE)).toBe(0);
  await attempts.take('a', 10 * MINUTE);
  expect(attempts.waitMs('a', 10 * MINUTE)).toBe(MINUTE);
});

test('many sources that guess together wait together', async () => {
  const attempts = new Shared().instance();
  for (const source of ['a', 'b', 'c', 'd', 'e']) await attempts.take(source, 0);
  expect(attempts.waitMs('f', MINUTE)).toBe(9 * MINUTE);
  expect(attempts.waitMs('f', 10 * MINUTE)).toBe(0);
});

test('who guesses at another instance has one more try there at most', async () => {
  const shared = new Shared();
  const [first, second] = [shared.instance(), shared.instance()];
  for (const at of [0, 1, 2]) await first.take('a', at);
  expect(second.waitMs('a', 3)).toBe(0);
  await second.take('a', 3);
  expect(second.waitMs('a', 3)).toBe(10 * MINUTE - 3);
});

test('what is allowed is taken at whichever instance, and nothing beyond it', async () => {
  const shared = new Shared();
  const [first, second] = [shared.instance(), shared.instance()];
  const taken = [await first.take('a', 0), await second.take('a', 0), await first.take('a', 0)];
  expect(taken).toEqual([0, 0, 0]);
  expect(await second.take('a', MINUTE)).toBe(9 * MINUTE);
  expect(await first.take('a', MINUTE)).toBe(9 * MINUTE);
});

test('who asks again as soon as he may, at whichever instance, is let through each time one is forgotten', async () => {
  const shared = new Shared();
  const instances = [shared.instance(), shared.instance()] as const;
  for (const at of [0, MINUTE, 2 * MINUTE]) await instances[0].take('a', at);
  const taken: number[] = [];
  for (let minute = 3; minute < 13; minute += 1)
    for (const one of instances) taken.push(await one.take('a', minute * MINUTE));
  expect(taken.filter((ms) => ms === 0)).toHaveLength(3);
});

test('who waits is refused without a question to the database', async () => {
  const shared = new Shared();
  const attempts = shared.instance();
  for (const at of [0, 1, 2]) await attempts.take('a', at);
  await attempts.take('a', 3);
  await attempts.take('a', 4);
  expect(shared.asked).toBe(3);
});

test('nobody waits longer than a window, though a clock was ahead and has come back', async () => {
  const attempts = new Shared().instance();
  for (const ahead of [998, 999, 1_000]) await attempts.take('a', ahead * MINUTE);
  expect(attempts.waitMs('a', 0)).toBe(10 * MINUTE);
  expect(attempts.waitMs('a', 10 * MINUTE)).toBe(0);
});
