import { TOPICS } from '../../../src/kernel/words.js';
import type { Observation } from '../service/records.js';
import { dateWords } from '../words/dates.js';
import { amountWords } from '../words/numbers.js';
import { noteWords } from '../words/notes.js';
import type { FigureSeries } from './observations.js';
import { isChart } from './observations.js';

/** What figures are about; `context` holds those that are not directly about the two. In the order of the page. */
export const FIGURE_GROUPS = ['trade', 'energy', 'defence', 'diplomacy', 'other', 'context'] as const;
export type FigureGroup = (typeof FIGURE_GROUPS)[number];

/**
 * How the names of series begin, by what they count: the record has no indicator for a figure. A name that begins
 * with none of these is “other”.
 */
const BEGINNINGS: Readonly<Record<Exclude<FigureGroup, 'other' | 'context'>, readonly string[]>> = {
  trade: [
    ...['comtrade-', 'trade-', 'export-', 'import-', 'economies-ranked', 'debt-dispute', 'soviet-credit'],
    ...['russian-regions', 'working-groups'],
  ],
  energy: ['pipeline-', 'energy-', 'gas-'],
  defence: [
    ...['sipri-', 'helicopters-', 'druzhba-', 'counter-narcotics-', 'anti-narcotics-', 'military-', 'aman-'],
    ...['tirah-'],
  ],
  diplomacy: [
    ...['strategic-', 'foreign-minister-', 'dushanbe-', 'rupture-', 'rebuilding-', 'collaboration-', 'thaw-'],
    ...['trilateral-'],
  ],
};

/** What a figure is about. */
export function groupOf({ series, core }: Pick<Observation, 'series' | 'core'>): FigureGroup {
  if (!core) return 'context';
  const found = TOPICS.find(
    (topic) => topic !== 'other' && BEGINNINGS[topic].some((beginning) => series.startsWith(beginning)),
  );
  return found ?? 'other';
}

/** Whether every word that is looked for stands in what the page shows of a figure. */
export function holdsWords(item: Observation, wanted: string): boolean {
  const shown = [item.label, item.basis, noteWords(item.notes), amountWords(item), dateWords(item.period)];
  const text = shown.join(' ').toLowerCase();
  return wanted
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => text.includes(word));
}

/** The series of one group: those with several points in time, and the figures of the others. */
export interface GroupedFigures {
  readonly group: FigureGroup;
  /** Most points first. */
  readonly charts: readonly FigureSeries[];
  /** Amounts of money first, then the newest. */
  readonly single: readonly Observation[];
}

const newestFirst = (a: Observation, b: Observation): number =>
  Number(b.currency !== null) - Number(a.currency !== null) ||
  ((a.period.to ?? '') < (b.period.to ?? '') ? 1 : -1);

/** Series by what they are about, in the order of the page; groups without any are left out. */
export function groupedFigures(all: readonly FigureSeries[]): readonly GroupedFigures[] {
  return FIGURE_GROUPS.map((group) => {
    const own = all.filter(({ observations: [first] }) => first !== undefined && groupOf(first) === group);
    return {
      group,
      charts: own.filter(isChart).toSorted((a, b) => b.observations.length - a.observations.length),
      single: own
        .filter((series) => !isChart(series))
        .flatMap(({ observations }) => observations)
        .toSorted(newestFirst),
    };
  }).filter(({ charts, single }) => charts.length + single.length > 0);
}
