import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { ARTICLES, FEEDS } from '../support/service.js';
import type { WatchedPage } from './page-faults.js';
import { drawAll, settled } from './page-faults.js';
import { PAGE_LIMIT_MS, within } from './within.js';
import { served } from './served.js';

const taken = z.object({
  known: z.string(),
  address: z.string(),
  items: z.array(z.object({ week: z.string(), indicator: z.string(), index: z.number().nullable() })),
});

/** The port of this machine on which a server of another site answers now. */
function listening(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' ? (address?.port ?? 0) : 0);
    });
  });
}

describe('trends', () => {
  const site = served({ import: [ARTICLES], env: { FEEDS_FILE: FEEDS } });
  let open: WatchedPage;
  beforeEach(async () => {
    open = await site.open();
  });
  afterEach(async () => {
    expect(open.faults).toEqual([]);
    await open.close();
  });

  const plot = (page: Page) => page.getByRole('application', { name: /^Direction and intensity.*All four/ });
  const trends = async (query = '') => {
    await open.page.goto(`/trends${query}`);
    await settled(open.page);
    await drawAll(open.page);
    return open.page;
  };
  /** The first chart's place, in the middle of the screen. */
  const chartBox = async (page: Page) => {
    await plot(page).evaluate('(plot) => plot.scrollIntoView({ block: "center" })');
    const box = await plot(page).boundingBox();
    if (box === null) throw new Error('The chart is not drawn.');
    return box;
  };
  /** Saves by pressing a button of the first chart, and reads the file. */
  const saved = async (page: Page, kind: string): Promise<string> => {
    const download = page.waitForEvent('download');
    await page
      .getByRole('button', { name: new RegExp(`^Save as ${kind}.*All four`) })
      .first()
      .click();
    return readFileSync(await (await download).path(), 'latin1');
  };

  test('a period, chosen by button or by days, stands in the address, and back takes it back', async () => {
    const page = await trends();
    await page.getByRole('button', { name: '3 months' }).click();
    await page.waitForURL('**/trends?range=3m');
    expect(await page.getByRole('button', { name: '3 months' }).getAttribute('aria-pressed')).toBe('true');
    await page.getByRole('button', { name: 'Zoom out' }).click();
    await page.waitForURL(/from=\d{4}-\d{2}-\d{2}&to=/);
    await page.goBack();
    await page.waitForURL('**/trends?range=3m');
    await page.getByText('Days, lines, marks, comparison').click();
    await page.getByLabel('From (UTC)').fill('2026-01-05');
    await page.waitForURL(/from=2026-01-05/);
    await page.getByRole('checkbox', { name: 'Energy' }).uncheck();
    await page.waitForURL(/lines=/);
    await settled(page);
    expect(await page.locator('.chart-energy').count()).toBe(0);
    expect(await page.locator('.chart-trade').count()).toBe(1);
  });

  test('dragging over a chart looks closer; the wheel over it scrolls the page', async () => {
    const page = await trends();
    const before = await chartBox(page);
    await page.mouse.move(before.x + before.width * 0.5, before.y + 60);
    const top = page.evaluate<number>(
      'new Promise((done) => addEventListener("scroll", () => done(scrollY), { once: true }))',
    );
    const from = await page.evaluate<number>('scrollY');
    await page.mouse.wheel(0, 300);
    expect(await within(PAGE_LIMIT_MS, 'the wheel to scroll the page', top)).toBeGreaterThan(from);
    const box = await chartBox(page);
    await page.mouse.move(box.x + box.width * 0.5, box.y + 60);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.8, box.y + 90, { steps: 5 });
    await page.mouse.up();
    await page.waitForURL(/from=\d{4}-\d{2}-\d{2}&to=\d{4}-\d{2}-\d{2}/);
    expect(page.url()).toContain('/trends?');
  });

  test('pointing at a week shows all lines of that week in one box', async () => {
    const page = await trends();
    const box = await chartBox(page);
    await page.mouse.move(box.x + box.width * 0.97, box.y + 60);
    const readout = page.locator('.readout');
    await readout.waitFor();
    expect(await page.locator('.readout').count()).toBe(1);
    expect(await readout.locator('tr').count()).toBe(5);
  });

  test('by keyboard a development on the line is read out with its week, and the week opens', async () => {
    const page = await trends();
    await plot(page).focus();
    await page.keyboard.press('End');
    const said = page.locator('[aria-live=polite]');
    const heard: string[] = [];
    for (let pressed = 0; pressed < 12; pressed += 1) {
      await page.keyboard.press('ArrowLeft');
      heard.push(await said.innerText());
    }
    const what = await page.locator('.marked h3').allTextContents();
    expect(what.some((headline) => heard.some((words) => words.includes(headline)))).toBe(true);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/weeks/composite/*');
  });

  test('two periods are compared line by line in figures that can be read off the lines', async () => {
    const page = await trends('?range=3m');
    await page.getByText('Days, lines, marks, comparison').click();
    await page.getByRole('button', { name: 'The period before' }).click();
    await page.waitForURL(/compare=/);
    await settled(page);
    const rows = page.getByRole('region', { name: 'The two periods, line by line' }).locator('tbody tr');
    expect(await rows.count()).toBe(10);
  });

  test('CSV and JSON hold the weeks that are shown, each once, and say as known when', async () => {
    const page = await trends('?from=2026-06-01&to=2026-08-30');
    const json = taken.parse(JSON.parse(await saved(page, 'JSON')));
    expect(json.items).toHaveLength(13);
    expect(json.items.every(({ indicator }) => indicator === 'composite')).toBe(true);
    expect(json.items[0]?.week).toBe('2026-W23');
    expect(json.address).toContain(`known=${json.known}`);
    const lines = (await saved(page, 'CSV')).trim().split('\n');
    expect(lines).toHaveLength(14);
    expect(lines[0]).toMatch(/^week,indicator,index/);
  });

  test('the picture of a chart holds its title, source, date and address', async () => {
    const page = await trends('?from=2026-06-01&to=2026-08-30');
    const svg = await saved(page, 'SVG');
    for (const part of [
      'Direction and intensity by week',
      'relations tracker, as known on',
      '/trends?from=2026-06-01',
    ]) {
      expect(svg.replaceAll('&amp;', '&')).toContain(part);
    }
    expect(svg.match(/<path /g)?.length ?? 0).toBeGreaterThan(20);
    expect(await saved(page, 'PNG')).toMatch(/^.PNG/);
  });

  test('the picture of a comparison says what its marks stand for and which days were compared', async () => {
    const page = await trends('?from=2026-06-01&to=2026-08-30&compare=2026-03-02');
    const svg = await saved(page, 'SVG');
    expect(svg).toContain('A development, cooperation');
    expect(svg).toContain('The compared period: 2 March');
    expect(svg).toContain('31 May 2026');
  });

  test('in Urdu direction stands above intensity, as the words say, and pictures are set in Urdu’s letters', async () => {
    const page = await trends('?from=2026-06-01&to=2026-08-30&lines=trade&lang=ur');
    const download = page.waitForEvent('download');
    await page.locator('.chart-trade').getByRole('button', { name: /SVG/ }).click();
    const svg = readFileSync(await (await download).path(), 'utf8');
    const texts = [
      ...svg.matchAll(/<text transform="matrix\(([^)]*)\)"[^>]* style="font: ([^"]*)"[^>]*>([^<]*)</g),
    ];
    const topOf = (words: string): number =>
      Number(
        texts
          .find(([, , , text]) => text === words)?.[1]
          ?.split(' ')
          .at(-1),
      );
    expect(topOf('سمت')).toBeLessThan(topOf('شدت'));
    const others = texts.filter(([, , font]) => font?.includes('Scheherazade New') !== true);
    expect(others.map(([, , font, text]) => [text, font])).toEqual([]);
    expect(svg.match(/@font-face[^}]*url\("data:font\/woff2;base64,/g)).toHaveLength(2);
  });

  test('what is printed without being scrolled to has every chart, as wide as the paper and in light colours', async () => {
    const { page } = open;
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto('/trends?range=1y');
    await settled(page);
    await page.setViewportSize({ width: 673, height: 900 });
    await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
    // Where what draws a chart is still to come the paper says so, until it has come.
    await page.locator('.plot > canvas.on-paper:visible').nth(5).waitFor();
    expect(await page.locator('.plot').count()).toBe(6);
    const looks = await page.evaluate(`[...document.querySelectorAll('canvas.on-paper')].map((canvas) => {
      const inks = new Set(new Uint32Array(canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.buffer));
      const beyondPx = canvas.getBoundingClientRect().right - document.documentElement.clientWidth;
      return { isDrawn: inks.size > 50, isInside: beyondPx <= 0 };
    })`);
    expect(looks).toEqual(Array.from({ length: 6 }, () => ({ isDrawn: true, isInside: true })));
    expect(await page.locator('html').getAttribute('data-theme')).toBe('light');
    await page.emulateMedia({ colorScheme: 'dark', media: 'screen' });
    await page.locator('.on-paper').first().waitFor({ state: 'detached' });
    await page.emulateMedia({ colorScheme: 'dark', media: null });
    const printed = (await page.pdf({ format: 'A4' })).toString('latin1');
    // A chart and its mask each: as wide as A4 between its margins, three times as fine as a screen.
    expect(printed.match(/\/Subtype \/Image\s+\/Width 2016/g)).toHaveLength(12);
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
  });

  test('as soon as one chart stands all can be printed, without the time that is given to a page in which none does', async () => {
    const { page } = open;
    await page.addInitScript(`{ const { setTimeout } = window;
      window.setTimeout = (act, ms, ...more) => (ms >= 2000 ? 0 : setTimeout(act, ms, ...more)); }`);
    await page.goto('/trends?range=1y');
    await settled(page);
    await page.emulateMedia({ media: 'print' });
    await page.locator('.plot > canvas.on-paper:visible').nth(5).waitFor();
    expect(await page.locator('.plot > p.on-paper').count()).toBe(0);
  });

  test('a chart whose turn is still to come says that it is busy, until it is drawn', async () => {
    const { page } = open;
    let come = (): void => undefined;
    const drawer = new Promise<void>((resolve) => {
      come = resolve;
    });
    await page.route('**/assets/draw-rows-*.js', async (route) => {
      await drawer;
      await route.continue();
    });
    await page.goto('/trends?range=1y');
    const first = page.locator('.plot').first();
    await first.and(page.locator('[aria-busy=true]')).waitFor();
    come();
    await first.and(page.locator(':not([aria-busy])')).waitFor();
    expect(await first.locator('canvas').count()).toBe(1);
  });

  test('where the record begins no step leads further back, and the page says why', async () => {
    const page = await trends('?from=1947-08-14&lines=trade');
    const out = page.getByRole('button', { name: 'Zoom out' });
    expect(await out.getAttribute('aria-disabled')).toBe('true');
    expect(await page.locator('.trends-period').innerText()).toContain('The record begins on 14 August 1947');
    const before = page.url();
    await out.click({ force: true });
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await page.waitForURL((url) => url.href !== before);
    expect(await out.getAttribute('aria-disabled')).toBeNull();
  });

  test('a citation names the second of knowledge, and its address shows the same again', async () => {
    const page = await trends('?range=1y&lines=trade');
    await page
      .getByRole('button', { name: /^Cite:/ })
      .first()
      .click();
    const words = await page.locator('.citation-words').first().innerText();
    const address = /https?:\S+/.exec(words)?.[0] ?? '';
    expect(new URL(address).searchParams.get('known')).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/);
    await page.goto(address);
    await settled(page);
    expect(await page.locator('.known-banner').isVisible()).toBe(true);
    expect(await page.locator('.chart-trade').count()).toBe(1);
  });

  test('a picture that cannot be made says so beside its button, and a second try makes it', async () => {
    const page = await trends('?range=1y&lines=trade');
    await page.evaluate(
      'document.kept = URL.createObjectURL; URL.createObjectURL = () => { throw new Error("disk full"); }',
    );
    await page
      .getByRole('button', { name: /^Save as SVG/ })
      .first()
      .click();
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText()).toContain('This could not be saved.');
    expect(await alert.innerText()).toContain('disk full');
    await page.evaluate('URL.createObjectURL = document.kept');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Try again' }).click();
    await download;
    await alert.waitFor({ state: 'detached' });
  });

  test('a chart is shown in a frame of another site, in its language, and nothing else of the tracker is', async () => {
    const page = await trends('?range=1y&lines=trade&lang=ur');
    await page.locator('.chart-trade .chart-actions').getByRole('button').last().click();
    const code = await page.locator('.citation-words:visible').innerText();
    expect(code).toContain(`${site.service.url}/embed/weeks/trade?range=1y&amp;lang=ur`);
    const framed = `${code}<iframe src="${site.service.url}/trends"></iframe>`;
    const other = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end(framed));
    await page.goto(`http://127.0.0.1:${await listening(other)}/`);
    const chart = page.locator('iframe').first().contentFrame();
    await chart.locator('.chart-trade canvas').waitFor();
    expect(await chart.locator('html').getAttribute('lang')).toBe('ur');
    const link = chart.locator('main > p a');
    expect(await link.getAttribute('href')).toBe('/trends?range=1y&lang=ur&lines=trade');
    expect(await page.locator('iframe').nth(1).contentFrame().locator('h1').count()).toBe(0);
    other.close();
    // The refusal of the second frame is what the console is to report, and all of it.
    expect(open.faults.filter((fault) => !fault.includes('frame-ancestors'))).toEqual([]);
    open = await site.open();
  });
});
