import type { Page } from 'playwright-core';
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
    what: 'arrow keys over points',
    act: async (page) => {
      await page.locator('.plot').first().focus();
      await page.locator('.plot canvas').first().waitFor();
      await press(page, 'ArrowLeft');
    },
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
