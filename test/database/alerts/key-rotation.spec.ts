import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { SEALED_COLUMNS } from '../../../src/alerts/adapters/secrets/sealed-columns.js';
import { openVault, type Vault } from '../../../src/alerts/adapters/secrets/vault.js';
import { SubscriptionLinks } from '../../../src/alerts/adapters/subscription-links.js';
import { holdSubscription, keepSubscription } from '../../../src/alerts/adapters/subscription-store.js';
import { KeyRotation } from '../../../src/alerts/key-rotation.service.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { addressOf, keepSealed, keepSealedSignUps, ringOf } from './sealed-rows.js';

const [OLD, NEW, OTHER] = [7, 8, 9];
const SUBSCRIPTIONS = 450;
const SIGN_UPS = 30;
/** The two keys that stay are sealed too. */
const ALL = SUBSCRIPTIONS + SIGN_UPS + 2;
const PUBLIC_URL = 'https://tracker.example';

let database: TestDatabase;
let before: Vault;
beforeEach(async () => {
  database = await createTestDatabase();
  before = await openVault(database.dataSource, ringOf(OLD));
  await keepSealed(database.dataSource, before, SUBSCRIPTIONS);
  await keepSealedSignUps(database.dataSource, before, SIGN_UPS);
});
afterEach(() => database.drop());

const rotationOf = (first: number, ...others: readonly number[]): KeyRotation =>
  new KeyRotation(database.dataSource, ringOf(first, ...others));
const idOf = (byte: number): string => ringOf(byte)[0].id;

/** What all rows hold, opened: subscriptions and sign-ups in their order. */
async function opened(vault: Vault): Promise<readonly string[]> {
  const read = async (sql: string, context: string) =>
    z
      .array(z.object({ sealed: z.string() }))
      .parse(await database.dataSource.query(sql))
      .map(({ sealed }) => vault.open(sealed, context));
  return [
    ...(await read('SELECT target_sealed AS sealed FROM alert_subscription ORDER BY id', 'target')),
    ...(await read('SELECT address_sealed AS sealed FROM alert_sign_up ORDER BY id', 'address')),
  ];
}

test('every column of sealed texts is known to the rotation', async () => {
  const columns = await database.dataSource.query<unknown[]>(
    `SELECT table_name AS table, column_name AS column FROM information_schema.columns
     WHERE table_schema = current_schema() AND column_name LIKE '%sealed%' ORDER BY 1`,
  );
  const known = SEALED_COLUMNS.map(({ table, column }) => ({ table, column }));
  expect(columns).toEqual(known.toSorted((a, b) => (a.table < b.table ? -1 : 1)));
});

test('afterwards the new key alone opens everything, and look-ups and links are what they were', async () => {
  const plain = await opened(before);
  const told: number[] = [];
  const came = await rotationOf(NEW, OLD).run((sofar) => told.push(sofar));
  expect(came).toEqual({ resealed: ALL, damaged: 0 });
  expect([Math.max(...told), told]).toEqual([ALL, told.toSorted((a, b) => a - b)]);
  expect(await rotationOf(NEW, OLD).standing()).toEqual({
    current: { keyId: idOf(NEW), values: ALL },
    former: [{ keyId: idOf(OLD), values: 0 }],
    unknown: [],
    damaged: 0,
  });
  const after = await openVault(database.dataSource, ringOf(NEW));
  expect(await opened(after)).toEqual(plain);
  expect(after.digest(addressOf(1))).toBe(before.digest(addressOf(1)));
  const [then, now] = [before, after].map((vault) => new SubscriptionLinks(vault, { publicUrl: PUBLIC_URL }));
  expect(now?.idOf('unsubscribe', then?.token('unsubscribe', 'sub-00001') ?? '')).toBe('sub-00001');
});

test('a rotation that is broken off leaves what every instance opens, and goes on where it was', async () => {
  const plain = await opened(before);
  const broken = rotationOf(NEW, OLD).run((sofar) => {
    if (sofar > 100) throw new Error('broken off');
  });
  await expect(broken).rejects.toThrow('broken off');
  const { current, former } = await rotationOf(NEW, OLD).standing();
  expect([current.values > 100, former[0]?.values ?? 0]).toEqual([true, ALL - current.values]);
  for (const ring of [ringOf(NEW, OLD), ringOf(OLD, NEW)]) {
    expect(await opened(await openVault(database.dataSource, ring))).toEqual(plain);
  }
  expect((await rotationOf(NEW, OLD).run(() => undefined)).resealed).toBe(former[0]?.values);
  expect(await opened(await openVault(database.dataSource, ringOf(NEW)))).toEqual(plain);
});

/** Waits until somebody waits for a row that another holds, or the work has ended. */
async function untilBlocked(work: Promise<unknown>): Promise<void> {
  const ended: { is: boolean } = { is: false };
  void work.finally(() => (ended.is = true));
  const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  while (!ended.is && (await database.dataSource.query<unknown[]>(waiting)).length === 0) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test('whoever changes a subscription meanwhile loses nothing, and brings no former key back', async () => {
  let rotation: Promise<unknown> = Promise.resolve();
  const change = async (manager: EntityManager): Promise<void> => {
    const held = await holdSubscription(manager, 'sub-00010');
    if (held === null) throw new Error('It is there.');
    rotation = rotationOf(NEW, OLD).run(() => undefined);
    await untilBlocked(rotation);
    await keepSubscription(manager, { ...held, subscription: { ...held.subscription, cadence: 'weekly' } });
  };
  await database.dataSource.transaction(change);
  await rotation;
  const [changed] = await database.dataSource.query<{ cadence: string }[]>(
    `SELECT cadence FROM alert_subscription WHERE id = 'sub-00010'`,
  );
  expect(changed?.cadence).toBe('weekly');
  expect((await rotationOf(NEW, OLD).standing()).former).toEqual([{ keyId: idOf(OLD), values: 0 }]);
});

test('what an instance that has the former key first seals afterwards is told, and the next rotation brings it over', async () => {
  await rotationOf(NEW, OLD).run(() => undefined);
  const late = await openVault(database.dataSource, ringOf(OLD, NEW));
  await database.dataSource.query(`UPDATE alert_sign_up SET address_sealed = $1 WHERE id = 'up-00001'`, [
    late.seal(addressOf(1), 'address'),
  ]);
  expect((await rotationOf(NEW, OLD).standing()).former).toEqual([{ keyId: idOf(OLD), values: 1 }]);
  expect(await rotationOf(NEW, OLD).run(() => undefined)).toEqual({ resealed: 1, damaged: 0 });
});

test('a text that was changed stays as it is, is counted, and keeps nobody from the rest', async () => {
  await database.dataSource.query(
    `UPDATE alert_subscription SET target_sealed = overlay(target_sealed PLACING 'AAAA' FROM 20) WHERE id = 'sub-00003'`,
  );
  expect(await rotationOf(NEW, OLD).run(() => undefined)).toEqual({ resealed: ALL - 1, damaged: 1 });
});

describe('with a key that is missing', () => {
  test('the start is refused with what to do, and look-ups are not begun with other keys', async () => {
    await expect(rotationOf(NEW).refuseMissingKeys()).rejects.toThrow(
      `${idOf(OLD)} (${ALL} values). Given: ${idOf(NEW)}.`,
    );
    const vault = await openVault(database.dataSource, ringOf(NEW));
    expect(() => vault.digest('a')).toThrow('another secret key');
    expect((await rotationOf(NEW, OLD).standing()).former).toEqual([{ keyId: idOf(OLD), values: ALL }]);
  });

  test('a rotation between others leaves its texts alone', async () => {
    expect(await rotationOf(NEW, OTHER).run(() => undefined)).toEqual({ resealed: 0, damaged: 0 });
    expect(await opened(before)).toHaveLength(ALL - 2);
  });

  test('what it sealed can be given up, and everything else begins anew', async () => {
    expect(await rotationOf(OLD).forget(idOf(OLD), new Date())).toBeNull();
    expect(await rotationOf(NEW).forget(idOf(OLD), new Date())).toEqual({
      subscriptions: SUBSCRIPTIONS,
      signUps: SIGN_UPS,
      stableKeys: 2,
    });
    await rotationOf(NEW).refuseMissingKeys();
    const vault = await openVault(database.dataSource, ringOf(NEW));
    expect(vault.digest('a')).not.toBe(before.digest('a'));
    const states = await database.dataSource.query<unknown[]>(
      `SELECT state FROM alert_subscription UNION SELECT state FROM alert_sign_up ORDER BY 1`,
    );
    expect(states).toEqual([{ state: 'dropped' }, { state: 'unsubscribed' }]);
  });
});
