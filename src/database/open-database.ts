import { performance } from 'node:perf_hooks';
import type { DataSource } from 'typeorm';
import type { Settings } from '../config/settings.js';
import type { Entities } from './data-source.js';
import { EmbeddedServer } from './embedded/embedded-server.js';
import { silentLog, type DatabaseLog } from './log.js';
import { processName } from './process-name.js';

/** A database that is open, migrated and ready. */
export interface OpenDatabase {
  readonly dataSource: DataSource;
  /** For parts with connections of their own (the job engine); the address holds the password. */
  readonly connection: { readonly url: string };
  readonly embedded: boolean;
  /** How long opening took, milliseconds. */
  readonly startedMs: number;
  /**
   * On an embedded database, makes this process its one service or throws a TrackerError that names the other;
   * with DATABASE_URL instances share the work and this does nothing.
   */
  acquireServiceLock(): Promise<void>;
  /** Closes the connections; the last user of an embedded server stops it. */
  close(): Promise<void>;
}

export interface OpenOptions {
  readonly log?: DatabaseLog;
  readonly entities?: Entities;
  /** The ids of this process's secret keys, where it goes on using them: other processes see them. Asked once there is a server. */
  readonly keyIds?: () => Promise<readonly string[]>;
}

/**
 * Opens the database of the settings: `databaseUrl`, or the embedded server under `dataDir`, which is joined
 * where it runs and started where it does not. Throws a TrackerError that says what to do where that fails.
 */
export async function openDatabase(
  settings: Pick<Settings, 'databaseUrl' | 'dataDir'>,
  options: OpenOptions = {},
): Promise<OpenDatabase> {
  const since = performance.now();
  const { log = silentLog, entities = [], keyIds } = options;
  // TypeORM, which is large, is loaded while the server starts.
  const loading = import('./connect.js');
  let closing = false;
  // The server's stop reaches connections that are still saying goodbye; that is no news.
  const lost = (message: string): void => {
    if (!closing) log.warn(message);
  };
  const server = settings.databaseUrl === null ? await EmbeddedServer.open(settings.dataDir, log) : null;
  const url = server?.url ?? settings.databaseUrl ?? '';
  try {
    const { connect } = await loading;
    const name = processName(await keyIds?.());
    const dataSource = await connect(url, { info: log.info.bind(log), warn: lost }, { entities, name });
    return {
      dataSource,
      connection: { url },
      embedded: server !== null,
      startedMs: performance.now() - since,
      acquireServiceLock: async () => {
        await server?.acquireServiceLock();
      },
      close: async () => {
        closing = true;
        if (dataSource.isInitialized) await dataSource.destroy();
        await server?.close();
      },
    };
  } catch (error) {
    await server?.close();
    throw error;
  }
}

/** Whether the database answers now; for readiness. */
export async function ping(dataSource: DataSource): Promise<boolean> {
  try {
    await dataSource.query('SELECT 1');
    return true;
  } catch {
    return false; // why does not matter here: the caller says "not ready", the pool logs the reason
  }
}
