import type { IsoWeek } from '../../kernel/dates.js';
import type { CorrectedReportsFact, CorrectingEdition } from './fact.js';

/** So many changes of an edition are told, and of so many weeks by name; the reports have all of them. */
const MOST_CHANGES = 12;
const MOST_WEEKS = 3;

/** Which edition of which week's report. */
export interface EditionKey {
  readonly week: IsoWeek;
  /** From 1. */
  readonly edition: number;
}

/** “edition 2 of the weekly report of 2026-W47 corrects edition 1”. */
export function correctionOf({ week, edition }: EditionKey): string {
  return `edition ${edition} of the weekly report of ${week} corrects edition ${edition - 1}`;
}

/** What happened, in a line; the same for no other editions of these weeks. */
export function correctedTitle({ editions }: CorrectedReportsFact): string {
  const [first, ...others] = editions;
  if (first === undefined) throw new RangeError('Somebody corrected a report.');
  if (others.length === 0) return `E${correctionOf(first).slice(1)}`;
  const weeks = editions.slice(0, MOST_WEEKS).map(({ week, edition }) => `${week} (edition ${edition})`);
  const more = editions.length - weeks.length;
  return `New editions correct the weekly reports of ${weeks.join(', ')}${more === 0 ? '' : ` and ${more} more`}`;
}

/** What is said otherwise: of one edition its changes, of several how many each has. */
export function changesOf({ editions }: CorrectedReportsFact): readonly string[] {
  const [first, ...others] = editions;
  if (first === undefined) return [];
  if (others.length > 0) return editions.map(countOf);
  const more = first.changes.length - MOST_CHANGES;
  return [...first.changes.slice(0, MOST_CHANGES), ...(more > 0 ? [`and ${more} more changes`] : [])];
}

function countOf({ week, edition, changes }: CorrectingEdition): string {
  const [first] = changes;
  const more = changes.length - 1;
  const told = first === undefined ? '' : `: ${first}${more === 0 ? '' : `, and ${more} more`}`;
  return `${week}, edition ${edition}${told}`;
}
