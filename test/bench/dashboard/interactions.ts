import type { Locator, Page } from 'playwright-core';
import { settled } from './slow-page.js';

/** What a reader does on a page, one act after the other. */
export interface Interaction {
  readonly route: string;
  readonly what: string;
  readonly act: (page: Page) => Promise<void>;
}

const PRESSES = 8;
const SCROLLS = 40;
const SCROLL_PX = 900;
const BETWEEN_SCROLLS_MS = 50;

async function press(page: Page, key: string): Promise<void> {
  for (let pressed = 0; pressed < PRESSES; pressed += 1) await page.keyboard.press(key);
}

/** Presses as soon as the chart takes the focus, until nothing is drawn any more, and somewhat longer. */
async function pressWhileDrawn(page: Page, plot: Locator): Promise<void> {
  await plot.focus();
  await press(page, 'ArrowLeft');
  while ((await page.locator('.plot[aria-busy=true]').count()) > 0) await page.keyboard.press('ArrowLeft');
  await press(page, 'ArrowLeft');
}

async function scroll(page: Page): Promise<void> {
  await page.mouse.move(640, 600);
  for (let turned = 0; turned < SCROLLS; turned += 1) {
    await page.mouse.wheel(0, SCROLL_PX);
    await page.waitForTimeout(BETWEEN_SCROLLS_MS);
  }
  await settled(page);
}

/** The acts that are timed: filters, periods, points of a chart, the long list. */
export const INTERACTIONS: readonly Interaction[] = [
  {
    route: '/',
    what: 'a chart as a table',
    act: (page) => page.getByRole('button', { name: 'Show as table' }).first().click(),
  },
  {
    route: '/trends',
    what: 'a period by its button',
    act: (page) => page.getByRole('button', { name: '3 months' }).click(),
  },
  {
    route: '/trends',
    what: 'arrow keys over points once the charts stand',
    act: async (page) => {
      await page.locator('.plot').first().focus();
      await settled(page);
      await press(page, 'ArrowLeft');
    },
  },
  {
    route: '/trends',
    what: 'arrow keys over points while the charts are being drawn, the page just opened',
    act: async (page) => {
      await page.reload();
      await pressWhileDrawn(page, page.locator('.plot').first());
    },
  },
  {
    route: '/trends',
    what: 'arrow keys over points of a chart further down while it and its neighbours are being drawn',
    act: (page) => pressWhileDrawn(page, page.locator('.plot:not(:has(canvas))').first()),
  },
  {
    route: '/developments',
    what: 'a filter',
    act: (page) => page.getByRole('checkbox', { name: 'Energy' }).check(),
  },
  {
    route: '/developments',
    what: 'words to search for',
    act: async (page) => {
      await page.getByLabel('Words in the text').focus();
      await page.keyboard.type('made-up', { delay: 30 });
    },
  },
  {
    route: '/developments',
    what: 'arrow keys down the list',
    act: async (page) => {
      await page.locator('.development h3 a').first().focus();
      await press(page, 'ArrowDown');
    },
  },
  { route: '/developments', what: 'the wheel down the list', act: scroll },
];
