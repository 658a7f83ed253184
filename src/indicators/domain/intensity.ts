import type { TimelineWeek } from './timeline.js';
import type { WeekFlows } from './week-flows.js';

/** How many developments a covered week would have brought at full coverage; null where it was not covered. */
function correctedCount(n: number, week: TimelineWeek): number | null {
  return week.watch === 'covered' ? n / week.divisor : null;
}

/**
 * The intensity of a week as a function of the week and its developments: 100 = the mean corrected count of the
 * first covered weeks, frozen from then on (DESIGN §5).
 *
 * Always null until `baseWeeks` covered weeks are over (the running week is no base: it would not stay frozen), and
 * where those brought nothing to compare with. A week without coverage has none: missing is not zero.
 */
export function intensityScale(
  steps: readonly { readonly week: TimelineWeek; readonly flows: Pick<WeekFlows, 'n'> }[],
  baseWeeks: number,
): (week: TimelineWeek, n: number) => number | null {
  let [based, sum] = [0, 0];
  for (const { week, flows } of steps) {
    if (based === baseWeeks) break;
    const count = week.running ? null : correctedCount(flows.n, week);
    if (count === null) continue;
    based += 1;
    sum += count;
  }
  if (based < baseWeeks || sum === 0) return () => null;
  return (week, n) => {
    const count = correctedCount(n, week);
    return count === null ? null : (100 * count * baseWeeks) / sum;
  };
}
