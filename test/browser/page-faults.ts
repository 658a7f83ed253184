import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

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

/** Scrolls through the page, so that every chart is drawn, and back to its top. */
export async function drawAll(page: Page): Promise<void> {
  await page.evaluate(`(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    for (let y = 0; y < document.documentElement.scrollHeight; y += 600) { scrollTo(0, y); await frame(); }
    scrollTo(0, 0);
    await frame();
  })()`);
  await page.waitForFunction(
    '[...document.querySelectorAll(".plot")].every((plot) => plot.querySelector("canvas"))',
  );
}
