import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));
const ADDRESS = /Dashboard: (http:\S+)/;

/** `tracker serve` in a process of its own, without polling unless told, on a free port. */
export interface RunningService {
  readonly url: string;
  /** From the start of the process to its start-up line. */
  readonly readyMs: number;
  stop(): Promise<void>;
}

/**
 * Starts it on a data folder, with more settings where they are given, and waits for its start-up line; rejects with
 * what it said where it ends before.
 */
export async function startService(
  dataDir: string,
  more: Readonly<Record<string, string>> = {},
): Promise<RunningService> {
  const since = performance.now();
  const child = spawn(process.execPath, [MAIN, 'serve'], {
    env: {
      PATH: process.env['PATH'],
      DATA_DIR: dataDir,
      PORT: '0',
      POLL_ENABLED: 'false',
      LOG_LEVEL: 'warn',
      ...more,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      resolve();
    });
  });
  const url = await addressOf(child, ended);
  return {
    url: url.replace('//localhost:', '//127.0.0.1:'),
    readyMs: performance.now() - since,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function addressOf(child: ChildProcess, ended: Promise<void>): Promise<string> {
  return new Promise((resolve, reject) => {
    const said: string[] = [];
    if (child.stderr !== null) {
      createInterface(child.stderr).on('line', (line) => {
        said.push(line);
        const url = ADDRESS.exec(line)?.[1];
        if (url !== undefined) resolve(url);
      });
    }
    void ended.then(() => {
      reject(new Error(`The service ended before it was ready:\n${said.join('\n')}`));
    });
  });
}
