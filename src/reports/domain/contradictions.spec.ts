import { loadWords } from '../adapters/load-words.js';
import { textOf } from '../adapters/rendered-form.builder.js';
import { contradictions, denials } from './contradictions.builder.js';
import {
  aSecondEdition,
  anUnseenWeek,
  anUnseenWeekToldOf,
  aWeekOfNoneCounted,
  aWeekOfNothing,
  aWeekOfOne,
  aWeekOfOutage,
} from './report-weeks.builder.js';
import { aRichWeek } from './rich-week.builder.js';
import { aReport } from './weekly-report.builder.js';
import { REPORT_LANGUAGES, type WeeklyReport } from './weekly-report.js';

const REPORTS: readonly (readonly [string, WeeklyReport])[] = [
  ['an empty week', aReport()],
  ['a rich week', aRichWeek()],
  ['a second edition', aSecondEdition()],
  ['a week of one development', aWeekOfOne()],
  ['a week with feeds down', aWeekOfOutage()],
  ['a week before any record', aWeekOfNothing()],
  ['a week of which nothing counts', aWeekOfNoneCounted()],
  ['a week that nobody watched', anUnseenWeek(null)],
  ['a week of which nothing was read', anUnseenWeek(0)],
  ['a week that nobody watched, told of in documents', anUnseenWeekToldOf(null)],
  ['a week of which nothing was read, told of in documents', anUnseenWeekToldOf(0)],
];

it.each(REPORTS)('the built report of %s does not contradict itself', (_, report) => {
  expect(contradictions(report)).toEqual([]);
});

it('a report that says two things is found out', () => {
  const report = aRichWeek();
  const series = report.series.map((one) => ({ ...one, arrow: null, indexDifference: 0 }));
  expect(contradictions({ ...report, series }).join()).toMatch(/difference of composite.*arrow of diplomacy/);
});

it.each(REPORTS)(
  'no sentence of the report of %s denies what it lists, in any language',
  async (_, report) => {
    for (const language of REPORT_LANGUAGES)
      expect(denials(report, await textOf('md', report, language), loadWords(language))).toEqual([]);
  },
);

it.each([
  ['an empty week', { code: 'empty-week' }],
  ['more than it lists', { reported: 3 }],
  ['other reasons than it gives', { uncounted: { alleged: 0, denied: 2, noIndex: 0 } }],
] as const)('a bottom line that tells of %s above a list is found out', (_, changes) => {
  const report = aWeekOfNoneCounted();
  const told = { ...report, bottomLine: { ...report.bottomLine, ...changes } };
  expect(contradictions(told)).not.toEqual([]);
});
