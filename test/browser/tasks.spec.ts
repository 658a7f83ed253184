import { readFileSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { z } from 'zod';
import { DevelopmentsService } from '../../src/developments/developments.service.js';
import { openArchive } from '../../src/pipeline/import/archive-file.js';
import { ImportService } from '../../src/pipeline/import/import.service.js';
import { StartService } from '../../src/pipeline/start.service.js';
import { startBrowser } from '../support/browser.js';
import { ARTICLES, FEEDS, startService, type TestService } from '../support/service.js';
import { openStageServices, type StageServices } from '../support/stage-services.js';
import { dashboardWords } from './dashboard-words.js';
import { keyboard, mouse, type Hands } from './hands.js';
import { openPage, settled } from './page-faults.js';
import { NEWEST_TITLE, QUARREL_DAY, QUARREL_WEEK, writeTwoYears } from './two-years.js';

/** When the archive of two years was read; everything else became known today. */
const ARCHIVE_READ = '2026-01-05T12:00:00.000Z';
const LIMIT_MS = 20_000;

const LANGUAGES = ['en', 'ru', 'ur'] as const;
type Language = (typeof LANGUAGES)[number];

const promises = z.object({ items: z.array(z.object({ state: z.string() })) });
const indexWeeks = z.object({
  items: z.array(
    z.object({
      week: z.string(),
      index: z.number().nullable(),
      low: z.number().nullable(),
      high: z.number().nullable(),
      n: z.number().nullable(),
    }),
  ),
});
type Week = z.output<typeof indexWeeks>['items'][number];
const developments = z.object({
  items: z.array(z.object({ id: z.string(), what: z.string(), score: z.number() })),
});

/** One try of a task: who does it, in which language, by which hands. */
interface Try {
  readonly page: Page;
  readonly hands: Hands;
  readonly say: (key: string) => string;
  readonly service: TestService;
  /** Told from other tries by this. */
  readonly name: string;
  /** Presses a section of the navigation and waits for its page. */
  readonly section: (key: string) => Promise<void>;
}

const asked = async ({ page }: Try, path: string): Promise<unknown> => (await page.request.get(path)).json();

const shownSummary = (page: Page | Locator, words: string): Locator =>
  page.locator('summary', { hasText: words }).first();

const TASKS: Readonly<Record<string, (given: Try) => Promise<void>>> = {
  'find the week relations moved most in 2025 and why': async ({ page, hands, say, section }) => {
    await section('Trends');
    await hands.choose(page.getByLabel(say('Calendar year')), '2025');
    await page.waitForURL(/from=2025-01-01&to=2025-12-31/);
    await settled(page);
    await hands.press(page.locator('.moved-most p a').first());
    await page.waitForURL(`**/weeks/composite/${QUARREL_WEEK}*`);
    await settled(page);
    const why = await page.getByRole('main').innerText();
    expect(why).toContain(say('Change of the week'));
    expect(why).toContain('Russia expels two Pakistani diplomats');
  },

  'find every energy promise not delivered': async (given) => {
    const { page, hands, say, section } = given;
    await section('Promises');
    const kept = page.getByRole('region', { name: say('Promises kept, per indicator') });
    await hands.press(
      kept
        .locator('tr', { has: page.locator('th', { hasText: say('Energy') }) })
        .locator('a[href*="state="]'),
    );
    await page.waitForURL(/indicator=energy/);
    await settled(page);
    const all = promises.parse(await asked(given, '/api/v1/promises?indicator=energy&limit=500'));
    const open = all.items.filter(({ state }) => state !== 'delivered');
    expect(open.length).toBeGreaterThan(10);
    expect(await page.locator('.promise').count()).toBe(open.length);
    expect(await page.locator('.promise .promise-delivered').count()).toBe(0);
  },

  'export the trade index of two years': async (given) => {
    const { page, hands, say, section } = given;
    await section('Trends');
    await hands.press(shownSummary(page, say('Days, lines, marks, comparison')));
    await hands.setDay(page.locator('#filter-from'), '2024-07-01');
    await page.waitForURL(/from=2024-07-01/);
    await settled(page);
    await hands.setDay(page.locator('#filter-to'), '2025-12-28');
    await page.waitForURL(/to=2025-12-28/);
    await settled(page);
    const saved = page.waitForEvent('download');
    await hands.press(page.locator('.chart-trade').getByRole('button', { name: /CSV/ }));
    const lines = readFileSync(await (await saved).path(), 'utf8')
      .trim()
      .split('\n');
    expect(lines).toHaveLength(1 + 78);
    expect(lines[0]).toMatch(/^week,indicator,index,low,high,n,/);
    const weeks = indexWeeks.parse(
      await asked(given, '/api/v1/index?indicator=trade&from=2024-W27&to=2025-W52&limit=500'),
    ).items;
    const told = ({ week, index, low, high, n }: Week): string =>
      [week, 'trade', index, low, high, n].map((value) => value ?? '').join();
    expect(lines.slice(1).map((line) => line.split(',').slice(0, 6).join())).toEqual(weeks.map(told));
    expect(weeks.filter(({ index }) => index !== null).length).toBeGreaterThan(40);
  },

  'see what was known on a past date': async ({ page, hands, say, section }) => {
    await hands.setDay(page.getByLabel(say('As known on'), { exact: true }), '2026-01-10');
    await page.waitForURL(/known=2026-01-10/);
    await settled(page);
    await section('Developments');
    expect(await page.locator('.known-banner').innerText()).toContain(say('The past.'));
    const newest = page.locator('.development h3').first();
    expect(await newest.innerText()).toContain(NEWEST_TITLE);
    await hands.pressBefore(page.getByRole('button', { name: say('Back to now') }));
    await page.waitForURL((url) => !url.searchParams.has('known'));
    await settled(page);
    expect(await newest.innerText()).not.toContain(NEWEST_TITLE);
  },

  'find who did not report a development': async ({ page, hands, say, section }) => {
    await section('Developments');
    await hands.write(page.locator('#filter-q'), 'rice imports');
    await page.waitForURL(/q=rice/);
    await settled(page);
    await hands.press(page.locator('.development h3 a', { hasText: /rice imports from Pakistan$/ }));
    await page.waitForURL(/developments\/./);
    await settled(page);
    expect(await page.getByRole('main').innerText()).toContain(say('Who reported it'));
    const russian = page.locator('.side').nth(1);
    await hands.press(russian.locator('.silent-outlets summary'));
    expect(await russian.locator('.silent-outlets li').allInnerTexts()).toContain('Volga Herald');
    const pakistani = page.locator('.side').first();
    await hands.press(pakistani.locator('.silent-outlets summary'));
    expect(await pakistani.locator('.silent-outlets li').allInnerTexts()).not.toContain('Karachi Post');
  },

  'correct a verdict': async (given) => {
    const { page, hands, say, service, section, name } = given;
    const reason = `A protest, no breach (${name})`;
    await section('Method & sign-in');
    await hands.write(page.getByLabel(say('Admin token')), service.adminToken);
    await hands.press(page.getByRole('button', { name: say('Sign in'), exact: true }));
    await page.getByRole('button', { name: say('Sign out'), exact: true }).waitFor();
    await section('Developments');
    await hands.write(page.locator('#filter-q'), 'summons Russian ambassador');
    await page.waitForURL(/q=summons/);
    await settled(page);
    await hands.press(page.locator('.development h3 a').first());
    await page.waitForURL(/developments\/./);
    await settled(page);
    const [before] = (await quarrels(given)).filter(({ what }) => what.includes('summons'));
    const score = before?.score === -3 ? '-4' : '-3';
    const report = page.locator('.correct-report').first();
    await hands.press(report.locator('> summary'));
    await hands.write(report.locator('input[type=number]'), score);
    await hands.write(report.getByLabel(say('Reason')), reason);
    await hands.press(report.getByRole('button', { name: say('Record the correction') }));
    await page.locator('.correction', { hasText: reason }).first().waitFor();
    const shown = page.locator('.facts .score');
    await shown.filter({ hasText: new RegExp(`−${score.slice(1)}(?![\\d.,])`) }).waitFor();
    const [after] = (await quarrels(given)).filter(({ what }) => what.includes('summons'));
    expect(after?.score).toBe(Number(score));
  },
};

async function quarrels(given: Try): Promise<z.output<typeof developments>['items']> {
  const path = `/api/v1/developments?from=${QUARREL_DAY}&to=${QUARREL_DAY}`;
  return developments.parse(await asked(given, path)).items;
}

/** Takes the archive in as it would have been on the day of its reading. */
async function readArchive(services: StageServices): Promise<void> {
  const archive = writeTwoYears();
  services.clock.moveTo(ARCHIVE_READ);
  await services.get(StartService).prepare();
  const options = { publisher: null, onProgress: () => undefined, onReject: () => undefined };
  await services.get(ImportService).run(await openArchive(archive.path), options);
  await services.get(DevelopmentsService).regroup(services.clock.now());
  archive.remove();
}

type Row = readonly [task: string, language: Language, way: Hands['way']];

/** All tries, or a sample in which every two of task, language and way meet. */
function tries(): readonly Row[] {
  const isWhole = process.env['TASKS'] === 'all';
  return Object.keys(TASKS).flatMap((task, row) =>
    LANGUAGES.flatMap((language, column) => {
      const sampled = (row + column) % 2 === 0 ? ('keyboard' as const) : ('mouse' as const);
      const ways = isWhole ? (['keyboard', 'mouse'] as const) : [sampled];
      return ways.map((way) => [task, language, way] as const);
    }),
  );
}

describe('what analysts come for', () => {
  let services: StageServices;
  let service: TestService;
  let browser: Browser;

  beforeAll(async () => {
    [services, browser] = await Promise.all([openStageServices({ FEEDS_FILE: FEEDS }), startBrowser()]);
    await readArchive(services);
    // The setting takes web-like addresses, which name a host; the socket in the query is what counts.
    const address = services.database.url.replace('@/', '@localhost/');
    const env = { FEEDS_FILE: FEEDS, DATABASE_URL: address, SECRET_KEY: 'ab'.repeat(32) };
    service = await startService({ import: [ARTICLES], env });
  });
  afterAll(async () => {
    await browser.close();
    await service.stop();
    await services.close();
  });

  test.each(tries())('%s, in %s, by %s', async (task, language, way) => {
    const { page, faults, close } = await openPage(browser, service.url);
    page.setDefaultTimeout(LIMIT_MS);
    const say = dashboardWords(language);
    const hands = way === 'keyboard' ? keyboard(page) : mouse(page);
    await page.goto(`/?lang=${language}`);
    await settled(page);
    const section = async (key: string): Promise<void> => {
      const link = page.locator('nav.sections').getByRole('link', { name: say(key), exact: true });
      await hands.press(link);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('nav.sections a[aria-current=page]', { hasText: say(key) }).waitFor();
      await settled(page);
    };
    await TASKS[task]?.({ page, hands, say, service, section, name: `${language}, ${way}` });
    expect(faults).toEqual([]);
    await close();
  });
});
