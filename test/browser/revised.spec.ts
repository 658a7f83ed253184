import type { Browser } from 'playwright-core';
import { z } from 'zod';
import { weekStart, weekOfNumber, weekNumber } from '../../src/kernel/iso-week.js';
import { startBrowser } from '../support/browser.js';
import { axeFindings } from './axe.js';
import { openPage, settled, type WatchedPage } from './page-faults.js';
import { startWatchedService, type WatchedService } from './watched-service.js';

/** Two reports of the news that rules keep apart, until a person says that they are of one act. */
const REPORTS = [
  'Pakistan and Russia sign agreement on supply of crude oil in Islamabad',
  'Lavrov arrives in Islamabad for talks with Pakistani foreign minister',
];

const developments = z.object({ items: z.array(z.object({ id: z.string(), what: z.string() })) });
const points = z.object({ items: z.array(z.object({ index: z.number() })) });

describe('a week that was revised', () => {
  let watched: WatchedService;
  let browser: Browser;
  let open: WatchedPage;

  beforeAll(async () => {
    [watched, browser] = await Promise.all([startWatchedService({ headlines: REPORTS }), startBrowser()]);
    open = await openPage(browser, watched.service.url);
  });
  afterAll(async () => {
    await open.close();
    await browser.close();
    await watched.stop();
  });

  const asked = async (path: string): Promise<unknown> => (await open.page.request.get(path)).json();

  /** The index of the week in a moment's knowledge, as the page prints it. */
  async function shownIndex(asOf: string): Promise<string> {
    const { week } = watched;
    const { items } = points.parse(
      await asked(`/api/v1/index?indicator=composite&from=${week}&to=${week}${asOf}`),
    );
    const index = items[0]?.index ?? Number.NaN;
    return `${index < 0 ? '−' : '+'}${Math.abs(index).toFixed(1)}`;
  }

  test('says what the figure was when the week was over, what it is now, and that two reports were merged', async () => {
    const { page, faults } = open;
    const known = developments.parse(await asked('/api/v1/developments?q=Islamabad&limit=100'));
    const items = known.items.filter(({ what }) => REPORTS.includes(what));
    expect(items).toHaveLength(REPORTS.length);
    const merged = await page.request.post('/api/v1/corrections', {
      headers: { authorization: `Bearer ${watched.service.adminToken}` },
      data: { kind: 'merge', developmentIds: items.map(({ id }) => id), reason: 'signed in those talks' },
    });
    expect(merged.status()).toBe(201);

    await page.goto(`/weeks/composite/${watched.week}`);
    await settled(page);
    const words = await page.locator('section', { hasText: 'Revised since' }).last().innerText();
    const over = `${weekStart(weekOfNumber(weekNumber(watched.week) + 1))}T00:00:00Z`;
    const [before, now] = [await shownIndex(`&asOf=${over}`), await shownIndex('')];
    expect(before).not.toBe(now);
    expect(words).toContain(`When the week was over: ${before}. Now: ${now}.`);
    expect(words).toMatch(/was merged into another \(−\d+\.\d\d score points\)/);
    // The baseline became known meanwhile, decades after it happened: what shows as nothing is only counted.
    expect(words).not.toContain('0.00 score points');
    expect(words).toMatch(/\d+ more developments with less effect/);
    expect(await axeFindings(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  test('is shown as it was where the page is asked for the day on which it ended', async () => {
    const { page } = open;
    const over = weekStart(weekOfNumber(weekNumber(watched.week) + 1));
    await page.goto(`/weeks/composite/${watched.week}?known=${over}T00:01`);
    await settled(page);
    expect(await page.locator('.headline strong').innerText()).toBe(
      await shownIndex(`&asOf=${over}T00:01:00Z`),
    );
    expect(await page.locator('main').innerText()).toContain(
      'The figure is as it was when its week was over.',
    );
  });
});
