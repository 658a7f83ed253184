import type { Page } from 'playwright-core';
import { ARTICLES } from '../support/service.js';
import { drawAll, settled } from './page-faults.js';
import { ROUTES, aDevelopmentsAddress } from './routes.js';
import { served } from './served.js';

const DIRECTION = { en: 'ltr', ru: 'ltr', ur: 'rtl' } as const;

async function languageOf(page: Page): Promise<readonly string[]> {
  return page.evaluate('[document.documentElement.lang, document.documentElement.dir]');
}

/** English words of the page's own: not of what comes from outside, which says its language or lets the browser find its direction. */
async function ownEnglish(page: Page): Promise<readonly string[]> {
  return page.evaluate(`[...document.querySelectorAll('h1, h2, h3, nav a, button, label, legend, th, caption, summary')]
    .filter((node) => node.closest('[dir=auto], [lang]:not(html)') === null && node.querySelector('[dir=auto]') === null)
    .map(({ textContent }) => textContent)
    .filter((text) => /[A-Za-z]{3,} [a-z]{3,}/.test(text))`);
}

async function beyondTheEdgePx(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}

describe('the dashboard in three languages', () => {
  const site = served({ import: [ARTICLES] });

  test.each([
    ['ru', 320],
    ['ur', 320],
    ['ru', 360],
    ['ur', 360],
    ['en', 320],
  ] as const)('in %s every page stands at %i px without sideways scroll or faults', async (lang, width) => {
    const viewport = { width, height: 740 };
    const { page, faults, close } = await site.open({ viewport });
    const address = await aDevelopmentsAddress(page);
    const found: unknown[] = [];
    for (const route of [...ROUTES, address]) {
      await page.goto(`${route}?lang=${lang}`);
      await settled(page);
      await drawAll(page);
      const [shown, direction] = await languageOf(page);
      if (shown !== lang || direction !== DIRECTION[lang]) found.push({ route, shown, direction });
      const beyondPx = await beyondTheEdgePx(page);
      if (beyondPx !== 0) found.push({ route, beyondPx });
      const english = lang === 'en' ? [] : await ownEnglish(page);
      if (english.length > 0) found.push({ route, english });
    }
    expect(found).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });

  test('the language of a shared address goes along to other pages and into their links', async () => {
    const { page, close } = await site.open();
    await page.goto('/?lang=ur');
    await settled(page);
    await page.locator('nav.sections a[href^="/promises"]').click();
    await page.waitForURL('**/promises?lang=ur');
    await settled(page);
    expect(await languageOf(page)).toEqual(['ur', 'rtl']);
    await page.goBack();
    await page.waitForURL('**/?lang=ur');
    expect(await languageOf(page)).toEqual(['ur', 'rtl']);
    await close();
  });

  test('a language chosen in the frame stays for the next visit without it in the address', async () => {
    const { page, close } = await site.open();
    await page.goto('/feeds');
    await settled(page);
    await page.locator('#language').selectOption('ru');
    await page.waitForURL('**/feeds?lang=ru');
    await settled(page);
    await page.goto('/method');
    await settled(page);
    expect(await languageOf(page)).toEqual(['ru', 'ltr']);
    await close();
  });

  test('a reader whose browser asks for Urdu is answered in Urdu, and English readers fetch no other words', async () => {
    const urdu = await site.open({ locale: 'ur-PK' });
    await urdu.page.goto('/');
    await settled(urdu.page);
    expect(await languageOf(urdu.page)).toEqual(['ur', 'rtl']);
    await urdu.close();
    const english = await site.open();
    const asked: string[] = [];
    english.page.on('request', (request) => asked.push(request.url()));
    await english.page.goto('/');
    await settled(english.page);
    expect(asked.filter((url) => /catalogue|scheherazade/.test(url))).toEqual([]);
    await english.close();
  });

  test.each([
    ['ru', 'Ключ неверен или больше не действует.'],
    ['ur', 'ٹوکن یا کلید غلط ہے، یا ختم ہو چکی ہے۔'],
  ])('in %s a request that is refused as a whole is told why in that language alone', async (lang, why) => {
    const { page, close } = await site.open();
    await page.goto(`/method?lang=${lang}`);
    await settled(page);
    await page.locator('#token').fill('no-such-token');
    await page.keyboard.press('Enter');
    const alert = page.getByRole('alert');
    await alert.waitFor();
    const words = await alert.innerText();
    expect(words).toContain(why);
    expect(words).not.toMatch(/[A-Za-z]{3,} [a-z]{3,}/);
    await close();
  });

  test('in Urdu time runs from the right: the left arrow leads to the newer point', async () => {
    const { page, close } = await site.open();
    await page.goto('/history?lang=ur');
    await settled(page);
    await drawAll(page);
    const plot = page.locator('.plot-timeline');
    await plot.focus();
    await page.keyboard.press('Home');
    const said = page.locator('[aria-live=polite]');
    const oldest = await said.innerText();
    await page.keyboard.press('ArrowLeft');
    expect(await said.innerText()).not.toBe(oldest);
    await page.keyboard.press('ArrowRight');
    expect(await said.innerText()).toBe(oldest);
    await close();
  });
});
