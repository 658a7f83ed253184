import { BOTTOM_LINE_CODES, type ReportLine } from '../service/reports.js';
import { reportIndexWords, reportLineWords } from './reports.js';

const line = (changes: Partial<ReportLine>): ReportLine => ({
  code: 'no-change-shown',
  changes: [],
  developments: 5,
  conflicts: 1,
  reported: 5,
  coverage: 96.2,
  composite: { index: 12.4, low: -20.1, high: 43 },
  side: null,
  likelihood: 'not-shown',
  confidence: 'moderate',
  ...changes,
});

test('only a tested change is said to be likely', () => {
  const words = BOTTOM_LINE_CODES.map((code) => reportLineWords(line({ code, likelihood: 'very-likely' })));
  expect(words.filter((sentence) => /likely/i.test(sentence))).toHaveLength(1);
});

test('a change is named with its series', () => {
  const changes = [{ indicator: 'diplomacy', word: 'cooling' }] as const;
  expect(reportLineWords(line({ code: 'changed', changes, likelihood: 'likely' }))).toBe(
    'Likely the week differed from the usual: Diplomacy – cooler: more of it was conflict.',
  );
});

test('confidence stands beside the index, also where there is none', () => {
  expect(reportIndexWords(line({}))).toBe(
    'Index +12.4, 90% range between −20.1 and +43.0. Confidence in the evidence: moderate.',
  );
  expect(reportIndexWords(line({ composite: null, confidence: 'low' }))).toMatch(/^No index\..*low\.$/);
});

test.each([
  ['none-counted', { developments: 0, reported: 2 }, /2 developments were reported, and none of them counts/],
  ['no-change-shown', { reported: 7 }, /5 developments, 1 of conflict\. 2 more are listed and do not count/],
  [
    'no-coverage',
    { developments: 1, reported: 1, coverage: null },
    /^Nobody watched.*1 development is listed/,
  ],
  [
    'no-data',
    { developments: null, reported: 1 },
    /^Nothing that counts.*1 development is listed all the same/,
  ],
  ['no-change-shown', { reported: undefined }, /5 developments, 1 of conflict\.$/],
] as const)('of a week that is %s, %j, what is listed is not denied', (code, changes, said) => {
  expect(reportLineWords(line({ code, ...changes }))).toMatch(said);
});
