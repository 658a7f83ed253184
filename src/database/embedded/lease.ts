import pg from 'pg';
import { z } from 'zod';
import { errorCode } from '../../config/error-code.js';
import { TrackerError } from '../../kernel/errors.js';
import { ADVISORY_KEYS } from '../advisory-keys.js';
import { processName } from '../process-name.js';

/** Codes that say that no server is there. */
const ABSENT = new Set(['ENOENT', 'ECONNREFUSED']);
/** Codes of a server that is starting, stopping, or was stopped while we asked. */
const BUSY = new Set(['ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03']);
/** What the driver says, without a code, of a connection that a stopping server cut while or after it was made. */
const CUT = /^Connection terminated|connection error and is not queryable/;
const CONNECT_MS = 10_000;

const granted = z.object({ rows: z.tuple([z.object({ granted: z.boolean() })]) });
const holders = z.object({ rows: z.array(z.object({ name: z.string() })) });

/**
 * A connection that stands for this process's use of the embedded server. The locks it holds end with the process,
 * however that ends, and count across containers too: no lease file can be stale.
 */
export class Lease {
  private constructor(private readonly client: pg.Client) {}

  /** Connects and takes a share, or says why that cannot be now. Waits while the last user is stopping the server. */
  static async take(url: string, onLost: () => void): Promise<Lease | 'absent' | 'busy'> {
    const client = new pg.Client({
      connectionString: url,
      application_name: processName(),
      connectionTimeoutMillis: CONNECT_MS,
      keepAlive: true,
    });
    client.on('error', () => undefined); // 'end' follows, and is what counts
    try {
      await client.connect();
      await client.query('SELECT pg_advisory_lock_shared($1, $2)', [...ADVISORY_KEYS.serverLease]);
    } catch (error) {
      await client.end().catch(() => undefined);
      return refusal(error);
    }
    client.once('end', onLost);
    return new Lease(client);
  }

  private async ask(sql: string, key: readonly number[]): Promise<boolean> {
    return granted.parse(await this.client.query(sql, [...key])).rows[0].granted;
  }

  /** Tries to become the one service on this database. */
  claimService(): Promise<boolean> {
    return this.ask('SELECT pg_try_advisory_lock($1, $2) AS granted', ADVISORY_KEYS.service);
  }

  /** Who holds the service's claim, e.g. `relations-tracker, process 4711`; null where nobody does. */
  async serviceHolder(): Promise<string | null> {
    const [classId, objectId] = ADVISORY_KEYS.service;
    const found = await this.client.query(
      `SELECT a.application_name AS name FROM pg_locks l JOIN pg_stat_activity a USING (pid)
       WHERE l.locktype = 'advisory' AND l.classid = $1 AND l.objid = $2 AND l.granted`,
      [classId, objectId],
    );
    return holders.parse(found).rows[0]?.name ?? null;
  }

  /** Gives the share back; true where nobody else has one, and nobody can take one until this connection ends. */
  async giveBack(): Promise<boolean> {
    await this.client.query('SELECT pg_advisory_unlock_shared($1, $2)', [...ADVISORY_KEYS.serverLease]);
    return this.ask('SELECT pg_try_advisory_lock($1, $2) AS granted', ADVISORY_KEYS.serverLease);
  }

  async end(): Promise<void> {
    this.client.removeAllListeners('end');
    await this.client.end();
  }
}

function refusal(error: unknown): 'absent' | 'busy' {
  const code = errorCode(error) ?? '';
  const cut = error instanceof Error && CUT.test(error.message);
  if (ABSENT.has(code)) return 'absent';
  if (BUSY.has(code) || cut) return 'busy';
  if (code !== '28P01') throw error;
  throw new TrackerError(
    'The embedded database refuses the password kept under DATA_DIR/postgres/password.',
    'Restore that file as it was when the database was made.',
  );
}
