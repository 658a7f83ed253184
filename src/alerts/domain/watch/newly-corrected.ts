import type { EditionKey } from '../corrected-reports.js';
import type { SeenKeys } from './listed.js';

/**
 * The editions that were not there when it was last looked, and what is seen now. Of a week, the newest one is told; the
 * first look tells of nothing, since all of it is old.
 */
export function newlyCorrected(
  editions: readonly EditionKey[],
  seen: SeenKeys,
): { readonly editions: readonly EditionKey[]; readonly seen: readonly string[] } {
  const known = new Set(seen ?? []);
  return {
    editions: seen === null ? [] : editions.filter((one) => !known.has(keyOf(one))),
    seen: editions.map(keyOf).sort(),
  };
}

function keyOf({ week, edition }: EditionKey): string {
  return `${week} ${edition}`;
}
