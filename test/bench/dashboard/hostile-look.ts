import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';
import { withoutTurns } from '../../../src/kernel/turning-marks.js';
import { count } from '../figures.js';
import { HOSTILE, hostileText } from './hostile-texts.js';
import { openSlowly, settled } from './slow-page.js';

/** A row that does not come within so long is given up, and those after it with it. */
const LONGEST_WAIT_MS = 20_000;
const PHONE = { width: 360, height: 740 };

interface Hostile {
  readonly newest: number;
  readonly of: number;
  readonly print: (line: string) => void;
}

const looked = z.object({
  shown: z.array(z.object({ place: z.number(), text: z.string() })),
  goesOn: z.boolean(),
});
const outcome = z.object({
  ran: z.boolean(),
  beyondPx: z.number(),
  foreign: z.number(),
  violations: z.number(),
});

type Found = z.infer<typeof outcome> & { readonly route: string };

/** The rows that are built now; then down to the last of them, and as many pictures as it takes for the row after it to be built. */
const STEP = `(async () => {
  const place = (row) => Number(row?.getAttribute('aria-posinset') ?? 0);
  const rows = [...document.querySelectorAll('.development')];
  const shown = rows.map((row) => ({ place: place(row), text: row.querySelector('h3').textContent }));
  const last = rows.at(-1);
  if (last === undefined || place(last) >= Number(last.getAttribute('aria-setsize'))) return { shown, goesOn: false };
  last.scrollIntoView({ block: 'start' });
  const until = performance.now() + ${LONGEST_WAIT_MS};
  const further = () => place([...document.querySelectorAll('.development')].at(-1)) > place(last);
  while (!further() && performance.now() < until) {
    await new Promise((done) => { requestAnimationFrame(done); setTimeout(done, 100); });
  }
  return { shown, goesOn: further() };
})()`;

/** Whether a script of theirs ran, the page scrolls sideways, or an element stands there that only their markup could make. */
const OUTCOME = `(() => ({
  ran: window.ran !== undefined,
  beyondPx: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  foreign: document.querySelectorAll('main :is(iframe, script, style, base, meta, math, template, form[action], [onerror], [onload])').length,
  violations: noted.violations,
}))()`;

interface Listed {
  /** How many stand in the list letter by letter. */
  readonly right: number;
  /** How many rows were looked at from the first on without one left out. */
  readonly seen: number;
}

/** Goes down the list, where the hostile ones stand first. */
async function listed(page: Page, newest: number): Promise<Listed> {
  // Marks that would turn the text around them are taken out of whatever a page shows.
  const wanted = new Set(Array.from({ length: newest }, (_, at) => withoutTurns(hostileText(at))));
  const [right, places] = [new Set<string>(), new Set<number>()];
  for (let goesOn = true; goesOn && right.size < newest;) {
    const step = looked.parse(await page.evaluate(STEP));
    for (const { place, text } of step.shown) {
      places.add(place);
      if (wanted.has(text)) right.add(text);
    }
    // Twice as far down there is no day left that has any.
    goesOn = step.goesOn && Math.min(...step.shown.map(({ place }) => place)) <= 2 * newest;
  }
  let seen = 0;
  while (places.has(seen + 1)) seen += 1;
  return { right: right.size, seen };
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
  const { right, seen } = await listed(page, newest);
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
    `${count(newest)} hostile titles: ${count(right)} shown letter by letter in the list, of which ${count(seen)} rows were looked at in a row, ${HOSTILE.length} kinds with title and summary on their own pages, at ${PHONE.width} px: pages where a script ran ${many(({ ran }) => ran)} (0), that scroll sideways ${many(({ beyondPx }) => beyondPx > 0)} (0), with elements of theirs ${many(({ foreign }) => foreign > 0)} (0), with policy reports ${many(({ violations }) => violations > 0)} (0)`,
  );
  for (const { route, beyondPx } of found.filter((one) => one.beyondPx > 0)) {
    print(`  ${route} is ${beyondPx} px too wide`);
  }
}
