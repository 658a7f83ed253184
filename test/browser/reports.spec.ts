import type { Browser } from 'playwright-core';
import { startBrowser } from '../support/browser.js';
import { axeFindings } from './axe.js';
import type { WatchedPage } from './page-faults.js';
import { openPage, settled } from './page-faults.js';
import { startWatchedService, type WatchedService } from './watched-service.js';

describe('the archive of reports', () => {
  let watched: WatchedService;
  let browser: Browser;
  let open: WatchedPage;

  beforeAll(async () => {
    [watched, browser] = await Promise.all([startWatchedService({ published: true }), startBrowser()]);
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

  test('a report opens as a page of its own, in the language chosen, with its charts and without a fault', async () => {
    const { page, faults } = open;
    await page.goto('/reports');
    await settled(page);
    await page.getByRole('button', { name: 'اردو' }).press('Enter');
    await page.waitForURL('**/reports?language=ur');
    await settled(page);
    await page.locator('.plain h3 a').first().press('Enter');
    await page.waitForURL(`**/api/v1/reports/${watched.week}?*`);
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    expect(await page.locator('figure svg').count()).toBe(6);
    const drawn = await page.evaluate(
      '[...document.querySelectorAll("figure svg")].every((svg) => svg.getBBox().width > 300)',
    );
    const background = await page.evaluate('getComputedStyle(document.body).backgroundColor');
    expect([drawn, background]).toEqual([true, 'rgb(253, 252, 249)']);
    expect(faults).toEqual([]);
  });

  test.each(['light', 'dark'] as const)(
    'axe finds nothing on the archive, a comparison and a report in %s colours, and a phone scrolls only down',
    async (colorScheme) => {
      const { page, close } = await openPage(browser, watched.service.url, {
        colorScheme,
        viewport: { width: 360, height: 740 },
      });
      const { week } = watched;
      const before = `${week.slice(0, 4)}-W10`;
      for (const route of [
        '/reports',
        `/reports?week=${week}&with=${before}`,
        `/api/v1/reports/${week}?format=html&language=ru`,
      ]) {
        await page.goto(route);
        await settled(page);
        const beyond = await page.evaluate(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        expect([route, beyond, await axeFindings(page)]).toEqual([route, 0, []]);
      }
      await close();
    },
  );

  test('two weeks are compared by keyboard', async () => {
    const { page } = open;
    await page.goto('/reports');
    await settled(page);
    await page.getByLabel('With', { exact: true }).focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('button', { name: 'Compare' }).press('Enter');
    await page.waitForURL('**/reports?week=*&with=*');
    await settled(page);
    const table = page.locator('table', { hasText: 'Index and developments, side by side' });
    expect(await table.innerText()).toContain('Diplomacy');
    expect(await table.innerText()).toMatch(/ranges (overlap|apart)/);
  });

  test('a day leads to the report of its week, made on demand where none is published', async () => {
    const { page } = open;
    await page.goto('/reports');
    await settled(page);
    await page.getByLabel('A day of the week').fill('2020-01-01');
    const link = page.locator('.any-week-links a[data-form=json]');
    expect(await link.getAttribute('href')).toBe('/api/v1/reports/2020-W01?format=json&language=en');
  });
});
