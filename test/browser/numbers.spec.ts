import type { Browser } from 'playwright-core';
import { startBrowser } from '../support/browser.js';
import { axeFindings } from './axe.js';
import type { WatchedPage } from './page-faults.js';
import { drawAll, openPage, settled } from './page-faults.js';
import { ROUTES } from './routes.js';
import { startWatchedService, type WatchedService } from './watched-service.js';

/** What is asked for the present whatever day is looked at: who is signed in, and what one can subscribe to. */
const OF_NOW: ReadonlySet<string> = new Set(['/api/v1/session', '/api/v1/subscriptions/topics']);

describe('the numbers, taken apart', () => {
  let watched: WatchedService;
  let browser: Browser;
  let open: WatchedPage;

  beforeAll(async () => {
    [watched, browser] = await Promise.all([startWatchedService(), startBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await watched.stop();
  });
  beforeEach(async () => {
    open = await openPage(browser, watched.service.url);
  });
  afterEach(async () => {
    await open.close();
  });

  test('the front page says what changed in words, why where nothing can be said, and what an alarm rests on', async () => {
    const { page } = open;
    await page.goto('/');
    await settled(page);
    const panel = page.locator('.panel-change');
    const row = (name: string) => panel.locator('tbody tr', { hasText: name }).first().innerText();
    expect(await row('Diplomacy')).toMatch(
      /Cooler.*6 of 9 developments were conflict, where \d+% are usual; 9 developments where about \d\.\d are usual, \d\.\d to \d\.\d times/s,
    );
    expect(await row('Trade')).toContain('Not enough evidence');
    expect(await panel.innerText()).not.toMatch(/[↑↓]|[+−]\d+%/);
    const alarm = panel.locator('.alarm', { hasText: 'Diplomacy' }).first();
    expect(await alarm.innerText()).toContain('Stands since');
    await alarm.locator('.evidence-links a').first().click();
    await page.waitForURL('**/developments/*');
  });

  test('by keyboard a point of the weekly line opens to terms that add up to its index', async () => {
    const { page } = open;
    await page.goto('/');
    await settled(page);
    await drawAll(page);
    await page.getByRole('application', { name: /^Index by week: Diplomacy/ }).focus();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/weeks/diplomacy/${watched.week}`);
    await settled(page);
    await page.getByRole('button', { name: /^Show all/ }).click();
    const cells = await page.locator('.terms tbody td:last-child').allInnerTexts();
    const values = cells.map((words) => Number(words.replace('−', '-')));
    const sum = (side: 1 | -1) => values.reduce((total, value) => total + Math.max(0, side * value), 0);
    const [c, x] = [sum(1), sum(-1)];
    const shown = await page.locator('.headline strong').innerText();
    // Each of some two hundred terms is shown to two decimals.
    expect((100 * (c - x)) / (c + x + 6)).toBeCloseTo(Number(shown.replace('−', '-')), 0);
    const text = await page.locator('main').innerText();
    for (const part of [
      'Long comparison',
      'Short comparison',
      'Alarms',
      'What sets the week apart',
      'Coverage',
    ])
      expect(text).toContain(part);
  });

  test('the figure without one development stands beside the figure as it is, and the terms can be put in order', async () => {
    const { page } = open;
    await page.goto(`/weeks/diplomacy/${watched.week}`);
    await settled(page);
    await page.getByLabel('Order').selectOption({ label: 'conflict first' });
    expect(await page.locator('.terms tbody tr').first().innerText()).toContain('−');
    await page.getByRole('button', { name: 'Without this development' }).click();
    const rows = page.locator('.without-outcome tbody tr');
    await rows.first().waitFor();
    const [as, without] = await rows.locator('td:nth-child(2)').allInnerTexts();
    expect(without).toMatch(/^[+−]\d/);
    expect(without).not.toBe(as);
  });

  test('a week whose figure nothing changed since says so', async () => {
    const { page } = open;
    await page.goto(`/weeks/diplomacy/${watched.week}`);
    await settled(page);
    const revised = page.locator('section', { hasText: 'Revised since' }).last();
    expect(await revised.innerText()).toContain('The figure is as it was when its week was over.');
  });

  test('a year of the long view opens to its arithmetic', async () => {
    const { page } = open;
    await page.goto('/history');
    await settled(page);
    await page.getByRole('button', { name: 'Show as table' }).first().click();
    await page.getByRole('link', { name: '1971', exact: true }).first().click();
    await page.waitForURL('**/years/composite/1971');
    await settled(page);
    expect(await page.locator('.formula code').last().innerText()).toMatch(/^100 × .* = [+−]?\d/);
    expect(await page.locator('.terms tbody tr').count()).toBeGreaterThan(1);
  });

  test('the long view can be had as event values from −9 to +9, each with its band in a word', async () => {
    const { page } = open;
    await page.goto('/history');
    await settled(page);
    await page.getByRole('button', { name: 'Event value, −9 to +9' }).click();
    await page.waitForURL('**/history?scale=event-value');
    await settled(page);
    await page.getByRole('button', { name: 'Show as table' }).first().click();
    const table = page.getByRole('region', {
      name: 'Event value, all four together, by month, newest first',
    });
    expect(await table.locator('thead').innerText()).not.toContain('range');
    const newest = table.locator('tbody tr').first();
    expect(await newest.innerText()).toMatch(/[+−]\d[.]\d.*(discord|normal|good|friendly), month not over/s);
    expect(await axeFindings(page)).toEqual([]);
  });

  test('a moment of knowledge goes into every read and every link of every page, and back to now', async () => {
    const { page } = open;
    const asked: URL[] = [];
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.pathname.startsWith('/api/v1/') && !OF_NOW.has(url.pathname)) asked.push(url);
    });
    for (const route of [...ROUTES, `/weeks/diplomacy/${watched.week}`, '/years/composite/1971']) {
      await page.goto(`${route}?known=2026-01-02T03:04`);
      await settled(page);
      const links = await page.evaluate<string[]>(
        '[...document.querySelectorAll("a[href^=\'/\']")].map((link) => link.getAttribute("href"))',
      );
      const losing = links.filter((href) => !/known=|asOf=|^\/api\/docs|^\/feeds\/all[.]/.test(href));
      expect([route, losing]).toEqual([route, []]);
      expect(await page.locator('.known-banner').innerText()).toContain('2 January 2026, 03:04 UTC');
    }
    const forgetful = asked.filter((url) => url.searchParams.get('asOf') !== '2026-01-02T03:04:00.000Z');
    expect(forgetful.map((url) => url.pathname)).toEqual([]);
    await page.getByRole('button', { name: 'Back to now' }).click();
    await page.waitForURL((url) => !url.searchParams.has('known'));
    expect(await page.locator('.known-banner').isHidden()).toBe(true);
  });

  test('a moment in the address that is no date is said to be none, and leads back to now', async () => {
    const { page } = open;
    await page.goto('/trends?known=2026-99-99');
    await settled(page);
    expect(await page.locator('.known-banner').innerText()).toContain('The moment in the address is no date');
    await page.getByRole('button', { name: 'Back to now' }).click();
    await page.waitForURL((url) => !url.searchParams.has('known'));
    expect(await page.locator('.known-banner').isHidden()).toBe(true);
  });

  test('alarms are narrowed by filters that stand in the address', async () => {
    const { page } = open;
    await page.goto('/alarms');
    await settled(page);
    const all = await page.locator('.alarm').count();
    await page.getByLabel('A grave single deed').check();
    await page.waitForURL('**/alarms?detector=severe-event');
    await settled(page);
    expect(await page.locator('.alarm').count()).toBeLessThan(all);
    expect(await page.locator('.empty').innerText()).toContain('No alarm fits these filters');
  });

  test.each(['light', 'dark'] as const)(
    'axe finds nothing and a phone scrolls only down where a figure is taken apart, in %s colours',
    async (colorScheme) => {
      const { page, faults, close } = await openPage(browser, watched.service.url, {
        colorScheme,
        viewport: { width: 360, height: 740 },
      });
      for (const route of [`/weeks/diplomacy/${watched.week}`, '/years/composite/1971', '/alarms', '/']) {
        await page.goto(route);
        await settled(page);
        const beyond = await page.evaluate(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        expect([route, beyond, await axeFindings(page)]).toEqual([route, 0, []]);
      }
      expect(faults).toEqual([]);
      await close();
    },
  );
});
