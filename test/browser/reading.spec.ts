import { DASHBOARD_PAGES } from '../../src/api/dashboard/page-list.js';
import { ARTICLES } from '../support/service.js';
import type { WatchedPage } from './page-faults.js';
import { drawAll, settled } from './page-faults.js';
import { ROUTES, aDevelopmentsAddress } from './routes.js';
import { served } from './served.js';

describe('the dashboard, read with a mouse', () => {
  const site = served({ import: [ARTICLES] });
  let open: WatchedPage;
  beforeEach(async () => {
    open = await site.open();
  });
  afterEach(async () => {
    await open.close();
  });

  test('the front page shows every indicator, why one has no figure, and how fresh the data is', async () => {
    const { page } = open;
    await page.goto('/');
    await settled(page);
    const rows = page.locator('.panel-state tbody tr');
    expect(await rows.count()).toBe(5);
    for (const row of await rows.allInnerTexts()) {
      expect(row).toMatch(/[+−]?\d+\.\d|not enough evidence|feeds were down|no week on record/);
      expect(row).toMatch(/Unusual\. |No change shown\.|Not tested\./);
    }
    expect(await page.locator('.panel-state').innerText()).toContain('Data cut-off');
    expect(await page.locator('.headline').innerText()).toMatch(/outweighs|No index|Could be either/);
  });

  test('the long view draws the years and the baseline, and lists beside them what has no date', async () => {
    const { page } = open;
    await page.goto('/history');
    await settled(page);
    await drawAll(page);
    const summary = await page.locator('figure[aria-label="Timeline of the baseline"] .summary').innerText();
    const [drawn] = /^\d+/.exec(summary) ?? [];
    expect(Number(drawn)).toBeGreaterThan(100);
    expect(await page.getByRole('heading', { name: /^Undated/ }).count()).toBe(1);
  });

  test('filters narrow the list, stand in the address, and the back button takes them back', async () => {
    const { page } = open;
    await page.goto('/developments');
    await settled(page);
    await page.getByRole('checkbox', { name: 'Energy' }).check();
    await page.waitForURL('**/developments?indicator=energy');
    await settled(page);
    await page.locator('.development .tags').first().waitFor();
    const tags = await page.locator('.development .tags').allInnerTexts();
    expect(tags.every((words) => words.includes('Energy'))).toBe(true);
    await page.goBack();
    await page.waitForURL('**/developments');
    expect(await page.getByRole('checkbox', { name: 'Energy' }).isChecked()).toBe(false);
  });

  test('an address with filters shows the same list to whoever opens it', async () => {
    const { page } = open;
    await page.goto('/developments?direction=conflict&origin=baseline');
    await settled(page);
    expect(await page.getByLabel('Conflict', { exact: true }).isChecked()).toBe(true);
    // A long list draws its rows after its panel stands.
    await page.locator('.development .score').first().waitFor();
    const scores = await page.locator('.development .score').allInnerTexts();
    expect(scores.every((words) => words.includes('Conflict'))).toBe(true);
  });

  test('a search that finds nothing says so and offers the way back', async () => {
    const { page } = open;
    await page.goto('/developments?q=zzzzqqqq');
    await settled(page);
    expect(await page.locator('.empty').innerText()).toContain('Nothing fits: “zzzzqqqq”');
    await page.getByRole('link', { name: 'Show all' }).click();
    await page.locator('.development').first().waitFor();
  });

  test('a development of the baseline opens to its citations: document and lines', async () => {
    const { page } = open;
    const address = await aDevelopmentsAddress(page);
    await page.locator('.development h3 a').first().click();
    await page.waitForURL(`**${address}`);
    await settled(page);
    const citations = await page.locator('.citation').allInnerTexts();
    expect(citations.length).toBeGreaterThan(0);
    expect(citations.every((words) => /lines? \d+/.test(words))).toBe(true);
    expect(await page.title()).toContain(await page.locator('h1').innerText());
  });

  test('the promise ledger and the figures show the baseline', async () => {
    const { page } = open;
    await page.goto('/promises');
    await settled(page);
    expect(await page.locator('.promise').count()).toBeGreaterThanOrEqual(30);
    await page.goto('/figures');
    await settled(page);
    const shown = async () =>
      (await page.locator('figure.chart').count()) + (await page.locator('main tbody tr').count());
    const all = await shown();
    expect(all).toBeGreaterThan(30);
    expect(await page.locator('main h3').first().innerText()).toBe('Trade');
    await page.getByRole('checkbox', { name: 'Energy' }).check();
    await page.waitForURL('**/figures?group=energy');
    await page.getByText('Pipeline', { exact: false }).first().waitFor();
    expect(await shown()).toBeLessThan(all);
    expect(await page.locator('main h3').allInnerTexts()).toEqual(['Energy']);
  });

  test('every feed is shown with a state', async () => {
    const { page } = open;
    await page.goto('/feeds');
    await settled(page);
    const states = await page.locator('.feed-state').allInnerTexts();
    expect(states.length).toBeGreaterThan(5);
    expect(states.every((words) => words !== '')).toBe(true);
  });

  test('a chart gives the same numbers as a table', async () => {
    const { page } = open;
    await page.goto('/history');
    await settled(page);
    const figure = page.locator('figure.chart').first();
    await figure.getByRole('button', { name: 'Show as table' }).click();
    // The rows beyond those that are seen first come after the next picture.
    await settled(page);
    const years = await figure.locator('tbody tr').count();
    expect(years).toBeGreaterThan(70);
  });

  test('no page logs an error or breaks the content security policy', async () => {
    const { page, faults } = open;
    const address = await aDevelopmentsAddress(page);
    for (const route of [...ROUTES, address]) {
      await page.goto(route);
      await settled(page);
      await drawAll(page);
    }
    expect(faults).toEqual([]);
  });

  /** What a page asks of the interface until it stands; with `Link` headers or as if the service sent none. */
  async function askedBy(path: string, isLinked: boolean): Promise<readonly string[]> {
    const { page, close } = await site.open();
    const asked: string[] = [];
    page.on('request', (request) => {
      const { pathname, search } = new URL(request.url());
      if (pathname.startsWith('/api/')) asked.push(`${pathname}${search}`);
    });
    if (!isLinked) {
      await page.route(`${site.service.url}${path}`, async (route) => {
        const response = await route.fetch();
        const { link, ...headers } = response.headers();
        if (link === undefined) throw new Error(`${path} is sent without a Link header.`);
        await route.fulfill({ response, headers });
      });
    }
    await page.goto(path);
    await settled(page);
    await close();
    return asked;
  }

  test('what the service says a page reads first, it does read, and asks for it once', async () => {
    for (const { pattern, reads = [] } of DASHBOARD_PAGES.filter((one) => one.reads !== undefined)) {
      const [alone, linked] = [await askedBy(pattern, false), await askedBy(pattern, true)];
      expect(alone).toEqual(expect.arrayContaining([...reads]));
      for (const address of reads) expect(linked.filter((one) => one === address)).toEqual([address]);
    }
  });

  test('an address that names what there is not says so and leads on, instead of showing something else', async () => {
    const { page } = open;
    const headOf = async (address: string): Promise<string> => {
      await page.goto(address);
      await settled(page);
      return page.locator('h1').innerText();
    };
    expect(await headOf('/embed/weeks/steel')).toBe('There is no indicator “steel”');
    expect(await headOf('/years/steel/1971')).toBe('There is no indicator “steel”');
    expect(await headOf('/weeks/trade/2025-W99')).toBe('There is no week “2025-W99”');
    expect(await headOf('/weeks/steel/2025-W36')).toBe('There is no indicator “steel”');
    await page.locator('main').getByRole('link', { name: 'Energy' }).click();
    await page.waitForURL('**/weeks/energy/2025-W36');
  });

  test('what was not known on a past day is said not to have been, in the language of the reader', async () => {
    const { page } = open;
    await page.goto('/weeks/trade/2025-W36?known=2001-01-01&lang=ru');
    await settled(page);
    const words = await page.locator('main').innerText();
    expect(words).toContain('В выбранный момент это не было известно.');
    expect(words).not.toMatch(/404|In English|по-английски|каким было/);
    await page.goto('/?known=2001-01-01');
    await settled(page);
    expect(await page.locator('.headline').innerText()).toContain('The baseline holds 0 developments');
  });

  test('the colours that were chosen stay after a reload', async () => {
    const { page } = open;
    await page.goto('/method');
    await page.getByLabel('Colours').selectOption('dark');
    await page.reload();
    await settled(page);
    expect(await page.evaluate('document.documentElement.dataset.theme')).toBe('dark');
  });

  test('an administrator signs in, pauses a feed and has it asked again, and signs out; a wrong token is refused in words', async () => {
    const { page } = open;
    await page.goto('/method');
    await page.getByLabel('Admin token').fill('not-the-token');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel('Admin token').fill(site.service.adminToken);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('button', { name: 'Sign out', exact: true }).waitFor();
    await page.goto('/feeds');
    await settled(page);
    const [pause] = await page.getByRole('button', { name: /^Pause: / }).all();
    const named = (await pause?.getAttribute('aria-label'))?.replace('Pause', 'Ask this feed again') ?? '';
    await pause?.click();
    await page.getByRole('button', { name: named, exact: true }).click();
    await page
      .getByRole('button', { name: named.replace('Ask this feed again', 'Pause'), exact: true })
      .waitFor();
    await page.goto('/method');
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.getByLabel('Admin token').waitFor();
  });
});
