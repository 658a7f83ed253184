import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';
import { openDatabase, type OpenDatabase } from '../../src/database/open-database.js';
import { startBrowser } from '../support/browser.js';
import { rssOf } from '../support/feed-document.js';
import { serve, startFeedServer, type FeedServer } from '../support/feed-server.js';
import { ARTICLES, FEEDS, startService, type TestService } from '../support/service.js';
import { axeFindings } from './axe.js';
import { openPage, settled, type WatchedPage } from './page-faults.js';

const developments = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      score: z.number(),
      indicators: z.array(z.string()),
      date: z.object({ from: z.string() }),
      sources: z.array(z.object({ articleId: z.string() })),
    }),
  ),
});
const index = z.object({ items: z.array(z.object({ index: z.number().nullable(), weight: z.number() })) });

const VISIT = 'Russian foreign minister Lavrov arrives in Islamabad for talks with Pakistan';

describe('correcting in the browser', () => {
  let database: OpenDatabase;
  let service: TestService;
  let browser: Browser;
  let feeds: FeedServer;
  let watched: WatchedPage;
  let page: Page;

  beforeAll(async () => {
    const env = { FEEDS_FILE: FEEDS, ALLOW_PRIVATE_NETWORKS: '127.0.0.0/8' };
    [service, browser, feeds] = await Promise.all([
      startService({ import: [ARTICLES], env }),
      startBrowser(),
      startFeedServer(),
    ]);
    database = await openDatabase({ databaseUrl: null, dataDir: service.data.path });
    watched = await openPage(browser, service.url);
    page = watched.page;
    await page.goto('/method');
    await page.getByLabel('Admin token').fill(service.adminToken);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('You are signed in on this machine.').waitFor();
  });
  afterAll(async () => {
    await watched.close();
    await browser.close();
    await database.close();
    await service.stop();
    await feeds.close();
  });

  const asked = async (path: string): Promise<unknown> => (await page.request.get(path)).json();

  /** A lone report of the news that raises the index of its indicator. */
  async function lonely() {
    const { items } = developments.parse(await asked('/api/v1/developments?origin=news&limit=500'));
    const found = items.find(
      ({ sources, score, indicators }) => sources.length === 1 && score > 2 && indicators[0] !== 'other',
    );
    if (found === undefined) throw new Error('No development of one report.');
    return found;
  }

  const scoreOf = async (id: string): Promise<number> => {
    const { items } = developments.parse(await asked('/api/v1/developments?origin=news&limit=500'));
    return items.find((item) => item.id === id)?.score ?? NaN;
  };

  async function indexOf({
    indicators,
  }: Awaited<ReturnType<typeof lonely>>): Promise<readonly (number | null)[]> {
    const points = await asked(`/api/v1/index?indicator=${indicators[0] ?? ''}&limit=500`);
    return index.parse(points).items.map((point) => point.index);
  }

  it('a correction changes the index, survives a new classifier, and is undone', async () => {
    const development = await lonely();
    const before = await indexOf(development);
    await page.goto(`/developments/${development.id}`);
    await settled(page);
    await page.getByText('Why it is here').waitFor();
    await page.locator('.correct-report > summary').click();
    const form = page.locator('.correct-report form');
    await form.getByLabel(/^Score/).fill('1');
    await form.getByLabel('Reason').fill('Only announced');
    await form.getByRole('button', { name: 'Record the correction' }).click();
    await page.getByText(`Score: +${development.score} → +1`).waitFor();
    expect(await scoreOf(development.id)).toBe(1);
    const corrected = await indexOf(development);
    expect(corrected).not.toEqual(before);

    await database.dataSource.query(`UPDATE verdict SET classifier_version = 'older'`);
    expect((await service.tracker(['reclassify'])).code).toBe(0);
    expect(await scoreOf(development.id)).toBe(1);
    expect(await indexOf(development)).toEqual(corrected);

    await page.reload();
    await settled(page);
    await page.locator('.undo > summary').first().click();
    await page.locator('.undo form').first().getByLabel('Reason').fill('It was signed');
    await page
      .getByRole('button', { name: /^Take back entry/ })
      .first()
      .click();
    await page.getByText(/Taken back by entry/).waitFor();
    expect(await scoreOf(development.id)).toBe(development.score);
    expect(await indexOf(development)).toEqual(before);
    expect(watched.faults).toEqual([]);
  });

  it('axe finds nothing in the forms, and a phone of 360 px need not scroll sideways for them', async () => {
    const { items } = developments.parse(await asked('/api/v1/developments?origin=news&limit=500'));
    const many = items.find(({ sources }) => sources.length > 1);
    for (const address of [`/developments/${many?.id ?? ''}`, '/to-read', '/corrections']) {
      await page.goto(address);
      await settled(page);
      await page.evaluate('document.querySelectorAll("details").forEach((box) => { box.open = true; })');
      expect(await axeFindings(page)).toEqual([]);
      await page.setViewportSize({ width: 360, height: 740 });
      const beyond = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
      expect([address, await page.evaluate(beyond)]).toEqual([address, 0]);
      await page.setViewportSize({ width: 1280, height: 900 });
    }
  });

  it('a report is confirmed from the reading list by keyboard alone, and leaves it', async () => {
    await database.dataSource.query(
      `UPDATE verdict SET relevance = 0.51 WHERE article_id = (SELECT article_id FROM verdict WHERE relevant AND superseded_at IS NULL
       ORDER BY day_from DESC NULLS LAST LIMIT 1) AND superseded_at IS NULL`,
    );
    await page.goto('/to-read');
    await settled(page);
    const items = page.locator('.to-read');
    const before = await items.count();
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    let sent = 0;
    await page.route('**/api/v1/corrections', async (route) => {
      sent += 1;
      await held;
      await route.continue();
    });
    await items.first().focus();
    await page.keyboard.press('r');
    await items.first().locator('button.confirm[aria-busy=true]').waitFor();
    // A second press, by key or by mouse, while the first is on its way is no second entry.
    await page.keyboard.press('r');
    await items.first().locator('button.confirm').dispatchEvent('click');
    letGo();
    await page.getByText(/Recorded as entry/).waitFor();
    await page.unroute('**/api/v1/corrections');
    expect(sent).toBe(1);
    await page.reload();
    await settled(page);
    expect(await items.count()).toBe(before - 1);
  });

  it('what was called no development can be brought back from the record', async () => {
    const development = await lonely();
    await page.goto(`/developments/${development.id}`);
    await settled(page);
    await page.getByText('Correct this development').click();
    const form = page.locator('form').first();
    await form.getByLabel('A development between Pakistan and Russia').uncheck();
    await form.getByLabel('Reason').fill('A third country’s affair');
    await form.getByRole('button', { name: 'Record the correction' }).click();
    await page.waitForURL('**/corrections');
    await settled(page);
    expect(await scoreOf(development.id)).toBeNaN();
    const newest = page.locator('.correction').first();
    const id = (await newest.locator('strong').innerText()).replace(/\D/g, '');
    await newest.locator('.undo > summary').click();
    await newest.getByLabel('Reason').fill('It is one');
    await newest.getByRole('button', { name: `Take back entry ${id}` }).click();
    await page.getByText(`Takes back entry ${id}.`).waitFor();
    expect(await scoreOf(development.id)).toBe(development.score);
  });

  /** Axe finds nothing in either colour, and a phone of 320 px scrolls down only. */
  async function isForEveryone(): Promise<void> {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await axeFindings(page)).toEqual([]);
    }
    await page.setViewportSize({ width: 320, height: 640 });
    const beyond = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    expect(await page.evaluate(beyond)).toBe(0);
    await page.setViewportSize({ width: 1280, height: 900 });
  }
  const press = (name: string) => page.getByRole('button', { name, exact: true }).press('Enter');

  it('a feed is tested, added, read and taken out again', async () => {
    // A second try of this test finds the feed of the first.
    const id = `harbour-${Date.now()}`;
    const name = `Harbour Post ${id}`;
    feeds.on(`/${id}`, serve(rssOf([{ guid: id, title: VISIT, published: new Date().toUTCString() }], name)));
    await page.goto('/feeds');
    await settled(page);
    await press('Add a feed');
    const address = page.getByLabel('Address of the feed');
    await address.fill(feeds.url('/nothing'));
    await address.press('Enter');
    await page.getByText('There is no feed at this address (status 404).').waitFor();
    await address.fill(feeds.url(`/${id}`));
    await address.press('Enter');
    await page.getByText('Of the first 1 item the tracker would count 1 as about relations').waitFor();
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe(name);
    await page.getByLabel('Country of the publisher').selectOption('PK');
    await page.getByText('Key and publisher').click();
    const feedKey = page.getByLabel('Key, by which the feed is known here');
    await feedKey.fill('gulf-wire');
    await press('Add this feed');
    await page.getByText(/^The key "gulf-wire" is that of/).waitFor();
    await feedKey.and(page.locator(':focus')).waitFor();
    await isForEveryone();
    await feedKey.fill(id);
    await press('Add this feed');
    const row = page.getByRole('row').filter({ hasText: name });
    await row.getByText(/^Added by holder of the admin token/).waitFor();
    await isForEveryone();

    const { code, stderr } = await service.tracker(['poll', '--once', '--feed', id]);
    expect([code, code === 0 ? '' : stderr]).toEqual([0, '']);
    await page.goto('/developments');
    await page.getByText(VISIT).first().waitFor();
    await page.goto('/feeds');
    await settled(page);
    await row.locator('summary').click();
    await row.getByLabel('Reason').fill('Only a trial');
    await row.getByRole('button', { name: 'Remove this feed' }).press('Enter');
    const removed = page.getByRole('region', { name: 'Feeds that were removed' });
    await removed.getByText('Only a trial').first().waitFor();
    await isForEveryone();
    await page.goto('/developments');
    await page.getByText(VISIT).first().waitFor();
    // The browser itself reports the refusal of the key that is taken.
    expect(watched.faults.filter((fault) => !fault.includes('409'))).toEqual([]);
  });

  test('whoever is signed in sees where, and signs out everywhere else', async () => {
    for (const agent of [
      'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
      'curl/8.14.1',
    ]) {
      const { status } = await fetch(`${service.url}/api/v1/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'user-agent': agent },
        body: JSON.stringify({ token: service.adminToken }),
      });
      expect(status).toBe(200);
    }
    await page.goto('/method');
    const open = page.getByRole('region', { name: 'Open sessions, last used first' });
    await open.getByText('this browser').waitFor();
    expect(await open.getByRole('row').count()).toBe(4);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: /^Sign out there: A program, / }).press('Enter');
    await open.getByText('A program').waitFor({ state: 'detached' });
    await open.getByText('Firefox on Linux').waitFor();
    await page.getByRole('button', { name: 'Sign out everywhere else' }).press('Enter');
    await open.getByText('Firefox on Linux').waitFor({ state: 'detached' });
    await open.getByText('this browser').waitFor();
    expect(await page.getByRole('button', { name: 'Sign out everywhere else' }).count()).toBe(0);
  });
});
