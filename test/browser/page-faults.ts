import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { PAGE_LIMIT_MS, within } from './within.js';

const SCROLL_STEP_PX = 600;
/** A page that draws nothing for so long has stopped. */
const STOPPED_MS = 5_000;
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

/** Whether the page still draws: a picture comes within some seconds. */
async function isDrawing(page: Page): Promise<boolean> {
  const picture = page.evaluate<boolean>(
    `new Promise((done) => { requestAnimationFrame(() => done(true)); setTimeout(done, ${STOPPED_MS}, false); })`,
  );
  return within(PAGE_LIMIT_MS, `${page.url()} to answer`, picture);
}

/** Scrolls down to each stretch of the page and to each chart that is not drawn yet, and back to the top. */
async function scrollThrough(page: Page): Promise<void> {
  const heightPx = await page.evaluate<number>('document.documentElement.scrollHeight');
  for (let y = 0; y < heightPx; y += SCROLL_STEP_PX) await andDrawn(page, `scrollTo(0, ${y})`);
  const charts = await page.locator('.plot').count();
  for (let tried = 0; tried < 2 * charts && (await page.locator(UNDRAWN).count()) > 0; tried += 1) {
    await andDrawn(page, `document.querySelector('${UNDRAWN}')?.scrollIntoView({ block: 'center' })`);
  }
  await andDrawn(page, 'scrollTo(0, 0)');
}

/**
 * Scrolls through the page, so that every chart is drawn, and back to its top. On a machine that is busy Chromium at times
 * stops drawing a page for good while its charts come (3 of 100 runs at load 25, whatever its flags; its other pages go on):
 * such a page is loaded anew, once.
 */
export async function drawAll(page: Page): Promise<void> {
  await scrollThrough(page);
  if (!(await isDrawing(page))) {
    await page.reload();
    await settled(page);
    await scrollThrough(page);
  }
  await page.locator(UNDRAWN).first().waitFor({ state: 'detached' });
}
