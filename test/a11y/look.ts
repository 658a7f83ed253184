import type { Browser, Page } from 'playwright-core';
import { axeFindings } from '../browser/axe.js';
import { openPage, settled } from '../browser/page-faults.js';
import type { Combination } from './combinations.js';

const HEIGHT = 900;

async function prepare(page: Page, state: Combination['state']): Promise<void> {
  if (state === 'failing') await page.route('**/api/v1/**', (route) => route.abort());
  // Never answered: what is looked at is the page while it waits.
  if (state === 'slow') await page.route('**/api/v1/**', () => undefined);
}

/** Looks at a page in one way: what axe finds, and whether it can be scrolled sideways. */
export async function findingsOf(
  browser: Browser,
  url: string,
  { route, language, theme, width, state }: Combination,
): Promise<readonly string[]> {
  const { page, close } = await openPage(browser, url, {
    viewport: { width, height: HEIGHT },
    colorScheme: theme === 'dark' ? 'dark' : 'light',
    forcedColors: theme === 'forced' ? 'active' : 'none',
    reducedMotion: 'reduce',
  });
  try {
    await prepare(page, state);
    await page.goto(`${route}${route.includes('?') ? '&' : '?'}lang=${language}`);
    if (state === 'slow') await page.locator('h1').waitFor();
    else await settled(page);
    const beyond = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    const findings = await axeFindings(page);
    return beyond > 0 ? [...findings, `scrolls sideways by ${beyond} px`] : findings;
  } finally {
    await close();
  }
}
