import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { ROOT } from '../support/build.js';
import { ARTICLES } from '../support/service.js';
import type { WatchedPage } from './page-faults.js';
import { drawAll, settled } from './page-faults.js';
import { served } from './served.js';

const COMTRADE = join(ROOT, 'test/fixtures/comtrade-sound.csv');

describe('promises and figures, opened', () => {
  const site = served({ import: [ARTICLES] });
  let open: WatchedPage;

  beforeAll(async () => {
    expect(await site.service.tracker(['import', COMTRADE])).toMatchObject({ code: 0 });
  });
  beforeEach(async () => {
    open = await site.open();
  });
  afterEach(async () => {
    await open.close();
  });

  const signIn = async (page: Page): Promise<void> => {
    await page.goto('/method');
    await page.getByLabel('Admin token').fill(site.service.adminToken);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('button', { name: 'Sign out', exact: true }).waitFor();
  };

  test('the ledger counts what was kept, draws it, and names the ground of every match', async () => {
    const { page, faults } = open;
    await page.goto('/promises');
    await settled(page);
    await drawAll(page);
    const rates = await page.getByRole('region', { name: 'Promises kept, per indicator' }).innerText();
    expect(rates).toMatch(/\d+ of \d+ delivered/);
    expect(rates).not.toContain('%');
    const news = page.locator('.promise', { hasText: 'from the news' }).first();
    await news.getByText('Course and sources').click();
    expect(await news.locator('.steps').innerText()).toContain('by rule; in common:');
    expect(await news.locator('form').count()).toBe(0);
    expect(faults).toEqual([]);
  });

  test('the course of promises is saved as a picture with its years', async () => {
    const { page, faults } = open;
    await page.goto('/promises');
    await settled(page);
    await drawAll(page);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as SVG: Promises made and delivered, by year' }).click();
    const svg = readFileSync(await (await download).path(), 'utf8');
    expect(svg).toMatch(/>20\d\d<\/text>/);
    expect(svg).toContain('Dashed: promised so far. Solid: delivered so far.');
    // Both lines go up and stop where they are; a box would close.
    const lines = [...svg.matchAll(/<path d="([^"]*)" fill="none"[^>]*stroke-width="4"/g)].map(
      ([, d = '']) => d,
    );
    expect(lines.map((d) => (/^M[^MZ]*$/.test(d) ? 'a line' : d))).toEqual(['a line', 'a line']);
    expect(lines.every((d) => d.split('L').length > 3)).toBe(true);
    expect(faults).toEqual([]);
  });

  test('the course of promises is saved as CSV with exactly the years of its table', async () => {
    const { page, faults } = open;
    await page.goto('/promises');
    await settled(page);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as CSV: Promises made and delivered, by year' }).click();
    const csv = readFileSync(await (await download).path(), 'utf8')
      .trim()
      .split('\r\n');
    const figure = page.getByRole('figure', { name: 'Promises made and delivered, by year' });
    await figure.getByRole('button', { name: 'Show as table' }).click();
    const last = await figure.locator('tbody tr').last().innerText();
    expect(csv[0]).toBe('year,promisedSoFar,deliveredSoFar');
    expect(csv.at(-1)?.split(',')).toEqual(last.split(/\s+/));
    expect(faults).toEqual([]);
  });

  test('a signed-in person changes a promise with a reason, by keyboard, and takes it back', async () => {
    const { page, faults } = open;
    await signIn(page);
    await page.goto('/promises');
    await settled(page);
    const dam = page.locator('#pr-dasu');
    await dam.getByText('Course and sources').click();
    await dam.getByLabel('State', { exact: true }).selectOption('stalled');
    await dam.getByLabel('Why').fill('no word since');
    await dam.getByLabel('Why').press('Enter');
    await dam.locator('.tags', { hasText: 'state set by hand' }).waitFor();
    expect(await dam.locator('.promise-state').innerText()).toBe('Stalled');
    await dam.getByText('Course and sources').click();
    await dam.getByLabel('What to change').selectOption('unset-state');
    await dam.getByLabel('Why').fill('it goes on');
    await dam.getByRole('button', { name: 'Record' }).click();
    await dam.locator('.tags', { hasText: 'state set by hand' }).waitFor({ state: 'detached' });
    expect(await dam.locator('.promise-state').innerText()).toBe('Open');
    expect(faults).toEqual([]);
  });

  test('a development is matched by the address of its page, and what does not fit is said beside the form', async () => {
    const { page } = open;
    await signIn(page);
    await page.goto('/developments?origin=news');
    await settled(page);
    const link = await page.locator('.development h3 a').first().getAttribute('href');
    await page.goto('/promises');
    await settled(page);
    const project = page.locator('#pr-tarbela');
    await project.getByText('Course and sources').click();
    await project.getByLabel('What to change').selectOption('match');
    await project.getByLabel('Address or id of the development').fill('no-such-thing');
    await project.getByLabel('Why').fill('the ministry says so');
    await project.getByRole('button', { name: 'Record' }).click();
    expect(await project.getByRole('alert').innerText()).toContain('no development');
    await project.getByLabel('Address or id of the development').fill(`${site.service.url}${link ?? ''}`);
    await project.getByLabel('What it did to the promise').selectOption('progressed');
    await project.getByRole('button', { name: 'Record' }).click();
    await project.locator('.promise-state', { hasText: 'Progressing' }).waitFor();
    await project.getByText('Course and sources').click();
    expect(await project.locator('.steps').innerText()).toContain('by a person');
  });

  test('what two sides report of one trade stands in two charts and one table of gaps, never in one line', async () => {
    const { page, faults } = open;
    await page.goto('/figures');
    await settled(page);
    await drawAll(page);
    const imports = page.locator('figure', { hasText: 'Imports of Pakistan from Russia: all goods' });
    const exports = page.locator('figure', { hasText: 'Exports of Russia to Pakistan: all goods' });
    expect([await imports.count(), await exports.count()]).toEqual([1, 1]);
    expect(await imports.locator('.legend').innerText()).toContain('as Pakistan reports its imports (CIF)');
    expect(await imports.locator('.summary').innerText()).toMatch(/^2 figures/);
    const download = page.waitForEvent('download');
    await imports.getByRole('button', { name: /^Save as SVG/ }).click();
    const svg = readFileSync(await (await download).path(), 'utf8');
    expect(svg).toContain('as Pakistan reports its imports (CIF)');
    const gaps = await page
      .getByRole('region', { name: 'Reported imports beside reported exports' })
      .innerText();
    expect(gaps).toContain('US$30 million more bought than sold (10% of the exports)');
    expect(gaps).toContain('US$100 million less bought than sold');
    expect(faults).toEqual([]);
  });
});
