import type { Page } from 'playwright-core';
import { ARTICLES, FEEDS } from '../support/service.js';
import { keyboard } from './hands.js';
import { settled } from './page-faults.js';
import { served } from './served.js';

const SHIFTS = `window.shifts = 0; new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts += entry.value;
}).observe({ type: 'layout-shift', buffered: true })`;
/** What counts as none: a shift that no eye sees. */
const MOST_SHIFT = 0.005;

/** Where the headings of the page begin, in px from the top of the screen. */
function headingsTopPx(page: Page): Promise<readonly number[]> {
  return page.evaluate(
    `[...document.querySelectorAll('main :is(.panel-state, .front-below, .front-below .panel) :is(h2, h3[id])')]
      .filter((node) => node.parentElement.matches('.panel'))
      .map((node) => node.getBoundingClientRect().top)`,
  );
}

describe('the front page in five seconds', () => {
  const site = served({ import: [ARTICLES], env: { FEEDS_FILE: FEEDS } });

  test.each(['en', 'ru', 'ur'])(
    'in %s a desktop shows the state, what to watch, what changed and what happened without scrolling, and nothing moves',
    async (lang) => {
      const viewport = { width: 1_440, height: 900 };
      const { page, close } = await site.open({ viewport });
      await page.addInitScript(SHIFTS);
      // Letters come from a slow line, stressed ones last.
      for (const [face, ms] of [
        ['400', 200],
        ['700', 1_200],
      ] as const)
        await page.route(new RegExp(`-${face}-.*woff2`), async (route) => {
          await new Promise((resolve) => setTimeout(resolve, ms));
          await route.continue();
        });
      await page.goto(`/?lang=${lang}`);
      await settled(page);
      await page.evaluate(
        `document.fonts.ready.then(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))))`,
      );
      const tops = await headingsTopPx(page);
      expect(tops.length).toBe(5);
      // The feeds stand below what to watch, which is as long as there is to watch.
      expect(tops.toSorted((a, b) => a - b)[3]).toBeLessThan(viewport.height - 60);
      expect(await page.evaluate('window.shifts')).toBeLessThan(MOST_SHIFT);
      await close();
    },
  );

  test.each(['en', 'ru', 'ur'])(
    'in %s the sections take one row, and what is below the state begins on the first screen, of a small desktop',
    async (lang) => {
      // 1,280 px, of which a scroll bar takes some.
      const viewport = { width: 1_265, height: 800 };
      const { page, close } = await site.open({ viewport });
      await page.goto(`/?lang=${lang}`);
      await settled(page);
      await page.evaluate('document.fonts.ready.then(() => undefined)');
      const tops = await headingsTopPx(page);
      expect(tops.toSorted((a, b) => a - b)[3]).toBeLessThan(viewport.height);
      const rows =
        'new Set([...document.querySelectorAll(".sections:not([hidden]) li")].map(({ offsetTop }) => offsetTop)).size';
      expect(await page.evaluate(rows)).toBe(1);
      await close();
    },
  );

  test('on a phone in Urdu the head leaves two thirds of the screen, and its settings unfold by keyboard', async () => {
    const viewport = { width: 360, height: 740 };
    const { page, close } = await site.open({ viewport });
    await page.goto('/?lang=ur');
    await settled(page);
    const head = await page.locator('.masthead').boundingBox();
    expect(head?.height).toBeLessThan(viewport.height / 3);
    const day = page.locator('#known');
    expect(await day.isVisible()).toBe(false);
    const button = page.locator('.masthead button[aria-controls=settings]');
    expect(await button.getAttribute('aria-expanded')).toBe('false');
    await keyboard(page).press(button);
    expect(await button.getAttribute('aria-expanded')).toBe('true');
    await keyboard(page).setDay(day, '2026-01-01');
    await page.waitForURL(/known=2026-01-01/);
    expect(await button.getAttribute('aria-expanded')).toBe('true');
    await close();
  });

  test('a past moment in the address is shown on a phone though the settings were never unfolded', async () => {
    const viewport = { width: 360, height: 740 };
    const { page, close } = await site.open({ viewport });
    await page.goto('/?known=2026-01-01');
    await settled(page);
    await page.getByText('The past.').waitFor();
    await page.getByRole('button', { name: 'Settings' }).click();
    expect(await page.locator('#known').inputValue()).toBe('2026-01-01');
    await close();
  });
});
