import { LANGUAGES, allCombinations, nameOf, pairwise } from '../a11y/combinations.js';
import { findingsOf } from '../a11y/look.js';
import { ARTICLES, FEEDS } from '../support/service.js';
import { KINDS_OF_PAGES } from './routes.js';
import { served } from './served.js';

/** A sample of what `npm run test:a11y -- --all` looks at: any two choices meet in it. */
const SAMPLE = pairwise(allCombinations(KINDS_OF_PAGES));

describe('every kind of page, looked at by axe', () => {
  const site = served({ import: [ARTICLES], env: { FEEDS_FILE: FEEDS } });

  test.each(LANGUAGES)(
    'in %s nothing is found in any colours, width or state, and nothing scrolls sideways',
    async (language) => {
      const findings: string[] = [];
      for (const combination of SAMPLE.filter((one) => one.language === language)) {
        const found = await findingsOf(site.browser, site.service.url, combination);
        findings.push(...found.map((finding) => `${nameOf(combination)}: ${finding}`));
      }
      expect(findings).toEqual([]);
    },
  );
});
