import type { TimelineWeek } from './timeline.js';

/** How many developments a covered week would have brought at full coverage; null where it was not covered. */
function correctedCount(n: number, week: TimelineWeek): number | null {
  return week.watch === 'covered' ? n / week.divisor : null;
}

/**
 * Intensity per week: 100 = the mean corrected count of the first covered weeks, frozen from then on (DESIGN §5).
 *
 * All null until `baseWeeks` covered weeks are over (the running week is no base: it would not stay frozen), and
 * where those brought nothing to compare with. A week without coverage has none: missing is not zero.
 */
export function intensities(
  weeks: readonly TimelineWeek[],
  counts: readonly number[],
  baseWeeks: number,
): (number | null)[] {
  const corrected = weeks.map((week, i) => correctedCount(counts[i] ?? 0, week));
  const base = corrected
    .filter((count, i) => count !== null && weeks[i]?.running === false)
    .slice(0, baseWeeks);
  const sum = base.reduce<number>((total, count) => total + (count ?? 0), 0);
  if (base.length < baseWeeks || sum === 0) return weeks.map(() => null);
  return corrected.map((count) => (count === null ? null : (100 * count * baseWeeks) / sum));
}
