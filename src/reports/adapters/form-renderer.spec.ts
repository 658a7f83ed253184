import type { WeeklyReport } from '../domain/weekly-report.js';
import { aSecondEdition, aWeekOfNothing, aWeekOfOne, aWeekOfOutage } from '../domain/report-weeks.builder.js';
import { aRichWeek } from '../domain/rich-week.builder.js';
import { aReport } from '../domain/weekly-report.builder.js';
import { formRenderer } from './form-renderer.js';

const REPORTS: readonly (readonly [string, WeeklyReport])[] = [
  ['of an empty week', aReport()],
  ['of a rich week', aRichWeek()],
  ['that corrects another', aSecondEdition()],
  ['of one development', aWeekOfOne()],
  ['of a week with feeds down', aWeekOfOutage()],
  ['of a week before any record', aWeekOfNothing()],
];

test.each(REPORTS)('a report %s is given as JSON without loss', async (_, report) => {
  const rendered = await formRenderer().render('json', report, 'en');
  expect(rendered.ok && JSON.parse(Buffer.from(rendered.bytes).toString())).toEqual(report);
});
