import type { Page } from 'playwright-core';
import { ARTICLES, FEEDS } from '../support/service.js';
import { drawAll, settled } from './page-faults.js';
import { KINDS_OF_PAGES, aDevelopmentsAddress } from './routes.js';
import { served } from './served.js';

const FEWEST_WORDS = 3;
/** Below this share of Latin letters a text is a sentence of the page's own with names in it. */
const LATIN_SHARE = 0.8;

/** Texts in Latin letters, of three words or more, that a voice would read out as Urdu or Russian; folds are opened first. */
async function misreadTexts(page: Page): Promise<readonly string[]> {
  await page.evaluate(`document.querySelectorAll('details').forEach((fold) => { fold.open = true; })`);
  await settled(page);
  return page.evaluate(`(() => {
    const found = new Set();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const count = (text, script) => (text.match(script) ?? []).length;
    while (walker.nextNode()) {
      const { data, parentElement } = walker.currentNode;
      if (parentElement.closest('pre, code, script, noscript') !== null) continue;
      if (count(data, /\\p{Script=Latin}{2,}/gu) < ${FEWEST_WORDS}) continue;
      if (count(data, /\\p{Script=Latin}/gu) < ${LATIN_SHARE} * count(data, /\\p{L}/gu)) continue;
      if (/^(?:ur|ru)/.test(parentElement.closest('[lang]').lang))
        found.add(parentElement.tagName + '.' + parentElement.className + ': ' + data.trim().slice(0, 90));
    }
    return [...found];
  })()`);
}

describe('the language of what comes from outside', () => {
  const site = served({ import: [ARTICLES], env: { FEEDS_FILE: FEEDS } });

  test.each(['ur', 'ru'] as const)('no English text is given out as being in %s', async (lang) => {
    const { page, close } = await site.open();
    const ofBaseline = await aDevelopmentsAddress(page);
    await page.goto('/developments?origin=news');
    await settled(page);
    const ofNews = await page.locator('.development h3 a').first().getAttribute('href');
    const found: unknown[] = [];
    for (const route of [...KINDS_OF_PAGES, ofBaseline, ofNews ?? '']) {
      await page.goto(`${route}${route.includes('?') ? '&' : '?'}lang=${lang}`);
      await settled(page);
      await drawAll(page);
      const misread = await misreadTexts(page);
      if (misread.length > 0) found.push({ route, misread });
    }
    expect(found).toEqual([]);
    await close();
  });
});
