import { afterNextPicture } from './dom/in-steps.js';
import { buildFrame, isEmbedded } from './frame/frame.js';
import { createRouter } from './frame/router.js';
import { startTheme } from './frame/theme.js';
import { PAGE_LOCALE, startLanguage } from './language/language.js';
import { missingEntry, pages } from './pages/pages.js';

/** Not awaited here: a part that is fetched needs this script, and would wait for it while it waits for the part. */
async function begin(): Promise<void> {
  startLanguage();
  startTheme();
  // A breath between reading the code, building the page and laying it out: in one go they let a slow device's reader wait.
  await new Promise((resolve) => setTimeout(resolve));
  const around = isEmbedded(location.pathname)
    ? (await import('./frame/embedded-frame.js')).buildEmbeddedFrame()
    : buildFrame();
  createRouter(pages, missingEntry, around).start();
  afterNextPicture(readIntlTables);
}

/** The first number and date of a page cost a slow device 60 ms: here while the page waits for its answers, not as they are shown. */
function readIntlTables(): void {
  new Intl.NumberFormat(PAGE_LOCALE).format(0);
  new Intl.DateTimeFormat(PAGE_LOCALE, { month: 'long', timeZone: 'UTC' }).format(0);
}

void begin();
