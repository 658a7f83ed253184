import { canBeCompared, type TimelineWeek } from './timeline.js';
import type { WeekFlows } from './week-flows.js';

/** A week and how many developments it brought. */
interface CountedWeek {
  readonly week: TimelineWeek;
  readonly flows: Pick<WeekFlows, 'n'>;
}

/** The first covered weeks of the same sources, which are intensity 100 for all weeks of those sources. */
interface IntensityBase {
  readonly first: TimelineWeek;
  weeks: number;
  /** Of the corrected counts. */
  sum: number;
}

/** How many developments a covered week would have brought at full coverage; null where it was not covered. */
function correctedCount(n: number, week: TimelineWeek): number | null {
  return week.watch === 'covered' ? n / week.divisor : null;
}

/**
 * The intensity of a week as a function of the week and its developments: 100 = the mean corrected count of the
 * first covered weeks, frozen from then on (DESIGN §5).
 *
 * A week whose sources are others than those of the first week begins a base of its own: more sources tell more, and a
 * count of theirs cannot be measured by what fewer told. Always null until `baseWeeks` covered weeks of a base are over
 * (the running week is no base: it would not stay frozen), and where those brought nothing to compare with. A week
 * without coverage has none: missing is not zero.
 */
export function intensityScale(
  steps: readonly CountedWeek[],
  baseWeeks: number,
): (week: TimelineWeek, n: number) => number | null {
  const bases = intensityBases(steps, baseWeeks);
  return (week, n) => {
    const count = correctedCount(n, week);
    const base = baseOf(week, bases);
    if (count === null || base === undefined || base.weeks < baseWeeks || base.sum === 0) return null;
    return (100 * count * baseWeeks) / base.sum;
  };
}

/** The bases in the order in which they begin. */
function intensityBases(steps: readonly CountedWeek[], baseWeeks: number): readonly IntensityBase[] {
  const bases: IntensityBase[] = [];
  for (const { week, flows } of steps) {
    // Most weeks have the sources of the last base, and it is full: they add nothing.
    if (week.otherSources.length === 0 && bases.at(-1)?.weeks === baseWeeks) continue;
    const count = week.running ? null : correctedCount(flows.n, week);
    if (count === null) continue;
    let base = baseOf(week, bases);
    if (base === undefined) bases.push((base = { first: week, weeks: 0, sum: 0 }));
    if (base.weeks === baseWeeks) continue;
    base.weeks += 1;
    base.sum += count;
  }
  return bases;
}

/** The last base that has the sources of the week. */
function baseOf(week: TimelineWeek, bases: readonly IntensityBase[]): IntensityBase | undefined {
  return bases.findLast(({ first }) => first.number <= week.number && canBeCompared(week, first));
}
