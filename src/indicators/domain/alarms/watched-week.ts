import type { IsoWeek } from '../../../kernel/dates.js';
import type { WeekStep } from '../weekly-series.js';
import type { AlarmSide } from './alarm.js';

/** One covered week that is over, of one series, as the detectors see it. */
export interface WatchedWeek {
  readonly week: IsoWeek;
  /** `weekNumber` of the kernel. */
  readonly number: number;
  /** Share of expected articles that came, above 0, at most 1. */
  readonly coverage: number;
  /** Developments by the sign of their score. */
  readonly counts: Readonly<Record<AlarmSide, number>>;
  /** Developments of all series together, each once. */
  readonly ofAll: number;
  /** Whether there is evidence and history enough to raise an alarm: the state is `ok`. */
  readonly tested: boolean;
}

/**
 * The covered weeks of a series that are over. A week without coverage is not there at all: it can neither raise an
 * alarm nor serve as a reference. `composite` are the steps of the same weeks over all indicators.
 */
export function watchedWeeks(steps: readonly WeekStep[], composite: readonly WeekStep[]): WatchedWeek[] {
  return steps.flatMap(({ week, flows, state }, row) =>
    week.watch !== 'covered' || week.running
      ? []
      : [
          {
            week: week.week,
            number: week.number,
            coverage: week.divisor,
            counts: { cooperation: flows.cooperations, conflict: flows.conflicts },
            ofAll: composite[row]?.flows.n ?? 0,
            tested: state === 'ok',
          },
        ],
  );
}
