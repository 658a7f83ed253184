/** `npm run screenshots`: draws the README's pictures anew, light and dark, English and Urdu, desktop and phone. */
import { join } from 'node:path';
import { startBrowser } from '../support/browser.js';
import { ROOT } from '../support/build.js';
import { ARTICLES, FEEDS, startService } from '../support/service.js';
import { readArguments } from '../support/arguments.js';
import { andDrawn, drawAll, openPage, settled } from '../browser/page-faults.js';
import { aDevelopmentsAddress } from '../browser/routes.js';

readArguments(
  `npm run screenshots
  Draws the README's pictures anew into dashboard/screenshots.`,
  {},
);

interface Picture {
  readonly file: string;
  readonly route: string;
  readonly colours: 'light' | 'dark';
  readonly width: number;
  readonly height: number;
  /** Scrolled into view before the picture is taken. */
  readonly look?: string;
}

const DESKTOP = { width: 1_280, height: 900 };
const PHONE = { width: 390, height: 844 };

const PICTURES: readonly Picture[] = [
  { file: 'front-light', route: '/', colours: 'light', ...DESKTOP },
  { file: 'trends-dark', route: '/trends', colours: 'dark', ...DESKTOP, look: '.rows' },
  { file: 'history-light', route: '/history', colours: 'light', ...DESKTOP },
  { file: 'development-dark', route: '', colours: 'dark', ...DESKTOP },
  { file: 'front-urdu-light', route: '/?lang=ur', colours: 'light', ...DESKTOP },
  { file: 'front-phone-dark', route: '/', colours: 'dark', ...PHONE },
  { file: 'developments-urdu-phone-light', route: '/developments?lang=ur', colours: 'light', ...PHONE },
];

const service = await startService({ import: [ARTICLES], env: { FEEDS_FILE: FEEDS } });
const browser = await startBrowser();
for (const { file, route, colours, width, height, look } of PICTURES) {
  const { page, close } = await openPage(browser, service.url, {
    viewport: { width, height },
    colorScheme: colours,
  });
  await page.goto(route === '' ? await aDevelopmentsAddress(page) : route);
  await settled(page);
  // A chart whose turn is still to come would be an empty frame.
  await drawAll(page);
  const place =
    look === undefined ? null : `document.querySelector(${JSON.stringify(look)}).scrollIntoView()`;
  await andDrawn(page, place ?? 'scrollTo(0, 0)');
  await page.locator('.plot[aria-busy=true]').first().waitFor({ state: 'detached' });
  const path = join(ROOT, 'dashboard/screenshots', `${file}.png`);
  await page.screenshot({ path });
  process.stdout.write(`${path}\n`);
  await close();
}
await browser.close();
await service.stop();
