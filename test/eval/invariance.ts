import { reportOf, type Labelled } from './labelled.js';
import { isSupported } from '../../src/classification/domain/language.js';
import type { ReportText, Verdict } from '../../src/classification/domain/verdict.js';

/** A change of a report that the guide has nothing to say about. */
export interface Change {
  readonly name: string;
  readonly apply: (report: ReportText) => ReportText;
}

const padded = (summary: string, sentence: string): string =>
  summary === '' ? sentence : `${summary.replace(/[^.!?…۔]$/u, '$&.')} ${sentence}`;

/** The summary's sentences from last to first. */
function turnedAround(summary: string): string {
  return summary
    .split(/(?<=[.!?…۔])\s+/u)
    .reverse()
    .join(' ');
}

/** The changes whose share of unmoved verdicts is printed. */
export const CHANGES: readonly Change[] = [
  { name: 'another outlet', apply: (r) => ({ ...r, publisher: 'Another Outlet' }) },
  { name: 'tracking parameters', apply: (r) => ({ ...r, id: `${r.id}?utm_source=feed` }) },
  { name: 'title in capitals', apply: (r) => ({ ...r, title: r.title.toUpperCase() }) },
  { name: 'a full stop more', apply: (r) => ({ ...r, title: `${r.title}.` }) },
  { name: 'no language told', apply: (r) => ({ ...r, language: null }) },
  { name: 'sentences in another order', apply: (r) => ({ ...r, summary: turnedAround(r.summary) }) },
  {
    name: 'a service sentence after',
    apply: (r) => ({ ...r, summary: padded(r.summary, 'Read more inside.') }),
  },
  {
    name: 'weather and opening hours after',
    apply: (r) => ({
      ...r,
      summary: padded(r.summary, 'The weather stayed dry in the valley. Shops will open at nine on Monday.'),
    }),
  },
];

const decided = ({ relevant, direction }: Verdict): string => `${String(relevant)} ${direction}`;

/** Share of the reports whose relevance and direction stay under each change; 0 … 1. */
export function unmovedShares(
  reports: readonly ReportText[],
  classify: (report: ReportText) => Verdict,
): (readonly [string, number])[] {
  const before = reports.map((report) => decided(classify(report)));
  return CHANGES.map(({ name, apply }) => {
    const same = reports.filter((report, i) => decided(classify(apply(report))) === before[i]);
    return [name, same.length / reports.length] as const;
  });
}

/**
 * Reports of one cluster told in two languages and labelled alike: how many pairs get the same relevance and
 * direction, out of how many.
 */
export function toldInTwoLanguages(
  rows: readonly Labelled[],
  classify: (report: ReportText) => Verdict,
): readonly [number, number] {
  const told = rows
    .filter(({ cluster, language }) => (cluster ?? null) !== null && isSupported(language ?? ''))
    .map((row) => ({ row, verdict: decided(classify(reportOf(row))) }));
  const pairs = told.flatMap((one, i) =>
    told
      .slice(i + 1)
      .filter(
        ({ row }) =>
          row.cluster === one.row.cluster &&
          row.language !== one.row.language &&
          row.relevant === one.row.relevant &&
          row.direction === one.row.direction,
      )
      .map((other) => one.verdict === other.verdict),
  );
  return [pairs.filter((same) => same).length, pairs.length];
}
