import { startBrowser as start } from '../../src/reports/adapters/pdf/start-browser.js';
import type { Browser } from 'playwright-core';

/** Starts a real browser without a window, as printing does; fails with one line that says how to get one. */
export function startBrowser(): Promise<Browser> {
  const wished = process.env['CHROMIUM_PATH'];
  return start(wished === undefined || wished === '' ? null : wished);
}
