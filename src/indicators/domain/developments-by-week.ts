import type { CountedDevelopment } from './counted-development.js';
import { weekOfDevelopment } from './week-flows.js';

/** What happened in each week that brought anything, by `weekNumber` of the kernel. */
export type DevelopmentsByWeek = ReadonlyMap<number, readonly CountedDevelopment[]>;

/** The developments by week, in the order given; those whose day is not known belong to no week. */
export function developmentsByWeek(developments: readonly CountedDevelopment[]): DevelopmentsByWeek {
  const byWeek = new Map<number, CountedDevelopment[]>();
  for (const development of developments) {
    const week = weekOfDevelopment(development);
    if (week === null) continue;
    const ofWeek = byWeek.get(week);
    if (ofWeek === undefined) byWeek.set(week, [development]);
    else ofWeek.push(development);
  }
  return byWeek;
}
