import { buildFrame, isEmbedded } from './frame/frame.js';
import { createRouter } from './frame/router.js';
import { startTheme } from './frame/theme.js';
import { startLanguage } from './language/language.js';
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
}

void begin();
