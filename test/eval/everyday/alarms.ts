import type { ReportText, Verdict } from '../../../src/classification/domain/verdict.js';
import { KINDS, type Kind } from './grammar.js';
import { everydayReports } from './stream.js';

/** A verdict "relevant" on an everyday report. */
export interface Alarm {
  readonly kind: Kind;
  readonly pattern: string;
  readonly title: string;
  readonly summary: string;
  readonly relevance: number;
}

export interface Alarms {
  /** Reports of each kind. */
  readonly reports: Readonly<Record<Kind, number>>;
  readonly found: readonly Alarm[];
}

/** Classifies `count` everyday reports and keeps the false alarms; memory grows with these only. */
export function everydayAlarms(
  count: number,
  seed: number,
  classify: (report: ReportText) => Verdict,
): Alarms {
  const reports = { plain: 0, oneSide: 0, lookAlike: 0, bothNamed: 0 };
  const found: Alarm[] = [];
  for (const { kind, pattern, ...report } of everydayReports(seed)) {
    reports[kind] += 1;
    const { relevant, relevance } = classify(report);
    if (relevant) found.push({ kind, pattern, title: report.title, summary: report.summary, relevance });
    if (KINDS.reduce((n, each) => n + reports[each], 0) >= count) break;
  }
  return { reports, found };
}

const PER = 100_000;
const EXAMPLES = 2;

function rate(alarms: number, reports: number): string {
  return `${alarms} of ${reports} (${((alarms / Math.max(1, reports)) * PER).toFixed(1)} in 100,000)`;
}

function byPattern(found: readonly Alarm[]): (readonly [string, readonly Alarm[]])[] {
  const patterns = new Map<string, Alarm[]>();
  for (const alarm of found) patterns.set(alarm.pattern, [...(patterns.get(alarm.pattern) ?? []), alarm]);
  return [...patterns].sort(([, a], [, b]) => b.length - a.length);
}

/** Lines to read: the rate of each kind, then every pattern that raised an alarm with examples. */
export function alarmLines({ reports, found }: Alarms): string[] {
  const rates = KINDS.map(
    (kind) => `${kind.padEnd(10)} ${rate(found.filter((a) => a.kind === kind).length, reports[kind])}`,
  );
  const patterns = byPattern(found).flatMap(([pattern, alarms]) => [
    `${String(alarms.length).padStart(5)} ${alarms[0]?.kind ?? ''}: ${pattern}`,
    ...alarms
      .slice(0, EXAMPLES)
      .map(({ relevance, title, summary }) => `        ${relevance.toFixed(2)} ${title} || ${summary}`),
  ]);
  return [...rates, ...patterns];
}
