import type { CountedDevelopment } from '../counted-development.js';
import { developmentsByWeek } from '../developments-by-week.js';
import { aDevelopment, dayAfter, designParameters, seriesInput, weekAfter } from '../indicators.builder.js';
import type { SeriesInput } from '../weekly-series.js';
import { seriesSteps } from '../weekly-series.js';
import type { Alarm } from './alarm.js';
import { findAlarms } from './find-alarms.js';

/** So many developments in each of the weeks from 2025-W02 on: cooperation above 0, conflict below. */
export function weeksOf(counts: readonly { good?: number; bad?: number }[]): CountedDevelopment[] {
  return counts.flatMap(({ good = 0, bad = 0 }, week) => {
    const of = (n: number, score: number, name: string): CountedDevelopment[] =>
      Array.from({ length: n }, (_, i) =>
        aDevelopment({ id: `${name}-${week}-${i}`, day: dayAfter(7 * week), score, publishers: 1 }),
      );
    return [...of(good, 2, 'good'), ...of(bad, -2, 'bad')];
  });
}

/** The alarms of diplomacy, whose only indicator the developments carry, with the design's parameters. */
export function diplomacyAlarms(
  developments: readonly CountedDevelopment[],
  changes: Partial<SeriesInput> = {},
): Alarm[] {
  const input = { parameters: designParameters, ...changes };
  return findAlarms(
    seriesSteps(seriesInput(developments, input)),
    developmentsByWeek(developments),
    designParameters.alarms,
  ).filter(({ indicator }) => indicator === 'diplomacy');
}

/** A year of quiet weeks: three or four kind words each, and now and then a cross one. */
export const QUIET_YEAR = Array.from({ length: 52 }, (_, week) => ({
  good: 3 + (week % 2),
  bad: week % 6 === 0 ? 1 : 0,
}));

/** Full coverage of so many weeks but for those given. */
export function coverageWith(
  weeks: number,
  shares: Readonly<Record<number, number>>,
): ReadonlyMap<string, number> {
  return new Map(Array.from({ length: weeks }, (_, week) => [weekAfter(week), shares[week] ?? 1]));
}
