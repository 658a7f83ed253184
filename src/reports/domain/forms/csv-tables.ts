import { toCsv } from '../../../kernel/csv.js';
import type { WeeklyReport } from '../weekly-report.js';

/** One file of the bundle. */
export interface CsvTable {
  readonly name: string;
  readonly text: string;
}

/** The report as tables, one for each kind of record, in the order of the report; the numbers as in the JSON. */
export function csvTables(report: WeeklyReport): readonly CsvTable[] {
  return tablesOf(report).map(([name, records]) => ({ name: `${name}.csv`, text: toCsv(records) }));
}

type NamedRecords = readonly [name: string, records: readonly object[]];

function tablesOf(report: WeeklyReport): readonly NamedRecords[] {
  const { stamp, bottomLine, coverage, method } = report;
  const { troubled, weeks, ...week } = coverage;
  return [
    ['report', [{ schema: report.schema, sha256: report.sha256, ...stamp }]],
    ['bottom-line', [withoutLists(bottomLine)]],
    ['bottom-line-changes', bottomLine.changes],
    ['bottom-line-grounds', bottomLine.grounds],
    ['indicators', report.series],
    ['chart', report.chart],
    ...developmentTables(report),
    ['flags', report.flags],
    ['promises', promiseRows(report.promises)],
    ['promise-steps', stepRows(report.promises)],
    ['words-and-deeds', report.wordsAndDeeds],
    ['alarms', report.alarms],
    ...revisionTables(report),
    ['outlook', report.outlook.entries],
    ['coverage', [week]],
    ['coverage-feeds', troubled],
    ['coverage-weeks', weeks],
    ['method-parameters', Object.entries(method.parameters).map(([name, value]) => ({ name, value }))],
    ['method-accuracy', method.accuracy],
    ['not-listed', notListed(report)],
  ];
}

function developmentTables({ developments: { listed } }: WeeklyReport): readonly NamedRecords[] {
  return [
    [
      'developments',
      listed.map(({ why, sources, ...one }) => ({
        ...one,
        why: why.map(({ code }) => code),
        sources: sources.length,
      })),
    ],
    [
      'development-reasons',
      listed.flatMap(({ id, why }) => why.map((reason) => ({ developmentId: id, ...reason }))),
    ],
    [
      'development-sources',
      listed.flatMap(({ id, sources }) => sources.map((source) => ({ developmentId: id, ...source }))),
    ],
  ];
}

function revisionTables({ revisions: { figures, ...compared } }: WeeklyReport): readonly NamedRecords[] {
  return [
    ['revisions-compared', [compared]],
    [
      'revisions',
      figures.map(({ causes, coverage, ...figure }) => ({
        ...figure,
        causes: causes.length,
        coverage: coverage.length,
      })),
    ],
    [
      'revision-causes',
      figures.flatMap(({ week, indicator, causes }) =>
        causes.map((cause) => ({ week, indicator, ...cause })),
      ),
    ],
    [
      'revision-coverage',
      figures.flatMap(({ week, indicator, coverage }) =>
        coverage.map((revised) => ({ ofWeek: week, indicator, ...revised })),
      ),
    ],
  ];
}

function withoutLists({ changes, grounds, ...rest }: WeeklyReport['bottomLine']): object {
  return { ...rest, changes: changes.length, grounds: grounds.length };
}

function promiseRows({ opened, moved, overdue }: WeeklyReport['promises']): readonly object[] {
  const rows = (list: WeeklyReport['promises']['opened'], group: string): object[] =>
    list.map(({ steps, ...promise }) => ({ group, ...promise, steps: steps.length }));
  return [...rows(opened, 'opened'), ...rows(moved, 'moved'), ...rows(overdue, 'overdue')];
}

function stepRows({ opened, moved, overdue }: WeeklyReport['promises']): readonly object[] {
  const steps = new Map([...opened, ...moved, ...overdue].map((promise) => [promise.id, promise.steps]));
  return [...steps].flatMap(([promiseId, list]) => list.map((step) => ({ promiseId, ...step })));
}

/** What the lists leave out. */
function notListed({
  developments,
  promises,
  revisions,
  outlook,
  coverage,
}: WeeklyReport): readonly object[] {
  return [
    { list: 'developments', notListed: developments.notListed },
    { list: 'overdue promises', notListed: promises.overdueNotListed },
    { list: 'revisions', notListed: revisions.figuresNotListed },
    { list: 'outlook', notListed: outlook.notListed },
    { list: 'feeds', notListed: coverage.troubledNotListed },
  ];
}
