import { spawn, type ChildProcess } from 'node:child_process';
import { fchown } from 'node:fs';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { errorCode } from '../../config/error-code.js';
import { startFault } from './binaries.js';
import { dataArgument, launchOptions, type Launch } from './initialise.js';
import type { Layout } from './layout.js';
import { serverArguments, type Endpoint } from './server-options.js';
import { parsePostmasterFile, readPostmasterFile } from './server-state.js';

const POLL_MS = 5;
const LOG_KEPT_BYTES = 5_000_000;
const LOG_SHOWN_LINES = 8;

export type StartOutcome =
  | { readonly ok: true }
  /** The server ended at once; `said` is the end of its log. */
  | { readonly ok: false; readonly said: string };

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return 0;
    throw error;
  }
}

/** Opens the log to append to; one that has grown large becomes `server.log.1`. */
async function openLog(launch: Launch, layout: Layout) {
  if ((await sizeOf(layout.logFile)) > LOG_KEPT_BYTES) await rename(layout.logFile, `${layout.logFile}.1`);
  const log = await open(layout.logFile, 'a', 0o600);
  if (launch.account !== null) await promisify(fchown)(log.fd, launch.account.uid, launch.account.gid);
  return log;
}

function ended(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

function isUp(child: ChildProcess, layout: Layout): boolean {
  const file = parsePostmasterFile(readPostmasterFile(layout.cluster) ?? '');
  return file?.pid === child.pid && file?.status === 'ready';
}

/** The server's last words since the log had `from` bytes. */
async function lastWords(layout: Layout, from: number): Promise<string> {
  const log = await readFile(layout.logFile);
  return log.subarray(from).toString('utf8').trim().split('\n').slice(-LOG_SHOWN_LINES).join('\n');
}

/**
 * Starts the server and waits until it takes connections, however long its recovery after a crash takes.
 * It runs in a session of its own, so that Ctrl-C in the terminal reaches the service alone, which then stops it in order.
 */
export async function startServer(
  launch: Launch,
  layout: Layout,
  endpoint: Endpoint,
  overrides: Readonly<Record<string, string>>,
): Promise<StartOutcome> {
  const program = join(launch.programs, 'bin', 'postgres');
  const log = await openLog(launch, layout);
  const from = (await log.stat()).size;
  try {
    const child = spawn(program, serverArguments(dataArgument(launch, layout.cluster), endpoint, overrides), {
      ...launchOptions(launch, layout.cluster),
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', (error) => {
        reject(startFault(program, error));
      });
    });
    child.unref();
    while (!isUp(child, layout)) {
      if (ended(child)) return { ok: false, said: await lastWords(layout, from) };
      await delay(POLL_MS);
    }
    return { ok: true };
  } finally {
    await log.close();
  }
}
