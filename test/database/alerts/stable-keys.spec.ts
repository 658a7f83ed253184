import { keysOf, linkSecret, lookUpHash, seal } from '../../../src/alerts/adapters/secrets/seal.js';
import { openVault } from '../../../src/alerts/adapters/secrets/vault.js';
import { createDataSource } from '../../../src/database/data-source.js';
import { silentLog } from '../../../src/database/log.js';
import { migrations } from '../../../src/database/migrations.js';
import { runMigrations } from '../../../src/database/run-migrations.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { ringOf } from './sealed-rows.js';

const [OLD, NEW, OTHER] = [7, 8, 9];
const ADDRESS = 'reader@example.org';
const LINK = { id: 'sub-1', salt: '' };

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

/** A database of the version before stable keys, in use: a feed, and where it is wanted a subscriber. */
async function inUse(withSubscriber: boolean): Promise<void> {
  const { dataSource } = database;
  await dataSource.query('DROP SCHEMA public CASCADE');
  await dataSource.query('CREATE SCHEMA public');
  const at = migrations.findIndex((migration) => migration.name.startsWith('StableKeys'));
  const earlier = createDataSource(database.url, [], silentLog, { migrations: migrations.slice(0, at) });
  await earlier.initialize();
  try {
    await runMigrations(earlier);
    await earlier.query(`INSERT INTO alert_suppression VALUES ('digest', 'bounce', now())`);
    if (withSubscriber) {
      const keys = ringOf(OLD)[0];
      await earlier.query(
        `INSERT INTO alert_subscription (id, owner, topic, channel, target_sealed, target_masked, target_digest, cadence, zone,
           digest_at, state, state_at, created_at)
         VALUES ('sub-1', 'public', 'topic.energy', 'email', $1, 'r…', $2, 'daily', 'UTC', '{}', 'active', now(), now())`,
        [seal(keys, '{}', 'target'), lookUpHash(keys, ADDRESS, 'target')],
      );
    }
  } finally {
    await earlier.destroy();
  }
  await runMigrations(dataSource);
}

const derived = (byte: number) => {
  const keys = keysOf(Buffer.alloc(32, byte));
  return [lookUpHash(keys, ADDRESS, 'target'), linkSecret(keys, 'unsubscribe', LINK)];
};

async function usedWith(first: number, ...others: readonly number[]): Promise<readonly string[]> {
  const vault = await openVault(database.dataSource, ringOf(first, ...others));
  return [vault.digest(ADDRESS), vault.linkSecret('unsubscribe', LINK)];
}

test('a database that was in use goes on with what its secret key gave, whichever is the current one by now', async () => {
  await inUse(true);
  expect(await usedWith(NEW, OLD, OTHER)).toEqual(derived(OLD));
  expect(await usedWith(NEW)).toEqual(derived(OLD));
});

test('where nothing is sealed that would tell, the key that stands last was the one', async () => {
  await inUse(false);
  expect(await usedWith(NEW, OLD)).toEqual(derived(OLD));
});

test('a database that was in use with a key that is missing keeps nothing until it is given', async () => {
  await inUse(true);
  await expect(usedWith(NEW)).rejects.toThrow('a key that is not given');
  expect(await usedWith(OLD)).toEqual(derived(OLD));
});

test('a new database has keys of its own, one pair for two first starts at the same time', async () => {
  const [one, two] = await Promise.all([usedWith(OLD, NEW), usedWith(NEW, OLD)]);
  expect(one).toEqual(two);
  expect(one.filter((value) => [...derived(OLD), ...derived(NEW)].includes(value))).toEqual([]);
});

test('a kept key that was changed or put in the place of another is not used', async () => {
  await usedWith(OLD);
  await database.dataSource.query(
    `UPDATE stable_key SET key_sealed = (SELECT key_sealed FROM stable_key WHERE purpose = 'links')`,
  );
  await expect(usedWith(OLD)).rejects.toThrow('The key for look-up in the database is damaged');
});
