import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';
import { count } from '../figures.js';
import { HOSTILE, hostileText } from './hostile-texts.js';
import { openSlowly, settled } from './slow-page.js';

const MOST_STEPS = 3_000;
const STEP_PX = 900;
const PHONE = { width: 360, height: 740 };

interface Hostile {
  readonly newest: number;
  readonly of: number;
  readonly print: (line: string) => void;
}

const looked = z.object({
  shown: z.array(z.object({ place: z.number(), text: z.string() })),
  atEnd: z.boolean(),
});
const outcome = z.object({
  ran: z.boolean(),
  beyondPx: z.number(),
  foreign: z.number(),
  violations: z.number(),
});

type Found = z.infer<typeof outcome> & { readonly route: string };

/** The rows that are built now; then a step down, and the next picture or a tenth of a second. */
const STEP = `(async () => {
  const shown = [...document.querySelectorAll('.development')].map((row) =>
    ({ place: Number(row.getAttribute('aria-posinset')), text: row.querySelector('h3').textContent }));
  const before = scrollY;
  scrollBy(0, ${STEP_PX});
  await new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); setTimeout(done, 100); });
  return { shown, atEnd: scrollY === before };
})()`;

/** Whether a script of theirs ran, the page scrolls sideways, or an element stands there that only their markup could make. */
const OUTCOME = `(() => ({
  ran: window.ran !== undefined,
  beyondPx: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  foreign: document.querySelectorAll('main :is(iframe, script, style, base, meta, math, template, form[action], [onerror], [onload])').length,
  violations: noted.violations,
}))()`;

async function listed(page: Page, newest: number): Promise<{ rows: number; wrong: number }> {
  const wanted = new Set(Array.from({ length: newest }, (_, at) => hostileText(at)));
  const rows = new Set<string>();
  for (let step = 0; step < MOST_STEPS && rows.size < newest; step += 1) {
    const { shown, atEnd } = looked.parse(await page.evaluate(STEP));
    for (const { text } of shown) if (wanted.has(text)) rows.add(text);
    if (atEnd) break;
  }
  return { rows: rows.size, wrong: newest - rows.size };
}

/** Looks at all of them in the list and at one of each kind on its own page, at a phone's width; says what became of them. */
export async function lookAtHostile(
  browser: Browser,
  url: string,
  { newest, of, print }: Hostile,
): Promise<void> {
  const { page, close } = await openSlowly(browser, url, 1);
  await page.setViewportSize(PHONE);
  await page.goto('/developments?origin=news');
  await settled(page);
  const { rows, wrong } = await listed(page, newest);
  const found: Found[] = [];
  const look = async (route: string): Promise<void> => {
    found.push({ route, ...outcome.parse(await page.evaluate(OUTCOME)) });
  };
  await look('/developments?origin=news');
  for (let kind = 0; kind < HOSTILE.length; kind += 1) {
    const route = `/developments/bench-${of - kind}`;
    await page.goto(route);
    await settled(page);
    await page.locator('.report').first().waitFor();
    await look(route);
  }
  await close();
  const many = (has: (one: Found) => boolean): number => found.filter(has).length;
  print(
    `${count(newest)} hostile titles: ${count(rows)} shown in the list letter by letter (${count(wrong)} not seen so), ${HOSTILE.length} kinds with title and summary on their own pages, at ${PHONE.width} px: pages where a script ran ${many(({ ran }) => ran)} (0), that scroll sideways ${many(({ beyondPx }) => beyondPx > 0)} (0), with elements of theirs ${many(({ foreign }) => foreign > 0)} (0), with policy reports ${many(({ violations }) => violations > 0)} (0)`,
  );
  for (const { route, beyondPx } of found.filter((one) => one.beyondPx > 0)) {
    print(`  ${route} is ${beyondPx} px too wide`);
  }
}
