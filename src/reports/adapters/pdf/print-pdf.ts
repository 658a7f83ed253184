import { TrackerError } from '../../../kernel/errors.js';
import type { Instant } from '../../../kernel/dates.js';
import { settledPdf } from './settled-pdf.js';
import { startBrowser } from './start-browser.js';

const PRINT_TIMEOUT_MS = 60_000;
/** What prints at a time in this process: each browser takes some hundred megabytes. */
let before: Promise<unknown> = Promise.resolve();
let underWay = 0;
/** Printing takes seconds: who would wait longer than for so many is better told so at once. */
const MOST_UNDER_WAY = 8;

export interface PrintedPage {
  readonly html: string;
  /** Stands in the file as its date, so that the same report prints to the same bytes. */
  readonly dated: Instant;
}

/**
 * Prints a page to tagged PDF with selectable text, page numbers and an outline. The page loads nothing: its scripts are
 * off and its network is cut. Fails with a TrackerError where there is no browser, it does not finish, or too many wait.
 */
export async function printPdf(page: PrintedPage, chromiumPath: string | null): Promise<Uint8Array> {
  if (underWay >= MOST_UNDER_WAY)
    throw new TrackerError('Other reports are being printed.', 'Ask for the PDF again in a minute.');
  underWay += 1;
  const printed = before.then(() => print(page, chromiumPath)).finally(() => (underWay -= 1));
  before = printed.catch(() => null);
  return printed;
}

async function print({ html, dated }: PrintedPage, chromiumPath: string | null): Promise<Uint8Array> {
  const browser = await startBrowser(chromiumPath);
  try {
    const context = await browser.newContext({ javaScriptEnabled: false, offline: true });
    const page = await context.newPage();
    page.setDefaultTimeout(PRINT_TIMEOUT_MS);
    await page.setContent(html, { waitUntil: 'load', timeout: PRINT_TIMEOUT_MS });
    const pdf = await page.pdf({
      tagged: true,
      outline: true,
      preferCSSPageSize: true,
      printBackground: true,
    });
    return settledPdf(pdf, dated);
  } catch (reason) {
    const first = String(reason).split('\n')[0] ?? '';
    throw new TrackerError(
      `The browser did not print the report: ${first}`,
      'Try again; if it stays so, set CHROMIUM_PATH to a newer browser (Debian: apt-get install chromium).',
    );
  } finally {
    await browser.close();
  }
}
