import type { DiplomaticPromise } from '../service/records.js';

/** Promises made and kept by the end of a year. */
export interface PromiseYear {
  readonly year: number;
  readonly made: number;
  readonly kept: number;
}

const firstYear = (from: string | null): number | null => (from === null ? null : Number(from.slice(0, 4)));

/** The year in which a promise was made; null where no document or report dates it. */
function madeIn({ openedOn }: DiplomaticPromise): number | null {
  return openedOn.precision === 'undated' ? null : firstYear(openedOn.from);
}

/** The year in which it was kept; null where it was not, or that is undated. */
function keptIn({ state, history }: DiplomaticPromise): number | null {
  if (state !== 'delivered') return null;
  const date = history.findLast(({ change }) => change === 'delivered')?.date;
  return date === undefined || date.precision === 'undated' ? null : firstYear(date.from);
}

/** What was promised and kept up to each year, from the first promise to `lastYear`; undated ones are left out. */
export function promiseYears(
  promises: readonly DiplomaticPromise[],
  lastYear: number,
): readonly PromiseYear[] {
  const dated = promises.filter((promise) => madeIn(promise) !== null);
  const years = dated.flatMap((promise) => madeIn(promise) ?? []);
  if (years.length === 0) return [];
  const first = Math.min(...years);
  return Array.from({ length: Math.max(1, lastYear - first + 1) }, (_, at) => {
    const year = first + at;
    const until = (then: number | null): boolean => then !== null && then <= year;
    return {
      year,
      made: dated.filter((promise) => until(madeIn(promise))).length,
      kept: dated.filter((promise) => until(keptIn(promise))).length,
    };
  });
}

/** How many promises no source dates. */
export function undatedPromises(promises: readonly DiplomaticPromise[]): number {
  return promises.filter((promise) => madeIn(promise) === null).length;
}
