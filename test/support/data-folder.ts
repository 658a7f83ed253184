import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { errorCode } from '../../src/config/error-code.js';
import { layoutUnder, type Layout } from '../../src/database/embedded/layout.js';
import { processesOn } from '../../src/database/embedded/process-table.js';
import { serverState } from '../../src/database/embedded/server-state.js';

/** A data folder of a test's own. */
export class DataFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'tracker-data-'));
  readonly layout: Layout = layoutUnder(this.path);

  /** Process id of its server; null where none runs. */
  serverPid(): number | null {
    const state = serverState(this.layout.cluster);
    return state.kind === 'running' ? state.pid : null;
  }

  /** Waits until a condition on the folder holds. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await delay(5);
  }

  /** Kills the server without warning and waits until its main process is gone. */
  async killServer(): Promise<number> {
    const pid = this.serverPid();
    if (pid === null) throw new Error('No server runs.');
    process.kill(pid, 'SIGKILL');
    await this.until(() => !processesOn(this.layout.cluster).includes(pid));
    return pid;
  }

  remove(): void {
    for (const pid of processesOn(this.layout.cluster)) killIfThere(pid);
    rmSync(this.path, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Kills a process that may end by itself at that moment. */
function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error;
  }
}
