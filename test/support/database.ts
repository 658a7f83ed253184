import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { createDataSource, type Entities } from '../../src/database/data-source.js';
import type { EmbeddedServer } from '../../src/database/embedded/embedded-server.js';
import { silentLog } from '../../src/database/log.js';
import { migrations } from '../../src/database/migrations.js';
import type { OpenDatabase } from '../../src/database/open-database.js';
import { runMigrations } from '../../src/database/run-migrations.js';
import { joinTestServer, type ServerSettings } from './test-server.js';

/** A migrated, empty database of a test's own, open like the service's; `drop` it in `afterAll`. */
export interface TestDatabase {
  readonly dataSource: DataSource;
  readonly url: string;
  /** The same, as `DatabaseModule.for` takes it; closing it leaves the database to `drop`. */
  readonly open: OpenDatabase;
  drop(): Promise<void>;
}

const MIGRATIONS = new URL('../../migrations/', import.meta.url);

/** Any number that no advisory key of the project has. */
const TEMPLATE_LOCK = 4_711;

/** The address as DATABASE_URL takes it: a socket's names no host, which a URL must have. */
export function asSetting(url: string): string {
  return url.replace('@/', '@localhost/');
}

let server: Promise<EmbeddedServer> | null = null;
let template: Promise<string> | null = null;
let users = 0;

function addressOf(url: string, database: string): string {
  return url.replace(/\/postgres(\?|$)/, `/${database}$1`);
}

/** Runs statements on the server's own database. */
async function onServer<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The template's name tells its schema, so that a changed migration makes a new one. */
function templateName(): string {
  // Their files, not their classes: most of a migration stands beside its class.
  const files = readdirSync(MIGRATIONS).sort();
  const source = [
    ...migrations.map((migration) => String(migration)),
    ...files.map((file) => readFileSync(new URL(file, MIGRATIONS), 'utf8')),
  ];
  return `template_${createHash('sha256').update(source.join('\n')).digest('hex').slice(0, 16)}`;
}

async function makeTemplate(client: pg.Client, url: string, name: string): Promise<void> {
  const draft = `draft_${randomUUID().slice(0, 8)}`;
  await client.query(`CREATE DATABASE ${draft}`);
  const dataSource = await createDataSource(addressOf(url, draft), [], silentLog).initialize();
  try {
    await runMigrations(dataSource);
  } finally {
    // An open connection would keep a failed test run from ending.
    await dataSource.destroy();
  }
  await client.query(`ALTER DATABASE ${draft} RENAME TO ${name}`);
}

/** Makes the template where another test file has not yet. */
async function ensureTemplate(url: string): Promise<string> {
  const name = templateName();
  await onServer(url, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount === 0) await makeTemplate(client, url, name);
  });
  return name;
}

async function leaveServer(joined: EmbeddedServer): Promise<void> {
  users -= 1;
  if (users > 0) return;
  server = null;
  await joined.close();
}

/** Makes a database from the migrated template; copying files is ten times as fast here as PostgreSQL's default way. */
export async function createTestDatabase(
  entities: Entities = [],
  settings: ServerSettings = {},
): Promise<TestDatabase> {
  users += 1;
  server ??= joinTestServer(settings);
  const joined = await server;
  template ??= ensureTemplate(joined.url);
  const original = await template;
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(joined.url, (client) =>
    client.query(`CREATE DATABASE ${name} TEMPLATE ${original} STRATEGY FILE_COPY`),
  );
  const url = addressOf(joined.url, name);
  const dataSource = await createDataSource(url, entities, silentLog).initialize();
  const close = async (): Promise<void> => {
    if (dataSource.isInitialized) await dataSource.destroy();
  };
  return {
    dataSource,
    url,
    open: {
      dataSource,
      connection: { url },
      embedded: true,
      startedMs: 0,
      acquireServiceLock: () => Promise.resolve(),
      close,
    },
    drop: async () => {
      await close();
      await onServer(joined.url, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
      await leaveServer(joined);
    },
  };
}
