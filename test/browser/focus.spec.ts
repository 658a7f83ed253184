import type { Page } from 'playwright-core';
import { ARTICLES, FEEDS } from '../support/service.js';
import { keyboard } from './hands.js';
import type { WatchedPage } from './page-faults.js';
import { settled } from './page-faults.js';
import { served } from './served.js';

/** The control that has the focus: its kind and its name. */
function focused(page: Page): Promise<string> {
  return page.evaluate(
    `(({ tagName, ariaLabel, textContent }) => tagName + ' ' + (ariaLabel ?? (tagName === 'BODY' ? '' : textContent)))(document.activeElement)`,
  );
}

describe('the focus of a reader at the keyboard', () => {
  const site = served({ import: [ARTICLES], env: { FEEDS_FILE: FEEDS } });
  let watched: WatchedPage;

  // Each from the beginning: a second try must not find the reader of the first signed in.
  beforeEach(async () => {
    watched = await site.open();
  });
  afterEach(async () => {
    await watched.close();
  });

  test('stays on the button by which something is taken away, while it works and after', async () => {
    const { page } = watched;
    await page.goto('/feeds');
    await settled(page);
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    await page.route('**/api/v1/feeds*', async (route) => {
      await held;
      await route.continue();
    });
    const csv = page.getByRole('button', { name: 'Save as CSV: Feeds' });
    await keyboard(page).press(csv);
    await page.locator('button[aria-busy=true]').waitFor();
    expect(await focused(page)).toBe('BUTTON Save as CSV: Feeds');
    expect(await csv.getAttribute('aria-disabled')).toBe('true');
    const download = page.waitForEvent('download');
    letGo();
    await download;
    await page.locator('button[aria-busy=true]').waitFor({ state: 'detached' });
    expect(await focused(page)).toBe('BUTTON Save as CSV: Feeds');
    expect(await csv.getAttribute('aria-disabled')).toBeNull();
    await page.unroute('**/api/v1/feeds*');
  });

  test('goes to the heading after signing in, and from a feed’s button to the button that undoes it', async () => {
    const { page } = watched;
    const hands = keyboard(page);
    await page.goto('/method');
    await settled(page);
    await hands.write(page.getByLabel('Admin token'), site.service.adminToken);
    await hands.press(page.getByRole('button', { name: 'Sign in', exact: true }));
    await page.getByRole('button', { name: 'Sign out', exact: true }).waitFor();
    expect(await focused(page)).toBe('H2 Sign in');
    await page.goto('/feeds');
    await settled(page);
    const ask = page.getByRole('button', { name: /^Ask this feed again: / }).first();
    const feed = (await ask.getAttribute('aria-label'))?.replace('Ask this feed again: ', '') ?? '';
    await hands.press(ask);
    await page.getByRole('button', { name: `Pause: ${feed}`, exact: true }).waitFor();
    expect(await focused(page)).toBe(`BUTTON Pause: ${feed}`);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: `Ask this feed again: ${feed}`, exact: true }).waitFor();
    expect(await focused(page)).toBe(`BUTTON Ask this feed again: ${feed}`);
  });
});
