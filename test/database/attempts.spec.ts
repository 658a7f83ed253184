import { AttemptStore } from '../../src/api/sign-in/attempt.store.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

const MINUTE = 60_000;
const limits = { perSource: 3, inAll: 5, windowMs: 10 * MINUTE };
const START = Date.parse('2026-11-22T06:00:00Z');
const at = (minutes: number): number => START + minutes * MINUTE;

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

/** As another instance, or another start, has it. */
const attempts = (kind = 'guess') => new AttemptStore(database.dataSource).of(kind, limits);

async function rows(): Promise<number> {
  const found: { n: number }[] = await database.dataSource.query('SELECT count(*)::int AS n FROM attempt');
  return found[0]?.n ?? 0;
}

test('attempts are counted by all instances together, and a restart forgives none', async () => {
  await attempts().take('a', at(0));
  await attempts().take('a', at(1));
  const last = attempts();
  await last.take('a', at(2));
  expect(last.waitMs('a', at(3))).toBe(7 * MINUTE);
  const restarted = attempts();
  await restarted.take('a', at(4));
  expect(restarted.waitMs('a', at(4))).toBe(6 * MINUTE);
});

test('sources and kinds are counted apart', async () => {
  const one = attempts();
  for (const minute of [0, 1, 2]) await one.take('a', at(minute));
  expect(one.waitMs('b', at(3))).toBe(0);
  const other = attempts('another kind');
  await other.take('a', at(3));
  expect(other.waitMs('a', at(3))).toBe(0);
});

test('no more is kept than the window holds', async () => {
  const one = attempts();
  for (const minute of [0, 1, 11, 12, 30]) await one.take('a', at(minute));
  expect(await rows()).toBe(1);
});

test('what a clock noted while it was ahead counts from now on', async () => {
  for (const minute of [998, 999]) await attempts().take('a', at(minute));
  const one = attempts();
  await one.take('a', at(0));
  expect(one.waitMs('a', at(0))).toBe(10 * MINUTE);
  await attempts().take('b', at(11));
  expect(await rows()).toBe(1);
});

test('one too many is not counted, and lengthens no wait', async () => {
  for (const minute of [0, 1, 2]) expect(await attempts().take('a', at(minute))).toBe(0);
  // Of another start each, which knows of no wait.
  for (const minute of [3, 4]) expect(await attempts().take('a', at(minute))).toBe((10 - minute) * MINUTE);
  expect(await rows()).toBe(3);
  expect(await attempts().take('a', at(10))).toBe(0);
});

test('many at once at several instances leave all waiting', async () => {
  const instances = [attempts(), attempts(), attempts()];
  await Promise.all(
    instances.flatMap((one) => ['a', 'b', 'c', 'd'].map((source) => one.take(source, at(0)))),
  );
  expect(await rows()).toBeGreaterThanOrEqual(limits.inAll);
  expect(await attempts().take('e', at(1))).toBe(9 * MINUTE);
});
