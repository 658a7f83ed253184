import { readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedServer } from '../../src/database/embedded/embedded-server.js';
import { layoutUnder } from '../../src/database/embedded/layout.js';
import { processesOn } from '../../src/database/embedded/process-table.js';
import { silentLog } from '../../src/database/log.js';

/** Of PostgreSQL, by name. */
export type ServerSettings = Readonly<Record<string, string>>;

const PREFIX = 'tracker-tests-';

/** Data that no test needs after a power cut, and room for the pools of two workers. */
const HASTE = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '120' };

/** The process of the whole jest run: this one, or the one that started this worker. */
const runPid = process.send === undefined ? process.pid : process.ppid;

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false; // gone, or another user's: then its folder cannot be removed either way
  }
}

/** Removes the folders of runs that have ended. */
function sweep(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(name.startsWith(PREFIX) ? name.slice(PREFIX.length) : Number.NaN);
    if (!Number.isInteger(pid) || isAlive(pid)) continue;
    const folder = join(tmpdir(), name);
    for (const server of processesOn(layoutUnder(folder).cluster)) process.kill(server, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Joins the run's own database server or starts it: all workers of a run share one, its folder is named
 * after the run, and the last test file to close it stops it. `settings` hold where this starts it.
 */
export async function joinTestServer(settings: ServerSettings = {}): Promise<EmbeddedServer> {
  sweep();
  return EmbeddedServer.open(join(tmpdir(), `${PREFIX}${runPid}`), silentLog, { ...HASTE, ...settings });
}
