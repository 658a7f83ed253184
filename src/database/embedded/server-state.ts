import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '../../config/error-code.js';
import { processesOn } from './process-table.js';

/** What `postmaster.pid` says. */
export interface PostmasterFile {
  readonly pid: number;
  /** The eighth line; PostgreSQL writes `starting`, `ready`, `stopping` or `standby`. */
  readonly status: string;
}

/** What can be seen of the server from outside. */
export type ServerState =
  | { readonly kind: 'absent' }
  /** The file is there, its server is not. */
  | { readonly kind: 'stale'; readonly pid: number }
  /** The server was killed and some of its processes still run. */
  | { readonly kind: 'orphans'; readonly pids: readonly number[] }
  | { readonly kind: 'running'; readonly pid: number; readonly ready: boolean };

/** Reads the text of a `postmaster.pid`; null where it is still being written. */
export function parsePostmasterFile(text: string): PostmasterFile | null {
  const lines = text.split('\n');
  const pid = Number.parseInt(lines[0] ?? '', 10);
  return pid > 0 ? { pid, status: (lines[7] ?? '').trim() } : null;
}

/** Decides the state from the file (null: none) and the processes at work on the data directory. */
export function stateFrom(file: PostmasterFile | null, pids: readonly number[]): ServerState {
  if (file !== null && pids.includes(file.pid)) {
    return { kind: 'running', pid: file.pid, ready: file.status === 'ready' };
  }
  if (pids.length > 0) return { kind: 'orphans', pids };
  return file === null ? { kind: 'absent' } : { kind: 'stale', pid: file.pid };
}

/** The text of `postmaster.pid`, null where there is none. */
export function readPostmasterFile(cluster: string): string | null {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** The state of the server of a data directory, checked against the process table. */
export function serverState(cluster: string): ServerState {
  const text = readPostmasterFile(cluster);
  return stateFrom(text === null ? null : parsePostmasterFile(text), processesOn(cluster));
}
