import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { TrackerError } from '../kernel/errors.js';
import { connectionFault, withoutPassword } from './connection-error.js';
import { createDataSource, type Entities } from './data-source.js';
import type { DatabaseLog } from './log.js';
import { runMigrations } from './run-migrations.js';

const OLDEST_MAJOR = 15;

const versions = z.tuple([z.object({ server_version_num: z.coerce.number() })]);

/** Throws a TrackerError where the server is older than the tracker needs. */
export async function refuseOldServer(dataSource: DataSource, url: string): Promise<void> {
  const [{ server_version_num: version }] = versions.parse(await dataSource.query('SHOW server_version_num'));
  const major = Math.floor(version / 10_000);
  if (major >= OLDEST_MAJOR) return;
  throw new TrackerError(
    `The database ${withoutPassword(url)} is PostgreSQL ${major}; the tracker needs ${OLDEST_MAJOR} or newer.`,
    'Upgrade the server, or leave DATABASE_URL unset to use the embedded one.',
  );
}

/** Connects, checks the server's version and migrates; leaves nothing open where that fails. */
export async function connect(
  url: string,
  log: DatabaseLog,
  { entities, name }: { readonly entities: Entities; readonly name: string },
): Promise<DataSource> {
  const dataSource = createDataSource(url, entities, log, { name });
  try {
    await dataSource.initialize();
    await refuseOldServer(dataSource, url);
    const ran = await runMigrations(dataSource);
    if (ran.length > 0) log.info(`Brought the database up to date: ${ran.join(', ')}.`);
    return dataSource;
  } catch (error) {
    if (dataSource.isInitialized) await dataSource.destroy();
    throw connectionFault(error, url) ?? error;
  }
}
