import { buildEmbeddedFrame, isEmbedded } from './frame/embedded-frame.js';
import { buildFrame } from './frame/frame.js';
import { createRouter } from './frame/router.js';
import { startTheme } from './frame/theme.js';
import { startLanguage } from './language/language.js';
import { missingEntry, pages } from './pages/pages.js';

startLanguage();
startTheme();
const around = isEmbedded(location.pathname) ? buildEmbeddedFrame() : buildFrame();
createRouter(pages, missingEntry, around).start();
