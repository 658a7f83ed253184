import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

const SYSTEM_BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const HOW_TO_GET = 'Install a browser (Debian: apt-get install chromium) or set CHROMIUM_PATH to one.';
const LOCK_STALE_MS = 120_000;
const LOCK_TRY_MS = 250;

/** Runs one at a time over all processes of this machine: the bundled browser unpacks into a shared place. */
async function alone<T>(work: () => Promise<T>): Promise<T> {
  const lock = join(tmpdir(), 'relations-tracker-browser.lock');
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

async function bundledBrowser(): Promise<string> {
  const { default: bundle } = await import('@sparticuz/chromium');
  return alone(() => bundle.executablePath());
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
