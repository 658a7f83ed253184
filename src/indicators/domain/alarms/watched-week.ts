import type { IsoWeek } from '../../../kernel/dates.js';
import type { WeekSpan } from '../timeline.js';
import type { WeekStep } from '../weekly-series.js';
import type { AlarmSide } from './alarm.js';

/** One covered week that is over, of one series, as the detectors see it. */
export interface WatchedWeek {
  readonly week: IsoWeek;
  /** `weekNumber` of the kernel. */
  readonly number: number;
  /** Weeks before it that other sources watched, as spans of week numbers. */
  readonly otherSources: readonly WeekSpan[];
  /** Share of expected articles that came, above 0, at most 1. */
  readonly coverage: number;
  /**
   * By how many times as much is usual of it as of a fully covered week: its coverage, and where its sources brought more
   * of all other news than usual, as much more of this (`broughtRatio`). Above 0.
   */
  readonly exposure: number;
  /** Developments by the sign of their score. */
  readonly counts: Readonly<Record<AlarmSide, number>>;
  /** Developments of all series together, each once. */
  readonly ofAll: number;
  /** Whether there is evidence and history enough to raise an alarm: the state is `ok`. */
  readonly tested: boolean;
}

/** The watched weeks of a series and the steps they were read from. */
export interface WatchedSeries {
  readonly weeks: readonly WatchedWeek[];
  readonly steps: readonly WeekStep[];
  readonly composite: readonly WeekStep[];
  /** Weeks from the first on that are the same objects as before. */
  readonly keptWeeks: number;
  /** Weeks from the first on that are as before in all but `ofAll`; at least `keptWeeks`. */
  readonly keptCounts: number;
}

/**
 * The covered weeks of a series that are over. A week without coverage is not there at all: it can neither raise an
 * alarm nor serve as a reference. `composite` are the steps of the same weeks over all indicators. Weeks whose steps
 * are those of `before` are the same objects.
 */
export function watchedSeries(
  steps: readonly WeekStep[],
  composite: readonly WeekStep[],
  before: WatchedSeries | null,
): WatchedSeries {
  const ownRows = before === null ? 0 : sameSteps(steps, before.steps);
  const keptRows = before === null ? 0 : sameFlows(composite, before.composite, ownRows);
  const weeksWithin = (rows: number): number => {
    const firstOther = steps[rows]?.week.number ?? (steps.at(-1)?.week.number ?? -Infinity) + 1;
    return (before?.weeks.findLastIndex(({ number }) => number < firstOther) ?? -1) + 1;
  };
  const [keptWeeks, keptCounts] = [weeksWithin(keptRows), weeksWithin(ownRows)];
  const weeks = before?.weeks.slice(0, keptWeeks) ?? [];
  for (let row = keptRows; row < steps.length; row += 1) {
    const watched = watchedWeek(steps[row], composite[row]);
    if (watched !== null) weeks.push(watched);
  }
  return { weeks, steps, composite, keptWeeks, keptCounts };
}

/** How many rows from the first on are the same steps. */
function sameSteps(steps: readonly WeekStep[], before: readonly WeekStep[]): number {
  if (steps === before) return steps.length;
  const row = steps.findIndex((step, place) => step !== before[place]);
  return row === -1 ? steps.length : row;
}

/** How many of the first `most` rows brought the same. */
function sameFlows(steps: readonly WeekStep[], before: readonly WeekStep[], most: number): number {
  if (steps === before) return most;
  for (let row = 0; row < most; row += 1) if (steps[row]?.flows !== before[row]?.flows) return row;
  return most;
}

function watchedWeek(step: WeekStep | undefined, ofAll: WeekStep | undefined): WatchedWeek | null {
  if (step === undefined) return null;
  const { week, flows, state } = step;
  if (week.watch !== 'covered' || week.running) return null;
  return {
    week: week.week,
    number: week.number,
    otherSources: week.otherSources,
    coverage: week.divisor,
    exposure: week.divisor * Math.max(1, week.brought),
    counts: { cooperation: flows.cooperations, conflict: flows.conflicts },
    ofAll: ofAll?.flows.n ?? 0,
    tested: state === 'ok',
  };
}
