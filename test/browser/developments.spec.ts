import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ARTICLES } from '../support/service.js';
import type { WatchedPage } from './page-faults.js';
import { andDrawn, settled } from './page-faults.js';
import { served } from './served.js';

const counted = z.object({ total: z.number() });
const MOST_BUILT = 80;
const MOST_STEPS = 2_000;

describe('the list of developments', () => {
  const site = served({ import: [ARTICLES] });
  let open: WatchedPage;
  beforeEach(async () => {
    open = await site.open();
  });
  afterEach(async () => {
    expect(open.faults).toEqual([]);
    await open.close();
  });

  const total = async (query = ''): Promise<number> => {
    const answer = await fetch(`${site.service.url}/api/v1/development-counts${query}`);
    return counted.parse(await answer.json()).total;
  };

  test('all are there by scrolling, each once, and only those near the screen are built', async () => {
    const { page } = open;
    await page.goto('/developments');
    await settled(page);
    const all = await total();
    const seen = new Set<string>();
    for (let step = 0; step < MOST_STEPS && !seen.has(String(all)); step += 1) {
      const built = await page.evaluate<string[]>(
        '[...document.querySelectorAll(".development")].map((row) => row.getAttribute("aria-posinset"))',
      );
      expect(built.length).toBeLessThan(MOST_BUILT);
      for (const place of built) seen.add(place);
      await andDrawn(page, 'scrollBy(0, 600)');
    }
    expect(seen.size).toBe(all);
    const last = page.locator('.development').last();
    expect(await last.getAttribute('aria-setsize')).toBe(String(all));
  });

  test('days in the address that are none are said in the page’s language, and no longer once they are mended', async () => {
    const { page } = open;
    for (const [lang, first, last] of [
      ['en', /first day in the address is no date/, /last day in the address is no date/],
      ['ru', /Первый день в адресе не является датой/, /Последний день в адресе не является датой/],
      ['ur', /پتے میں پہلا دن تاریخ نہیں/, /پتے میں آخری دن تاریخ نہیں/],
    ] as const) {
      await page.goto(`/developments?lang=${lang}&from=2026-02-30&to=soon`);
      await settled(page);
      expect(await page.locator('.note', { hasText: first }).innerText()).toMatch(last);
      await page.locator('.development').first().waitFor();
    }
    await page.goto('/developments?from=soon&to=2020-12-31');
    await settled(page);
    const note = page.locator('.note', { hasText: 'first day in the address is no date' });
    expect(await note.innerText()).not.toContain('last day');
    await page.getByLabel('From (UTC)').fill('1960-01-01');
    await note.waitFor({ state: 'detached' });
  });

  test('by keyboard one goes down the list with the arrows', async () => {
    const { page } = open;
    await page.goto('/developments');
    await settled(page);
    await page.locator('.development h3 a').first().focus();
    for (let pressed = 0; pressed < 40; pressed += 1) await page.keyboard.press('ArrowDown');
    expect(await page.evaluate('document.activeElement.closest("li").getAttribute("aria-posinset")')).toBe(
      '41',
    );
  });

  test('every choice says how many it holds, and the number is that of the list it leads to', async () => {
    const { page } = open;
    await page.goto('/developments?origin=news');
    await settled(page);
    const energy = page.getByRole('checkbox', { name: 'Energy' });
    const chip = page.locator('.chip', { has: energy });
    const held = Number(await chip.locator('.count').innerText());
    expect(held).toBe(await total('?origin=news&indicator=energy'));
    await energy.check();
    await page.waitForURL('**indicator=energy**');
    await settled(page);
    expect(await page.locator('main').innerText()).toContain(`${held} developments: Energy · News`);
  });

  test('Urdu words find what was reported in Urdu', async () => {
    const { page } = open;
    await page.goto('/developments');
    await settled(page);
    await page.getByLabel('Words in the text').fill('خام تیل');
    await page.waitForURL(/[?&]q=/);
    await settled(page);
    expect(await page.locator('.development').count()).toBeGreaterThan(0);
  });

  test('a view is saved under a name, opens again, and a deleted one is brought back', async () => {
    const { page } = open;
    await page.goto('/developments?indicator=energy&status=stalled');
    await settled(page);
    await page.getByText('Saved views').click();
    await page.getByLabel('Name for this view').fill('Energy, stalled');
    await page.getByRole('button', { name: 'Save view' }).click();
    await page.goto('/developments');
    await settled(page);
    await page.getByRole('link', { name: 'Energy, stalled', exact: true }).click();
    await page.waitForURL('**indicator=energy&status=stalled**');
    await page.getByRole('button', { name: 'Delete: Energy, stalled' }).click();
    expect(await page.getByRole('link', { name: 'Energy, stalled', exact: true }).count()).toBe(0);
    await page.keyboard.press('Enter');
    expect(await page.getByRole('link', { name: 'Energy, stalled', exact: true }).count()).toBe(1);
  });

  test('where the browser keeps nothing a view is not saved, the page says so, and its name stays', async () => {
    const { page } = open;
    await page.goto('/developments?indicator=energy');
    await settled(page);
    await page.evaluate(
      'Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }',
    );
    await page.getByText('Saved views').click();
    await page.getByLabel('Name for this view').fill('Energy');
    await page.getByRole('button', { name: 'Save view' }).click();
    await page.locator('details p', { hasText: 'This browser keeps nothing' }).waitFor();
    expect(await page.getByLabel('Name for this view').inputValue()).toBe('Energy');
  });

  test('JSON holds every development that fits, not only those on the screen', async () => {
    const { page } = open;
    await page.goto('/developments?direction=cooperation');
    await settled(page);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: /^Save as JSON/ }).click();
    const saved: unknown = JSON.parse(readFileSync(await (await download).path(), 'utf8'));
    const { items } = z.object({ items: z.array(z.unknown()) }).parse(saved);
    expect(items).toHaveLength(await total('?direction=cooperation'));
  });

  test('on paper stand all rows that are fetched, and words where there are more', async () => {
    const { page } = open;
    await page.goto('/developments');
    await settled(page);
    const rows = page.locator('.development');
    // They come with the picture after the one in which the list stands.
    await rows.first().waitFor();
    const built = await rows.count();
    await page.emulateMedia({ media: 'print' });
    await page.getByText(/^On paper: the first \d+ of/).waitFor();
    // At one moment: rows that are fetched meanwhile come on the paper, too.
    const [words, onPaper] = await page.evaluate<[string, number]>(
      '[document.querySelector("main").innerText, document.querySelectorAll(".development").length]',
    );
    const [, there = '', of = ''] = /On paper: the first (\d+) of (\d+)\./.exec(words) ?? [];
    expect(Number(there)).toBeGreaterThan(built);
    expect(onPaper).toBe(Number(there));
    expect(Number(of)).toBe(await total());
    await page.emulateMedia({ media: 'screen' });
    await page.getByText('On paper').waitFor({ state: 'detached' });
    expect(await rows.count()).toBe(built);
    await page.goto('/developments?direction=conflict');
    await settled(page);
    await page.emulateMedia({ media: 'print' });
    const ofConflict = await total('?direction=conflict');
    await rows.nth(ofConflict - 1).waitFor({ state: 'attached' });
    await andDrawn(page, '');
    expect(await rows.count()).toBe(ofConflict);
    expect(await page.getByText('On paper').count()).toBe(0);
  });

  test('rows that come while the page is shown as printed stand on the paper, too', async () => {
    const { page } = open;
    let come = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      come = resolve;
    });
    const next = /\/developments\?.*cursor=/;
    // What is above the fold may ask for more by itself.
    const asked = page.waitForRequest(next);
    await page.route(next, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto('/developments');
    await settled(page);
    await page.locator('.development').first().waitFor();
    await andDrawn(page, 'scrollTo(0, document.documentElement.scrollHeight)');
    await asked;
    await page.emulateMedia({ media: 'print' });
    await page.getByText(/^On paper: the first \d+ of/).waitFor();
    const rows = page.locator('.development');
    const before = await rows.count();
    come();
    await rows.nth(before).waitFor({ state: 'attached' });
  });
});
