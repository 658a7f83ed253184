import { buildEmbeddedFrame, isEmbedded } from './frame/embedded-frame.js';
import { buildFrame } from './frame/frame.js';
import { createRouter } from './frame/router.js';
import { startTheme } from './frame/theme.js';
import { startLanguage } from './language/language.js';
import { missingEntry, pages } from './pages/pages.js';

startLanguage();
startTheme();
// A breath between reading the code, building the page and laying it out: in one go they let a slow device's reader wait.
await new Promise((resolve) => setTimeout(resolve));
const around = isEmbedded(location.pathname) ? buildEmbeddedFrame() : buildFrame();
createRouter(pages, missingEntry, around).start();
