import type { OfficeTerm } from './lexicon.js';

/** Whether the terms in office hold the date (`YYYY`, `YYYY-MM` …); true where the date is unknown or there are no terms. */
export function inOffice(terms: readonly OfficeTerm[], date: string | null): boolean {
  if (date === null || terms.length === 0) return true;
  return terms.some(([from, to]) => {
    const since = String(from);
    const until = String(to);
    return since.slice(0, date.length) <= date.slice(0, since.length) && date.slice(0, until.length) <= until;
  });
}
