import type { Page } from 'playwright-core';
import { ARTICLES } from '../support/service.js';
import { andDrawn, drawAll, settled } from './page-faults.js';
import { KINDS_OF_PAGES, ROUTES, aDevelopmentsAddress } from './routes.js';
import { weighScripts } from './weight.js';
import { served } from './served.js';

const MOST_TABS = 60;
const MOST_SCRIPT_BYTES = 88_000;

/** Counts from now on how often a chart is drawn, which begins with an empty canvas. */
const COUNT_DRAWN = `(() => {
  window.drawn = 0;
  const { clearRect } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.clearRect = function (...box) {
    window.drawn += 1;
    clearRect.apply(this, box);
  };
})()`;

/** Presses Tab until the focus stands on an element that fits the selector. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let pressed = 0; pressed < MOST_TABS; pressed += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
  }
  throw new Error(`${selector} is not reached within ${MOST_TABS} presses of Tab.`);
}

describe('the dashboard for everyone', () => {
  const site = served({ import: [ARTICLES] });

  test('a phone of 360 px scrolls down, never sideways', async () => {
    const { page, close } = await site.open({ viewport: { width: 360, height: 740 } });
    const address = await aDevelopmentsAddress(page);
    for (const route of [...ROUTES, address]) {
      await page.goto(route);
      await settled(page);
      await drawAll(page);
      const beyond = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect([route, beyond]).toEqual([route, 0]);
    }
    await close();
  });

  test('no page fetches more than 88 kB of scripts, packed, until all its charts are drawn', async () => {
    const tooHeavy: [string, number][] = [];
    for (const route of KINDS_OF_PAGES) {
      const { page, close } = await site.open();
      const weight = weighScripts(page);
      await page.goto(route);
      await settled(page);
      await drawAll(page);
      if (weight() > MOST_SCRIPT_BYTES) tooHeavy.push([route, weight()]);
      await close();
    }
    expect(tooHeavy).toEqual([]);
  });

  test('by keyboard alone a reader goes from the front page to a development’s sources', async () => {
    const { page, close } = await site.open();
    await page.goto('/');
    await settled(page);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    await tabTo(page, '.development h3 a');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/developments/*');
    await settled(page);
    expect(await page.evaluate('document.activeElement.tagName')).toBe('H1');
    expect(
      (await page.locator('.citation').count()) + (await page.locator('.report').count()),
    ).toBeGreaterThan(0);
    await close();
  });

  test('arrow keys move over a chart’s points and each is said aloud; Enter opens the point', async () => {
    const { page, close } = await site.open();
    await page.goto('/history');
    await settled(page);
    await drawAll(page);
    const plot = page.getByRole('application', { name: /^Timeline of the baseline/ });
    await plot.focus();
    await page.locator('.plot-timeline canvas[style*="display: block"]').waitFor();
    await page.keyboard.press('Home');
    const said = page.locator('[aria-live=polite]');
    const first = await said.innerText();
    await page.keyboard.press('ArrowRight');
    expect(await said.innerText()).not.toBe(first);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/developments/*');
    await close();
  });

  test('arrow keys mark their week in every line of the trends and draw none of them anew; a narrower window does', async () => {
    const { page, close } = await site.open();
    await page.goto('/trends');
    await settled(page);
    await drawAll(page);
    await page.locator('.plot[aria-busy=true]').first().waitFor({ state: 'detached' });
    await page.evaluate(COUNT_DRAWN);
    const plots = page.locator('.plot-rows');
    await plots.first().focus();
    for (const key of ['End', 'ArrowLeft', 'ArrowLeft']) await page.keyboard.press(key);
    const marks = page.locator('.plot-rows > .pointed');
    expect(await marks.count()).toBe(await plots.count());
    expect(await page.evaluate('window.drawn')).toBe(0);
    await page.setViewportSize({ width: 700, height: 900 });
    while ((await page.evaluate<number>('window.drawn')) < (await plots.count())) await andDrawn(page, '0');
    const insidePx =
      'document.querySelector(".plot-rows").clientWidth - parseFloat(document.querySelector(".pointed").style.left)';
    expect(await page.evaluate(insidePx)).toBeGreaterThan(0);
    await close();
  });

  test('keys pressed before a chart is drawn are not lost: its points are said once it stands', async () => {
    const { page, close } = await site.open();
    await page.goto('/trends');
    await settled(page);
    const plot = page.locator('.plot:not(:has(canvas))').last();
    const name = (await plot.getAttribute('aria-label')) ?? '';
    await plot.focus();
    await page.keyboard.press('End');
    const said = page.locator('[aria-live=polite]');
    await said.filter({ hasText: /week/ }).waitFor();
    expect(name).toContain('Words and deeds');
    expect(await said.innerText()).toMatch(/: Cooperation, deeds: /);
    await close();
  });

  test('acts of a third party are marked under the lines by keyboard, and the arrow keys tell them', async () => {
    const { page, close } = await site.open();
    await page.goto('/history');
    await settled(page);
    const india = page.getByRole('checkbox', { name: 'India' });
    await india.focus();
    await page.keyboard.press('Space');
    await page.waitForURL('**/history?parties=india');
    await settled(page);
    expect(await page.evaluate('document.activeElement.id')).toBe('filter-parties-india');
    expect(await india.isChecked()).toBe(true);
    const plot = page.getByRole('application', { name: /^Index by year: All four/ });
    await plot.focus();
    await plot.locator('canvas[style*="display: block"]').waitFor();
    await page.keyboard.press('Home');
    const said = page.locator('[aria-live=polite]');
    const years: string[] = [];
    for (let year = 0; year < 30; year += 1) {
      years.push(await said.innerText());
      await page.keyboard.press('ArrowRight');
    }
    expect(years.filter((words) => words.includes('India, ')).length).toBeGreaterThan(1);
    expect(years.some((words) => words.includes('China, '))).toBe(false);
    await close();
  });

  test('screen readers are told no glyph that only decorates, and no chart’s box of words a second time', async () => {
    const { page, close } = await site.open();
    await page.goto('/trends');
    await settled(page);
    await drawAll(page);
    await page.locator('.marked > summary').click();
    await page.locator('.plot').first().focus();
    await page.keyboard.press('End');
    await page.locator('.readout th').first().waitFor();
    const told = await page.locator('body').ariaSnapshot();
    expect(told).toContain('Cooperation');
    expect(told).not.toMatch(/[▲▼■]/u);
    expect(told).not.toContain('rowheader');
    await close();
  });

  test('an explanation opens from the keyboard and closes with Escape', async () => {
    const { page, close } = await site.open();
    await page.goto('/developments');
    await page.getByRole('button', { name: 'score' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('From −10 (conflict) to +10').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByText('From −10 (conflict) to +10').isVisible()).toBe(false);
    await close();
  });

  test('focus stays in a filter while the list follows', async () => {
    const { page, close } = await site.open();
    await page.goto('/developments');
    await settled(page);
    await page.getByLabel('Words in the text').focus();
    await page.keyboard.type('pipeline');
    await page.waitForURL('**/developments?q=pipeline');
    await settled(page);
    expect(await page.evaluate('document.activeElement.value')).toBe('pipeline');
    await close();
  });
});
