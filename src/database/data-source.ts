import { DataSource, type DataSourceOptions } from 'typeorm';
import type { DatabaseLog } from './log.js';
import { migrations } from './migrations.js';
import { typeParsers } from './pg-types.js';

const POOL_CONNECTIONS = 10;
const CONNECT_MS = 10_000;

export type Entities = NonNullable<DataSourceOptions['entities']>;

/**
 * A data source, not yet connected. The address goes to pg as it is, since TypeORM's own reading of addresses
 * drops sockets and TLS options. Sessions run in UTC; order text with `COLLATE "C"`, since collations differ between servers.
 */
export function createDataSource(
  url: string,
  entities: Entities,
  log: DatabaseLog,
  own: { readonly migrations?: typeof migrations; readonly name?: string } = {},
): DataSource {
  return new DataSource({
    type: 'postgres',
    entities,
    migrations: own.migrations ?? migrations,
    migrationsTableName: 'migration',
    poolErrorHandler: (error: unknown) => {
      log.warn(`A database connection was lost: ${error instanceof Error ? error.message : String(error)}`);
    },
    extra: {
      connectionString: url,
      max: POOL_CONNECTIONS,
      connectionTimeoutMillis: CONNECT_MS,
      application_name: own.name ?? `relations-tracker, process ${process.pid}`,
      options: '-c TimeZone=UTC',
      types: typeParsers,
    },
  });
}
