import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** The command line as `npx tracker` starts it. */
export const TRACKER = join(ROOT, 'src/cli/tracker.mjs');

const LOCK = join(ROOT, 'node_modules/.cache/tracker-build.lock');
const LOCK_TRY_MS = 200;
/** Names the test run that has looked at the build, so that it is one and the same for all tests of a run. */
const SEEN = join(ROOT, 'dist/.seen-by-tests');
const NOT_COMPILED = /\.(?:spec|builder)\.ts$/;
/** What is built, and the file that a build writes anew. */
const BUILDS = [
  { sources: ['src', 'migrations'], result: 'dist/src/cli/main.js' },
  { sources: ['dashboard'], result: 'dist/dashboard/index.html' },
];

/** The process of the whole jest run: this one, or the one that started this worker. */
const runPid = process.send === undefined ? process.pid : process.ppid;

let checked: Promise<void> | null = null;

/**
 * Makes sure that `dist` holds what the sources say: `npm ci` has built it in a fresh clone, and after an edit the
 * first test that needs it builds while the others wait. `TEST_DIST=as-is` takes what lies there.
 */
export function ensureBuilt(): Promise<void> {
  checked ??= build();
  return checked;
}

async function build(): Promise<void> {
  const release = await lock();
  try {
    if (isSeen() || process.env['TEST_DIST'] === 'as-is') return;
    if (BUILDS.some(isStale)) {
      const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'build'], {
        cwd: ROOT,
        encoding: 'utf8',
      });
      if (status !== 0)
        throw new Error(`The build failed, so there is no service to test:\n${stdout}${stderr}`);
    }
    writeFileSync(SEEN, String(runPid));
  } finally {
    release();
  }
}

function isSeen(): boolean {
  return existsSync(SEEN) && readFileSync(SEEN, 'utf8') === String(runPid);
}

function isStale({ sources, result }: (typeof BUILDS)[number]): boolean {
  const built = statSync(join(ROOT, result), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const files = sources.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      join(ROOT, folder, name),
    ),
  );
  return files.some(
    (path) => !NOT_COMPILED.test(path) && statSync(path).isFile() && statSync(path).mtimeMs > built,
  );
}

/** Waits for the right to build, which jest's workers share; a holder that died has lost it. */
async function lock(): Promise<() => void> {
  mkdirSync(join(LOCK, '..'), { recursive: true });
  for (;;) {
    try {
      writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
      return () => {
        rmSync(LOCK);
      };
    } catch (error) {
      if (!isTaken(error)) throw error;
      if (!existsSync(LOCK)) continue;
      if (!isAlive(Number(readFileSync(LOCK, 'utf8')))) rmSync(LOCK, { force: true });
      else await delay(LOCK_TRY_MS);
    }
  }
}

function isTaken(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'EEXIST';
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false; // gone; another user's would not share this folder
  }
}
