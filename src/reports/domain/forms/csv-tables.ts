import { toTable } from '../../../kernel/csv.js';
import type { ReportFlag, ReportedPromise } from '../report-happenings.js';
import type { WeeklyReport } from '../weekly-report.js';

/** One file of the bundle. */
export interface CsvTable {
  readonly name: string;
  readonly text: string;
}

/** The columns of what stands at a place of the report, such as `developments.listed[]`, by its schema. */
export type ColumnsAt = (place: string) => readonly string[];

/**
 * The report as tables, one for each kind of record, in the order of the report; the numbers as in the JSON. The columns
 * are those of the schema, with or without rows. A list of records is a table of its own, and its length a cell.
 */
export function csvTables(report: WeeklyReport, columnsAt: ColumnsAt): readonly CsvTable[] {
  return tablesOf(report).map(({ name, keys = [], at = null, rows }) => ({
    name: `${name}.csv`,
    text: toTable(rows, [...keys, ...(at === null ? [] : columnsAt(at))]),
  }));
}

interface Table {
  readonly name: string;
  /** Columns before those of the schema: what ties the rows to another table. */
  readonly keys?: readonly string[];
  /** The place of the records in the report; without it the keys are all there is. */
  readonly at?: string;
  readonly rows: readonly object[];
}

function tablesOf(report: WeeklyReport): readonly Table[] {
  const { wordsAndDeeds, outlook, method } = report;
  const parameters = Object.entries(method.parameters).map(([name, value]) => ({ name, value }));
  return [
    ...stampTables(report),
    { name: 'indicators', at: 'series[]', rows: report.series },
    { name: 'chart', at: 'chart[]', rows: report.chart },
    ...developmentTables(report),
    ...flagTables(report.flags),
    ...promiseTables(report.promises),
    { name: 'words-and-deeds', at: 'wordsAndDeeds[]', rows: wordsAndDeeds },
    ...alarmTables(report),
    ...revisionTables(report),
    { name: 'outlook', at: 'outlook.entries[]', rows: outlook.entries },
    ...coverageTables(report),
    { name: 'method-parameters', keys: ['name', 'value'], rows: parameters },
    { name: 'method-accuracy', at: 'method.accuracy[]', rows: method.accuracy },
    { name: 'not-listed', keys: ['list', 'notListed'], rows: notListed(report) },
  ];
}

function stampTables({ schema, sha256, stamp, bottomLine }: WeeklyReport): readonly Table[] {
  const { edition } = stamp;
  const changes = edition?.changes ?? [];
  const stamped = {
    ...{ schema, sha256, ...stamp },
    edition: edition === null ? null : { ...edition, changes: changes.length },
  };
  const counted = {
    ...bottomLine,
    changes: bottomLine.changes.length,
    grounds: bottomLine.grounds.length,
  };
  return [
    { name: 'report', keys: ['schema', 'sha256'], at: 'stamp', rows: [stamped] },
    { name: 'edition-changes', at: 'stamp.edition.changes[]', rows: changes },
    { name: 'bottom-line', at: 'bottomLine', rows: [counted] },
    { name: 'bottom-line-changes', at: 'bottomLine.changes[]', rows: bottomLine.changes },
    { name: 'bottom-line-grounds', at: 'bottomLine.grounds[]', rows: bottomLine.grounds },
  ];
}

function developmentTables({ developments: { listed } }: WeeklyReport): readonly Table[] {
  const keys = ['developmentId'];
  return [
    {
      name: 'developments',
      at: 'developments.listed[]',
      rows: listed.map((one) => ({
        ...one,
        why: one.why.map(({ code }) => code),
        sources: one.sources.length,
      })),
    },
    {
      ...{ name: 'development-reasons', keys, at: 'developments.listed[].why[]' },
      rows: listed.flatMap(({ id, why }) => why.map((reason) => ({ developmentId: id, ...reason }))),
    },
    {
      ...{ name: 'development-sources', keys, at: 'developments.listed[].sources[]' },
      rows: listed.flatMap(({ id, sources }) => sources.map((source) => ({ developmentId: id, ...source }))),
    },
  ];
}

/** Flags have no ids: they are numbered in the order of the report. */
function flagTables(flags: readonly ReportFlag[]): readonly Table[] {
  const keys = ['flag'];
  return [
    {
      ...{ name: 'flags', keys, at: 'flags[]' },
      rows: flags.map((flag, i) => ({ flag: i + 1, ...flag, evidence: flag.evidence.length })),
    },
    {
      ...{ name: 'flag-evidence', keys, at: 'flags[].evidence[]' },
      rows: flags.flatMap(({ evidence }, i) => evidence.map((one) => ({ flag: i + 1, ...one }))),
    },
  ];
}

function alarmTables({ alarms }: WeeklyReport): readonly Table[] {
  return [
    {
      ...{ name: 'alarms', at: 'alarms[]' },
      rows: alarms.map((alarm) => ({ ...alarm, evidence: alarm.evidence.length })),
    },
    {
      ...{ name: 'alarm-evidence', keys: ['alarmId'], at: 'alarms[].evidence[]' },
      rows: alarms.flatMap(({ id, evidence }) => evidence.map((one) => ({ alarmId: id, ...one }))),
    },
  ];
}

function promiseTables({ opened, moved, overdue }: WeeklyReport['promises']): readonly Table[] {
  const grouped = (list: readonly ReportedPromise[], group: string): object[] =>
    list.map((promise) => ({ group, ...promise, steps: promise.steps.length }));
  const steps = new Map([...opened, ...moved, ...overdue].map((promise) => [promise.id, promise.steps]));
  return [
    {
      ...{ name: 'promises', keys: ['group'], at: 'promises.opened[]' },
      rows: [...grouped(opened, 'opened'), ...grouped(moved, 'moved'), ...grouped(overdue, 'overdue')],
    },
    {
      ...{ name: 'promise-steps', keys: ['promiseId'], at: 'promises.opened[].steps[]' },
      rows: [...steps].flatMap(([promiseId, list]) => list.map((step) => ({ promiseId, ...step }))),
    },
  ];
}

function revisionTables({ revisions }: WeeklyReport): readonly Table[] {
  const { figures, late, ...compared } = revisions;
  const counted =
    late === undefined
      ? {}
      : { late: { ...late, developments: late.developments.length, promises: late.promises.length } };
  return [
    {
      name: 'revisions-compared',
      at: 'revisions',
      rows: [{ ...compared, figures: figures.length, ...counted }],
    },
    { name: 'late-developments', at: 'revisions.late.developments[]', rows: late?.developments ?? [] },
    { name: 'late-promises', at: 'revisions.late.promises[]', rows: late?.promises ?? [] },
    {
      ...{ name: 'revisions', at: 'revisions.figures[]' },
      rows: figures.map((figure) => ({
        ...figure,
        causes: figure.causes.length,
        coverage: figure.coverage.length,
      })),
    },
    {
      ...{ name: 'revision-causes', keys: ['week', 'indicator'], at: 'revisions.figures[].causes[]' },
      rows: figures.flatMap(({ week, indicator, causes }) =>
        causes.map((cause) => ({ week, indicator, ...cause })),
      ),
    },
    {
      ...{ name: 'revision-coverage', keys: ['ofWeek', 'indicator'], at: 'revisions.figures[].coverage[]' },
      rows: figures.flatMap(({ week, indicator, coverage }) =>
        coverage.map((revised) => ({ ofWeek: week, indicator, ...revised })),
      ),
    },
  ];
}

function coverageTables({ coverage }: WeeklyReport): readonly Table[] {
  const { troubled, weeks } = coverage;
  return [
    {
      name: 'coverage',
      at: 'coverage',
      rows: [{ ...coverage, troubled: troubled.length, weeks: weeks.length }],
    },
    { name: 'coverage-feeds', at: 'coverage.troubled[]', rows: troubled },
    { name: 'coverage-weeks', at: 'coverage.weeks[]', rows: weeks },
  ];
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
    { list: 'late developments', notListed: revisions.late?.developmentsNotListed ?? 0 },
    { list: 'late promises', notListed: revisions.late?.promisesNotListed ?? 0 },
    { list: 'outlook', notListed: outlook.notListed },
    { list: 'feeds', notListed: coverage.troubledNotListed },
  ];
}
