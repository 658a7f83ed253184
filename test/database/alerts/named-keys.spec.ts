import { z } from 'zod';
import { NAMED_KEYS, namedKeys } from '../../../src/alerts/adapters/secrets/sealed-columns.js';
import { openVault } from '../../../src/alerts/adapters/secrets/vault.js';
import { KeyRotation } from '../../../src/alerts/key-rotation.service.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { keepSealed, keepSealedSignUps, ringOf } from './sealed-rows.js';

const [OLD, NEW, OTHER] = [7, 8, 9];
const MANY = 20_000;
const idOf = (byte: number): string => ringOf(byte)[0].id;

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

const plans = z.tuple([
  z.object({ 'QUERY PLAN': z.tuple([z.object({ Plan: z.object({ 'Shared Hit Blocks': z.number() }) })]) }),
]);

/** How many of the database's pages the question looks at. */
async function pagesLookedAt(): Promise<number> {
  const told: unknown = await database.dataSource.query(
    `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${NAMED_KEYS}`,
  );
  return plans.parse(told)[0]['QUERY PLAN'][0].Plan['Shared Hit Blocks'];
}

async function pagesOfSubscriptions(): Promise<number> {
  const [size] = await database.dataSource.query<{ pages: number }[]>(
    `SELECT (pg_relation_size('alert_subscription') / current_setting('block_size')::int)::int AS pages`,
  );
  return size?.pages ?? 0;
}

test('each key that something is sealed under is told once, whichever table it is in, and what names none is no key', async () => {
  expect(await namedKeys(database.dataSource)).toEqual([]);
  const before = await openVault(database.dataSource, ringOf(OLD));
  await keepSealed(database.dataSource, before, 20);
  await keepSealedSignUps(database.dataSource, await openVault(database.dataSource, ringOf(NEW, OLD)), 10);
  await database.dataSource.query(
    `UPDATE alert_subscription SET target_sealed = CASE id WHEN 'sub-00003' THEN 'damaged' END
     WHERE id IN ('sub-00003', 'sub-00004')`,
  );
  expect(await namedKeys(database.dataSource)).toEqual([idOf(OLD), idOf(NEW)].toSorted());
  const missing = new KeyRotation(database.dataSource, ringOf(OTHER, NEW)).refuseMissingKeys();
  await expect(missing).rejects.toThrow(`${idOf(OLD)} (20 values). Given: ${idOf(OTHER)}, ${idOf(NEW)}.`);
  await new KeyRotation(database.dataSource, ringOf(OLD, NEW)).refuseMissingKeys();
});

test('a start with many subscriptions does not read them to see which keys they name', async () => {
  await keepSealed(database.dataSource, await openVault(database.dataSource, ringOf(OLD)), MANY);
  const all = await pagesOfSubscriptions();
  expect(all).toBeGreaterThan(500);
  // Before the database has counted anything, as after a restore, and afterwards.
  expect(await pagesLookedAt()).toBeLessThan(all / 10);
  await database.dataSource.query('ANALYZE');
  expect(await pagesLookedAt()).toBeLessThan(all / 10);
});
