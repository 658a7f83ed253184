import type { Browser } from 'playwright-core';
import { startBrowser } from '../support/browser.js';
import { openPage, settled } from './page-faults.js';
import { startWatchedService, type WatchedService } from './watched-service.js';

const DAY_MS = 86_400_000;
const NOT_OVER = 'The week is not over';

/** Puts a browser's clock wrong by some days, before the page's own scripts run. */
function offBy(days: number): string {
  return `{
    const [Right, ms] = [Date, ${days} * ${DAY_MS}];
    globalThis.Date = class extends Right {
      constructor(...given) { super(...(given.length === 0 ? [Right.now() + ms] : given)); }
      static now() { return Right.now() + ms; }
    };
  }`;
}

describe('with a browser whose clock is wrong', () => {
  let watched: WatchedService;
  let browser: Browser;

  beforeAll(async () => {
    [watched, browser] = await Promise.all([startWatchedService(), startBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await watched.stop();
  });

  /** A page by that clock, looked at once it stands. */
  async function lookAt<T>(days: number, address: string, look: (text: string) => T): Promise<T> {
    const { page, faults, close } = await openPage(browser, watched.service.url);
    await page.addInitScript(offBy(days));
    await page.goto(address);
    await settled(page);
    const text = await page.locator('body').innerText();
    expect(faults).toEqual([]);
    await close();
    return look(text);
  }

  test('a week that is over is not called running by a clock that is a week behind, and can be seen as revised', async () => {
    const address = `/weeks/diplomacy/${watched.week}`;
    const right = await lookAt(0, address, (text) => text);
    expect(right).toContain('Revised since');
    expect(right).not.toContain(NOT_OVER);
    expect(await lookAt(-7, address, (text) => text)).toBe(right);
    expect(await lookAt(-400, address, (text) => text)).toBe(right);
  });

  test('the lines, and the front page, end with the running week whatever the clock says', async () => {
    // How long ago something was goes on between two looks.
    const words = (text: string): string => text.replaceAll(/\(just now\)|\(\d+ \w+ ago\)/g, '');
    for (const address of ['/trends', '/'])
      for (const days of [-30, 30])
        expect(await lookAt(days, address, words)).toBe(await lookAt(0, address, words));
  });

  test('a day that is not over is no past by a clock that is ahead', async () => {
    const tomorrow = new Date(Date.now() + DAY_MS).toISOString().slice(0, 10);
    const words = await lookAt(30, `/?known=${tomorrow}`, (text) => text);
    expect(words).toContain('The moment you chose is not over: you see what is known now.');
    expect(words).not.toContain('The past.');
  });
});
