import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { PAGE_LIMIT_MS, within } from './within.js';

const SCROLL_STEP_PX = 600;
const UNDRAWN = '.plot:not(:has(canvas))';

/** A page that writes down what must not happen on it. */
export interface WatchedPage {
  readonly page: Page;
  /** Console errors, uncaught exceptions and reports of the content security policy so far. */
  readonly faults: readonly string[];
  readonly close: () => Promise<void>;
}

/** A fresh page, without cookies or cache, whose faults are collected. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => {
    faults.push(`exception: ${error.message}`);
  });
  return { page, faults, close: () => context.close() };
}

/** Waits until no panel of the page is loading. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').waitFor();
  // By a locator, not by a function: one that must be asked twice is refused by the page's own security policy.
  await page.locator('[aria-busy=true], .skeleton').first().waitFor({ state: 'detached' });
}

/** Waits for the page's next picture; one that does not come within a tenth of a second is not waited for. */
const NEXT_PICTURE =
  'new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); setTimeout(done, 100); })';

/** Runs a script in the page, such as one that scrolls, and lets the page draw what came of it. */
export async function andDrawn(page: Page, script: string): Promise<void> {
  await within(PAGE_LIMIT_MS, `${page.url()} to draw itself`, page.evaluate(`${script}; ${NEXT_PICTURE}`));
}

/** Scrolls through the page, so that every chart is drawn, and back to its top. */
export async function drawAll(page: Page): Promise<void> {
  const heightPx = await page.evaluate<number>('document.documentElement.scrollHeight');
  for (let y = 0; y < heightPx; y += SCROLL_STEP_PX) await andDrawn(page, `scrollTo(0, ${y})`);
  // A picture that was not waited for may have left a chart out.
  const left = page.locator(UNDRAWN);
  const giveUpAt = Date.now() + PAGE_LIMIT_MS;
  while ((await left.count()) > 0) {
    if (Date.now() > giveUpAt) throw new Error(`${page.url()} does not draw ${await left.count()} charts.`);
    await andDrawn(page, `document.querySelector('${UNDRAWN}')?.scrollIntoView({ block: 'center' })`);
  }
  await andDrawn(page, 'scrollTo(0, 0)');
}
