import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { PAGE_LIMIT_MS, within } from './within.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds on the page that is shown, as “rule: element”. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const found = page.evaluate<string[]>(
    'axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ": " + html.slice(0, 160))))',
  );
  return within(2 * PAGE_LIMIT_MS, `axe on ${page.url()}`, found);
}

/** Expects that axe finds nothing on what is shown, in both colours, and that a phone of 320 px scrolls down only. */
export async function isForEveryone(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect([page.url(), await axeFindings(page)]).toEqual([page.url(), []]);
  }
  await page.setViewportSize({ width: 320, height: 640 });
  const beyond = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
  expect([page.url(), await page.evaluate(beyond)]).toEqual([page.url(), 0]);
  await page.setViewportSize({ width: 1280, height: 900 });
}
