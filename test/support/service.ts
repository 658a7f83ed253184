import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { ensureBuilt, ROOT, TRACKER } from './build.js';
import { DataFolder } from './data-folder.js';

/** Articles of our own over the last forty weeks; a line's `daysAgo` becomes its date when it is imported. */
export const ARTICLES = join(ROOT, 'test/fixtures/articles.jsonl');

/** The list of their invented outlets, all of them switched off: a FEEDS_FILE with which past weeks count as covered. */
export const FEEDS = join(ROOT, 'test/fixtures/feeds.json');

const DAY_MS = 86_400_000;

export interface ServiceOptions {
  /** Files to import before the service starts. */
  readonly import?: readonly string[];
  /** Settings beside the test's own; POLL_ENABLED is false unless it stands here. */
  readonly env?: Readonly<Record<string, string>>;
}

/** What a command did. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A real service, compiled, on a data folder and a port of its own. */
export interface TestService {
  readonly url: string;
  readonly adminToken: string;
  readonly pid: number;
  readonly data: DataFolder;
  /** Runs a command of the command line on the same data. */
  tracker(args: readonly string[], stdin?: string | Buffer): Promise<Ended>;
  /** All it has said so far. */
  readonly said: () => string;
  /** Ends it as Ctrl-C does and removes its data; fails where it does not end in order. */
  stop(): Promise<void>;
}

/** Starts the compiled service on fresh data and resolves when it says where it answers. */
export async function startService(options: ServiceOptions = {}): Promise<TestService> {
  await ensureBuilt();
  const data = new DataFolder();
  const adminToken = randomBytes(24).toString('hex');
  const env = settings(data, { ADMIN_TOKEN: adminToken, PORT: '0', POLL_ENABLED: 'false', ...options.env });
  try {
    for (const path of options.import ?? []) await importDated(path, env);
    const child = spawn(process.execPath, [TRACKER, 'serve'], {
      env,
      cwd: data.path,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const speech = listen(child);
    const url = await speech.heard(/Dashboard: (http:\S+)/);
    return {
      url: url.replace('//localhost:', '//127.0.0.1:'),
      adminToken,
      pid: child.pid ?? 0,
      data,
      tracker: (args, stdin) => runTracker(args, { env, cwd: data.path, stdin }),
      said: speech.said,
      stop: async () => {
        child.kill('SIGTERM');
        const ended = await speech.ended;
        data.remove();
        if (ended !== 0) throw new Error(`The service ended with ${String(ended)}:\n${speech.said()}`);
      },
    };
  } catch (error) {
    data.remove();
    throw error;
  }
}

function settings(data: DataFolder, own: Readonly<Record<string, string>>): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: process.env['HOME'] ?? '',
    LOG_LEVEL: 'warn',
    DATA_DIR: data.path,
    ...own,
  };
}

/** Imports a file; lines with `daysAgo` are dated that many days before now. */
async function importDated(path: string, env: Record<string, string>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tracker-import-'));
  try {
    const dated = join(folder, basename(path));
    writeFileSync(
      dated,
      path.endsWith('.jsonl') ? withDates(readFileSync(path, 'utf8'), new Date()) : readFileSync(path),
    );
    const { code, stderr } = await runTracker(['import', dated], { env, cwd: folder });
    if (code !== 0) throw new Error(`${path} was not imported: ${stderr}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** JSON Lines with `daysAgo` turned into `publishedAt`. */
export function withDates(lines: string, now: Date): string {
  const dated = lines.split('\n').map((line) => {
    const daysAgo = /"daysAgo": ?(\d+)/.exec(line)?.[1];
    if (daysAgo === undefined) return line;
    const day = new Date(now.getTime() - Number(daysAgo) * DAY_MS).toISOString().slice(0, 10);
    return line.replace(/"daysAgo": ?\d+/, `"publishedAt": "${day}"`);
  });
  return dated.join('\n');
}

export interface RunOptions {
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly stdin?: string | Buffer | undefined;
}

/** Runs a command of the compiled command line to its end. */
export async function runTracker(args: readonly string[], { env, cwd, stdin }: RunOptions): Promise<Ended> {
  await ensureBuilt();
  const child = spawn(process.execPath, [TRACKER, ...args], { env, cwd, stdio: ['pipe', 'pipe', 'pipe'] });
  const parts = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
  child.stdout.on('data', (chunk: Buffer) => parts.stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => parts.stderr.push(chunk));
  // A command that does not read its input closes it; that is no fault of the test.
  child.stdin.on('error', () => undefined);
  child.stdin.end(stdin ?? '');
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return {
    code,
    stdout: Buffer.concat(parts.stdout).toString(),
    stderr: Buffer.concat(parts.stderr).toString(),
  };
}

interface Speech {
  /** First group of the pattern in what is said; fails where the process ends without it. */
  heard(pattern: RegExp): Promise<string>;
  readonly said: () => string;
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | string | null>;
}

function listen(child: ChildProcess): Speech {
  let text = '';
  const changed = new Set<() => void>();
  const take = (chunk: Buffer): void => {
    text += chunk.toString();
    for (const look of changed) look();
  };
  child.stdout?.on('data', take);
  child.stderr?.on('data', take);
  const killed = (): void => void child.kill('SIGKILL');
  process.once('exit', killed);
  const ended = new Promise<number | string | null>((resolve) => {
    child.once('close', (code, signal) => {
      process.off('exit', killed);
      resolve(code ?? signal);
    });
  });
  return {
    said: () => text,
    ended,
    heard: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = pattern.exec(text)?.[1];
          if (found !== undefined) resolve(found);
        };
        changed.add(look);
        look();
        void ended.then((how) => {
          reject(new Error(`The service ended (${String(how)}) before it was ready:\n${text}`));
        });
      }),
  };
}
