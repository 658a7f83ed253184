import { setTimeout as delay } from 'node:timers/promises';
import { errorCode } from '../../config/error-code.js';
import { serverState } from './server-state.js';

const POLL_MS = 5;
const PATIENCE_MS = 60_000;

function interrupt(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGINT');
  } catch (error) {
    if (errorCode(error) === 'ESRCH') return true;
    if (errorCode(error) === 'EPERM') return false;
    throw error;
  }
}

/**
 * Stops the server in order and waits for its end. False where it goes on: it belongs to another user
 * or container, or takes longer than a minute.
 */
export async function stopServer(cluster: string): Promise<boolean> {
  const state = serverState(cluster);
  if (state.kind !== 'running') return state.kind === 'absent';
  if (!interrupt(state.pid)) return false;
  const since = Date.now();
  while (Date.now() - since < PATIENCE_MS) {
    if (serverState(cluster).kind === 'absent') return true;
    await delay(POLL_MS);
  }
  return false;
}
