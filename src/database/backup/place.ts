import { existsSync } from 'node:fs';
import type { Settings } from '../../config/settings.js';
import { TrackerError } from '../../kernel/errors.js';
import { EmbeddedServer } from '../embedded/embedded-server.js';
import { layoutUnder } from '../embedded/layout.js';
import type { DatabaseLog } from '../log.js';
import { processName } from '../process-name.js';

/** The server of the settings' database, reached without looking at its schema. */
export interface DatabasePlace {
  readonly url: string;
  /** Names under which this process itself has the database open. */
  readonly own: readonly string[];
  /** Makes sure that no service runs on an embedded database, now and until the close; throws a TrackerError else. */
  acquireServiceLock(): Promise<void>;
  close(): Promise<void>;
}

type Place = Pick<Settings, 'databaseUrl' | 'dataDir'>;

/** Reaches the server of the settings; an embedded one is joined where it runs and started where it does not. */
export async function openPlace({ databaseUrl, dataDir }: Place, log: DatabaseLog): Promise<DatabasePlace> {
  if (databaseUrl !== null) {
    return {
      url: databaseUrl,
      own: [],
      acquireServiceLock: () => Promise.resolve(),
      close: () => Promise.resolve(),
    };
  }
  const server = await EmbeddedServer.open(dataDir, log);
  return {
    url: server.url,
    own: [processName()],
    acquireServiceLock: () => server.acquireServiceLock(),
    close: () => server.close(),
  };
}

/** Throws a TrackerError where the settings name a folder without a database in it. */
export function refuseMissing({ databaseUrl, dataDir }: Place): void {
  if (databaseUrl !== null || existsSync(layoutUnder(dataDir).cluster)) return;
  throw new TrackerError(
    `There is nothing to back up: ${dataDir} holds no database.`,
    'Set DATA_DIR or DATABASE_URL to the data that you mean, or start the service once.',
  );
}
