import { contradictions } from './contradictions.builder.js';
import { aSecondEdition, aWeekOfNothing, aWeekOfOne, aWeekOfOutage } from './report-weeks.builder.js';
import { aRichWeek } from './rich-week.builder.js';
import { aReport } from './weekly-report.builder.js';

it.each([
  ['an empty week', aReport()],
  ['a rich week', aRichWeek()],
  ['a second edition', aSecondEdition()],
  ['a week of one development', aWeekOfOne()],
  ['a week with feeds down', aWeekOfOutage()],
  ['a week before any record', aWeekOfNothing()],
])('the built report of %s does not contradict itself', (_, report) => {
  expect(contradictions(report)).toEqual([]);
});

it('a report that says two things is found out', () => {
  const report = aRichWeek();
  const series = report.series.map((one) => ({ ...one, arrow: null, indexDifference: 0 }));
  expect(contradictions({ ...report, series }).join()).toMatch(/difference of composite.*arrow of diplomacy/);
});
