/**
 * Whether nothing of a week could be seen: nobody watched it (null), or nothing of what was expected of it was read (0). No
 * development in it is then no count of its developments.
 */
export function isUnseen(coveragePercent: number | null): boolean {
  return coveragePercent === null || coveragePercent === 0;
}

/** A count of the week; null where there is none of it because nothing could be seen. */
export function seenCount(n: number, coveragePercent: number | null): number | null {
  return n === 0 && isUnseen(coveragePercent) ? null : n;
}
