import { findAlarms } from '../../src/indicators/domain/alarms/find-alarms.js';
import { developmentsByWeek } from '../../src/indicators/domain/developments-by-week.js';
import { mulberry32 } from '../../src/indicators/domain/band-simulation.builder.js';
import { SERIES, type CountedDevelopment } from '../../src/indicators/domain/counted-development.js';
import type { IndexParameters } from '../../src/indicators/domain/parameters.js';
import { seriesSteps } from '../../src/indicators/domain/weekly-series.js';
import { isoWeekOf } from '../../src/kernel/iso-week.js';
import { dayOf, happenings, PER_WEEK, type QuietWorld } from './quiet-world.js';

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
  for (const { detector, indicator } of findAlarms(
    steps,
    developmentsByWeek(developments),
    parameters.alarms,
  ))
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

const LULL_WEEK = 80;
const LULL_WEEKS = 52;

/**
 * Alarms a year in each indicator of which nothing changes, of worlds in which diplomacy has a lull from one week on; from
 * 20 developments a week to so many, beside 8 of energy.
 */
export function alarmsBesideLull(
  diplomacy: number,
  parameters: IndexParameters,
  worlds: number,
): ReadonlyMap<string, number> {
  const others = { trade: 3, defence: 1, energy: 8 };
  const rates = new Map<string, number>(Object.keys(others).map((indicator) => [indicator, 0]));
  for (let seed = 0; seed < worlds; seed += 1) {
    const random = mulberry32(5_000 + seed);
    const developments = Array.from({ length: LULL_WEEK + LULL_WEEKS }, (_, week) => {
      const perWeek = { ...others, diplomacy: week < LULL_WEEK ? 20 : diplomacy };
      return happenings({ perWeek, dispersion: 2, conflictShare: 0.2 }, week, random);
    }).flat();
    const steps = seriesSteps({ developments, coverage: 'full', currentWeek: null, parameters });
    const first = isoWeekOf(dayOf(LULL_WEEK));
    for (const { indicator, week } of findAlarms(
      steps,
      developmentsByWeek(developments),
      parameters.alarms,
    )) {
      const known = rates.get(indicator);
      if (known !== undefined && week >= first)
        rates.set(indicator, known + WEEKS_PER_YEAR / LULL_WEEKS / worlds);
    }
  }
  return rates;
}

const ONSET_WEEK = 70;
const WEEKS_TO_TELL = 4;

/** Share of outbreaks, conflict in diplomacy becoming `factor` times as frequent, that raise an alarm within four weeks. */
export function detectionRate(factor: number, parameters: IndexParameters, onsets: number): number {
  let told = 0;
  for (let onset = 0; onset < onsets; onset += 1) {
    const random = mulberry32(1_000 + onset);
    const world = { perWeek: { ...PER_WEEK, diplomacy: 8 }, dispersion: 2, conflictShare: 0.15 };
    const developments = Array.from({ length: ONSET_WEEK + WEEKS_TO_TELL }, (_, week) => [
      ...happenings(world, week, random),
      ...(week < ONSET_WEEK ? [] : outbreak(week, (factor - 1) * 8 * 0.15, random)),
    ]).flat();
    const steps = seriesSteps({ developments, coverage: 'full', currentWeek: null, parameters });
    const first = isoWeekOf(dayOf(ONSET_WEEK));
    const alarms = findAlarms(steps, developmentsByWeek(developments), parameters.alarms);
    if (
      alarms.some(
        ({ indicator, side, until, week }) =>
          indicator === 'diplomacy' && side === 'conflict' && (week >= first || until === null),
      )
    )
      told += 1;
  }
  return told / onsets;
}

function outbreak(week: number, mean: number, random: () => number): CountedDevelopment[] {
  const only = { trade: 0, defence: 0, energy: 0, diplomacy: mean };
  return happenings({ perWeek: only, dispersion: 1, conflictShare: 1 }, week, random).map((development) => ({
    ...development,
    id: `outbreak-${development.id}`,
  }));
}
