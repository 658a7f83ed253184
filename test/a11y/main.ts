/** `npm run test:a11y [-- --all] [--at URL]`: axe on every page in every language, theme, width and state, or on a pairwise sample. */
import { parseArgs } from 'node:util';
import { startBrowser } from '../support/browser.js';
import { ARTICLES, FEEDS, startService } from '../support/service.js';
import { ROUTES } from '../browser/routes.js';
import { allCombinations, pairwise } from './combinations.js';
import { findingsOf } from './look.js';

const { values } = parseArgs({
  options: { all: { type: 'boolean', default: false }, at: { type: 'string' } },
});

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const service =
  values.at === undefined ? await startService({ import: [ARTICLES], env: { FEEDS_FILE: FEEDS } }) : null;
const url = values.at ?? service?.url ?? '';
const browser = await startBrowser();
const all = allCombinations(ROUTES);
const looked = values.all ? all : pairwise(all);
let found = 0;
for (const combination of looked) {
  const findings = await findingsOf(browser, url, combination);
  found += findings.length;
  const { route, language, theme, width, state } = combination;
  for (const finding of findings) print(`${route} ${language} ${theme} ${width} px ${state}: ${finding}`);
}
print(`${looked.length} of ${all.length} combinations looked at: ${found} findings`);
await browser.close();
await service?.stop();
process.exitCode = found === 0 ? 0 : 1;
