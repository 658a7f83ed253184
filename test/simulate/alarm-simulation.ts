import { findAlarms } from '../../src/indicators/domain/alarms/find-alarms.js';
import { mulberry32 } from '../../src/indicators/domain/band-simulation.builder.js';
import { SERIES } from '../../src/indicators/domain/counted-development.js';
import type { IndexParameters } from '../../src/indicators/domain/parameters.js';
import { seriesSteps } from '../../src/indicators/domain/weekly-series.js';
import { happenings, PER_WEEK, type QuietWorld } from './quiet-world.js';

const WEEKS_PER_YEAR = 365.25 / 7;
/** Weeks in which detectors have no full reference yet. */
const WARM_UP_WEEKS = 60;

/** False alarms per series and year, by detector and in all, in worlds in which nothing changes. */
export function falseAlarms(
  world: QuietWorld,
  parameters: IndexParameters,
  seed: number,
): ReadonlyMap<string, number> {
  const random = mulberry32(seed);
  const developments = Array.from({ length: world.weeks }, (_, week) =>
    happenings(world, week, random),
  ).flat();
  const steps = seriesSteps({ developments, coverage: 'full', currentWeek: null, parameters });
  const years = (world.weeks - WARM_UP_WEEKS) / WEEKS_PER_YEAR;
  const rates = new Map<string, number>();
  for (const { detector, indicator } of findAlarms(steps, developments, parameters.alarms))
    for (const key of [detector, indicator])
      rates.set(key, (rates.get(key) ?? 0) + 1 / years / (key === detector ? SERIES.length : 1));
  return rates;
}

/** The worlds over which false alarms are counted. */
export function alarmWorlds(weeks: number): readonly QuietWorld[] {
  return [1, 2, 3].flatMap((dispersion) =>
    [0.1, 0.25].map((conflictShare) => ({ weeks, perWeek: PER_WEEK, dispersion, conflictShare })),
  );
}
