import { overdispersed } from '../../src/indicators/domain/band-simulation.builder.js';
import type { CountedDevelopment } from '../../src/indicators/domain/counted-development.js';
import { dayNumber, dayOfNumber } from '../../src/kernel/iso-week.js';
import { INDICATORS, type Indicator } from '../../src/kernel/words.js';

/** A world in which nothing ever changes, for as long as it lasts. */
export interface QuietWorld {
  readonly weeks: number;
  /** Mean developments a week of each indicator. */
  readonly perWeek: Readonly<Record<Indicator, number>>;
  /** Variance over mean of a week's count, at least 1. */
  readonly dispersion: number;
  /** Share of conflict in what happens, 0 … 1. */
  readonly conflictShare: number;
}

/** From hardly watched to busy, as the indicators of a pair of countries are. */
export const PER_WEEK: QuietWorld['perWeek'] = { trade: 3, defence: 1, energy: 8, diplomacy: 20 };

/** Monday of 2000-W01. */
const FIRST_MONDAY = dayNumber('2000-01-03');

/** The day so many whole weeks after the first Monday, so many days into the week. */
export function dayOf(week: number, weekday = 0): string {
  return dayOfNumber(FIRST_MONDAY + 7 * week + weekday);
}

/** The developments of one week of the world. */
export function happenings(
  world: Omit<QuietWorld, 'weeks'>,
  week: number,
  random: () => number,
): CountedDevelopment[] {
  return INDICATORS.flatMap((indicator) => {
    const n = overdispersed(world.perWeek[indicator], world.dispersion, random);
    return Array.from({ length: n }, (_, i) => {
      const day = dayOf(week, Math.floor(7 * random()));
      const size = 1 + Math.floor(6 * random() ** 2);
      return {
        id: `${indicator}-${week}-${i}`,
        date: { from: day, to: day, precision: 'day' as const },
        indicators: [{ name: indicator, confidence: 1 }],
        score: random() < world.conflictShare ? -size : size,
        eventType: null,
        material: false,
        publishers: 1,
      };
    });
  });
}
