import { DataSource, type DataSourceOptions, type ObjectLiteral, type QueryRunner } from 'typeorm';
import { messageOf } from '../kernel/message-of.js';
import type { DatabaseLog } from './log.js';
import { migrations } from './migrations.js';
import { typeParsers } from './pg-types.js';
import { processName } from './process-name.js';
import { readerOfNow } from './replica/reading-place.js';
import { MARK } from './written-since.js';

const POOL_CONNECTIONS = 10;
/** Left open when nothing is asked, so that a process that uses the database can be seen there. */
const KEPT_CONNECTIONS = 1;
const CONNECT_MS = 10_000;

export type Entities = NonNullable<DataSourceOptions['entities']>;

/** A data source whose single statements a replica may answer where the work that runs now allows it. */
class RoutedDataSource extends DataSource {
  override async query<T = unknown>(
    statement: string,
    parameters?: unknown[] | ObjectLiteral,
    runner?: QueryRunner,
  ): Promise<T> {
    const reader = runner === undefined ? readerOfNow() : null;
    // A replica's snapshot does not tell which transactions are under way.
    if (reader === null || statement.includes(MARK)) return super.query<T>(statement, parameters, runner);
    const answered = await reader.ask((replica) => replica.query<T>(statement, parameters));
    return answered === null ? super.query<T>(statement, parameters) : answered.answer;
  }
}

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
  return new RoutedDataSource({
    type: 'postgres',
    entities,
    migrations: own.migrations ?? migrations,
    migrationsTableName: 'migration',
    poolErrorHandler: (error: unknown) => {
      log.warn(`A database connection was lost: ${messageOf(error)}`);
    },
    extra: {
      connectionString: url,
      max: POOL_CONNECTIONS,
      min: KEPT_CONNECTIONS,
      connectionTimeoutMillis: CONNECT_MS,
      application_name: own.name ?? processName(),
      options: '-c TimeZone=UTC',
      types: typeParsers,
    },
  });
}
