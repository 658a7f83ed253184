/** How far ahead of this clock another instance's clock, or this one a moment ago, may have been and still be in order. */
export const CLOCK_TOLERANCE_MS = 5 * 60_000;

/** The latest instant that a clock in order can have noted by now; what lies after it, a clock noted that was ahead. */
export function latestNoted(now: Date): Date {
  return new Date(now.getTime() + CLOCK_TOLERANCE_MS);
}

/** Whether only a clock that was ahead can have noted an instant. */
export function isAhead(at: Date, now: Date): boolean {
  return at > latestNoted(now);
}
