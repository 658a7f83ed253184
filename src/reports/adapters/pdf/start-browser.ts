import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { TrackerError } from '../../../kernel/errors.js';
import { bundledBrowser } from './bundled-browser.js';

const SYSTEM_BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const HOW_TO_GET = 'Install a browser (Debian: apt-get install chromium) or set CHROMIUM_PATH to one.';

/**
 * Starts a browser without a window: the one named, else the system's, else the one that comes with the packages. Fails
 * with a TrackerError that says how to get one.
 */
export async function startBrowser(chromiumPath: string | null): Promise<Browser> {
  const path = await browserPath(chromiumPath);
  // Loaded only where a browser is needed: it takes longer than the rest of a start.
  const { chromium } = await import('playwright-core');
  try {
    return await chromium.launch({
      executablePath: path,
      // The sandbox needs privileges that containers and root lack; only pages of our own are shown, without scripts.
      args: ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none'],
      headless: true,
    });
  } catch (reason) {
    throw noBrowser(`from ${path}`, reason);
  }
}

/** Where the browser lies that would be started; unpacks the one that comes with the packages where there is no other. */
export async function browserPath(chromiumPath: string | null): Promise<string> {
  return chromiumPath ?? SYSTEM_BROWSERS.find((known) => existsSync(known)) ?? (await unpacked());
}

async function unpacked(): Promise<string> {
  try {
    return await bundledBrowser();
  } catch (reason) {
    if (reason instanceof TrackerError) throw reason;
    throw noBrowser('from the packages', reason);
  }
}

function noBrowser(from: string, reason: unknown): TrackerError {
  const first = String(reason).split('\n')[0] ?? '';
  return new TrackerError(`No browser could be started ${from}: ${first}`, HOW_TO_GET);
}
