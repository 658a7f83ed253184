import { csvTables } from '../domain/forms/csv-tables.js';
import { aRichWeek } from '../domain/rich-week.builder.js';
import type { WeeklyReport } from '../domain/weekly-report.js';
import { reportColumns } from './report-columns.js';

const heads = (report: WeeklyReport): readonly (readonly [string, string])[] =>
  csvTables(report, reportColumns).map(({ name, text }) => [name, text.split('\r\n')[0] ?? '']);

function withoutRows(report: WeeklyReport): WeeklyReport {
  return {
    ...report,
    stamp: { ...report.stamp, edition: null },
    ...{ series: [], chart: [], flags: [], wordsAndDeeds: [], alarms: [] },
    developments: { listed: [], notListed: 0 },
    promises: { opened: [], moved: [], overdue: [], overdueNotListed: 0 },
    revisions: { ...report.revisions, figures: [] },
    outlook: { ...report.outlook, entries: [] },
  };
}

describe('the tables of a report', () => {
  it('have the same columns with rows and without', () => {
    const report = aRichWeek();
    expect(heads(withoutRows(report))).toEqual(heads(report));
    for (const [name, head] of heads(report)) expect([name, head]).not.toEqual([name, '']);
  });

  it('hold plain cells only: what a flag or an alarm rests on is a table of its own', () => {
    const tables = new Map(csvTables(aRichWeek(), reportColumns).map(({ name, text }) => [name, text]));
    for (const [name, text] of tables) expect([name, text.includes('{')]).toEqual([name, false]);
    expect(tables.get('flag-evidence.csv')).toMatch(/^flag,developmentId,what\r\n1,/);
    expect(tables.get('flags.csv')?.split('\r\n')[0]).toBe(
      'flag,kind,indicator,eventType,lastWeek,evidence,recordBegins,side,scorePoints,before.week,before.scorePoints,weeks,gapWeeks,since,beforeWeeks',
    );
  });
});
