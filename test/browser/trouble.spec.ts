import type { Page } from 'playwright-core';
import { z } from 'zod';
import { settled } from './page-faults.js';
import { served } from './served.js';

const list = z.looseObject({ items: z.array(z.looseObject({ what: z.string() })) });

const PROMISES_SCRIPT = '**/assets/promises-*.js';

/** Goes from the front page to the promises, whose script does not come. */
async function goWithoutScript(page: Page): Promise<void> {
  await page.goto('/');
  await settled(page);
  await page.route(PROMISES_SCRIPT, (route) => route.abort());
  await page.getByRole('link', { name: 'Promises', exact: true }).click();
  await page.getByRole('heading', { name: 'This page could not be fetched' }).waitFor();
}

describe('when the service fails', () => {
  const site = served();

  test('a list that cannot be read says what to do, and “Try again” brings it', async () => {
    const { page, close } = await site.open();
    await page.route('**/api/v1/developments*', (route) => route.abort());
    await page.goto('/developments');
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText()).toContain('The service does not answer.');
    await page.unroute('**/api/v1/developments*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('.development').first().waitFor();
    expect(await alert.count()).toBe(0);
    await close();
  });

  test('a list that could not be read comes by itself when the connection is back', async () => {
    const { page, close } = await site.open();
    await page.route('**/api/v1/developments*', (route) => route.abort());
    await page.goto('/developments');
    await page.getByRole('alert').waitFor();
    await page.unroute('**/api/v1/developments*');
    await page.evaluate("dispatchEvent(new Event('online'))");
    await page.locator('.development').first().waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    await close();
  });

  test('a page whose script does not come says so; the page before is one step back', async () => {
    const { page, close } = await site.open();
    await goWithoutScript(page);
    expect(await page.getByRole('alert').innerText()).toContain('A part of this page did not come.');
    await page.goBack();
    await page.getByRole('heading', { name: 'Pakistan–Russia relations now' }).waitFor();
    await close();
  });

  test('a page whose script did not come is there once the connection is', async () => {
    const { page, close } = await site.open();
    await goWithoutScript(page);
    await page.unroute(PROMISES_SCRIPT);
    await page.evaluate("dispatchEvent(new Event('online'))");
    await page.getByRole('heading', { name: 'Promises', level: 1 }).waitFor();
    await close();
  });

  test('the first script brings no other page than the front one', async () => {
    const { page, close } = await site.open();
    const scripts: string[] = [];
    page.on('response', (response) => {
      if (response.url().endsWith('.js')) scripts.push(response.url());
    });
    await page.goto('/');
    await settled(page);
    expect(scripts.filter((url) => /\/(?:promises|developments|method|reports)-/.test(url))).toEqual([]);
    await page.getByRole('link', { name: 'Promises', exact: true }).click();
    await page.getByRole('heading', { name: 'Promises', level: 1 }).waitFor();
    expect(scripts.some((url) => url.includes('/promises-'))).toBe(true);
    await close();
  });

  test('one failing part leaves the others standing', async () => {
    const { page, close } = await site.open();
    await page.route('**/api/v1/feeds*', (route) =>
      route.fulfill({
        status: 503,
        contentType: 'application/problem+json',
        body: '{"title":"The database is away","detail":"Wait a minute."}',
      }),
    );
    await page.goto('/');
    await settled(page);
    expect(await page.getByRole('alert').allInnerTexts()).toEqual([
      expect.stringContaining('The database is away'),
    ]);
    expect(await page.locator('.panel-state tbody tr').count()).toBe(5);
    await close();
  });

  test('an answer of another shape is not drawn', async () => {
    const { page, close } = await site.open();
    await page.route('**/api/v1/promises*', (route) =>
      route.fulfill({ json: { items: [{ id: 1 }], nextCursor: null } }),
    );
    await page.goto('/promises');
    const alert = page.getByRole('region', { name: 'Ledger' }).getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText()).toContain('could not be read');
    await close();
  });

  test('what is shown stays when the service goes away, and says since when', async () => {
    const { page, close } = await site.open();
    await page.clock.install();
    await page.goto('/feeds');
    await settled(page);
    const shown = await page.locator('.feed-state').count();
    await page.route('**/api/v1/feeds*', (route) => route.abort());
    await page.clock.runFor(61_000);
    await page.locator('.note-stale').waitFor();
    expect(await page.locator('.note-stale').innerText()).toMatch(/was read on .* UTC/);
    expect(await page.locator('.feed-state').count()).toBe(shown);
    await close();
  });

  test('markup in a title is shown as text and never runs', async () => {
    const { page, faults, close } = await site.open();
    const hostile = '<img src=x onerror="window.ran=1"><script>window.ran=1</script>';
    await page.route('**/api/v1/developments?*', async (route) => {
      const answer = await route.fetch();
      const body = list.parse(await answer.json());
      for (const item of body.items) item.what = hostile;
      await route.fulfill({ response: answer, json: body });
    });
    await page.goto('/developments');
    await settled(page);
    expect(await page.locator('.development h3').first().innerText()).toBe(hostile);
    expect(await page.evaluate('window.ran')).toBeUndefined();
    expect(faults).toEqual([]);
    await close();
  });

  test('an address that leads nowhere says so', async () => {
    const { page, close } = await site.open();
    await page.goto('/developments/no-such-record');
    await page.getByRole('alert').waitFor();
    await page.evaluate(
      "history.pushState(null, '', '/nowhere'); dispatchEvent(new PopStateEvent('popstate'))",
    );
    expect(await page.locator('h1').innerText()).toBe('There is no page at this address');
    await close();
  });
});
