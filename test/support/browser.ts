import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

const SYSTEM_BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const HOW_TO_GET = 'Install a browser (Debian: apt-get install chromium) or set CHROMIUM_PATH to one.';
const LOCK_STALE_MS = 120_000;
const LOCK_TRY_MS = 250;

/** A folder of this user's own: what another user unpacked into the common one cannot be run. */
function ownFolder(): string {
  const folder = join(tmpdir(), `relations-tracker-browser-${process.getuid?.() ?? 'user'}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** Runs one at a time over all processes of this user: the bundled browser unpacks into one place. */
async function alone<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const lock = join(folder, 'lock');
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch (reason) {
      if (!existsSync(lock)) throw reason;
      const age = Date.now() - statSync(lock, { throwIfNoEntry: false })!.mtimeMs;
      if (age > LOCK_STALE_MS) rmSync(lock, { recursive: true, force: true });
      await pause(LOCK_TRY_MS);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

const UNPACK = fileURLToPath(new URL('unpack-browser.mjs', import.meta.url));

/** Unpacks the browser that comes with the packages, in a process whose temporary folder is the user's own. */
async function bundledBrowser(): Promise<string> {
  const folder = ownFolder();
  const env = { ...process.env, TMPDIR: folder, NODE_OPTIONS: '' };
  const { stdout } = await alone(folder, () => promisify(execFile)(process.execPath, [UNPACK], { env }));
  return stdout;
}

async function browserPath(): Promise<string> {
  const wished = process.env['CHROMIUM_PATH'];
  if (wished !== undefined && wished !== '') return wished;
  return SYSTEM_BROWSERS.find((path) => existsSync(path)) ?? (await bundledBrowser());
}

/** Starts a real browser without a window; fails with one line that says how to get one. */
export async function startBrowser(): Promise<Browser> {
  const path = await browserPath();
  try {
    // The sandbox needs privileges that containers and root lack; the tests visit only this machine.
    return await chromium.launch({
      executablePath: path,
      args: ['--no-sandbox', '--disable-dev-shm-usage'],
      headless: true,
    });
  } catch (reason) {
    const first = String(reason).split('\n')[0] ?? '';
    throw new Error(`No browser could be started from ${path}: ${first} ${HOW_TO_GET}`, { cause: reason });
  }
}
