import type { DateRange } from '../../kernel/dates.js';
import type { CountedDevelopment } from './counted-development.js';
import { ColumnsBuilder, developmentsIn, type DevelopmentColumns } from './development-columns.js';
import { weekOfDevelopment } from './development-week.js';

/** What happened in each week that brought anything, by `weekNumber` of the kernel. */
export type DevelopmentsByWeek = ReadonlyMap<number, DevelopmentColumns>;

/** The developments by week, in the order given; those whose day is not known belong to no week. */
export function developmentsByWeek(developments: Iterable<CountedDevelopment>): DevelopmentsByWeek {
  return new WeeksBuilder().addAll(developments).build();
}

/** Sorts developments into weeks as they come. */
export class WeeksBuilder {
  private readonly weeks = new Map<number, ColumnsBuilder>();
  /** Of each date that came so far; readers make equal ones once. */
  private readonly weekOf = new Map<DateRange, number | null>();

  /** Takes one in, or gives false where its day is not known. */
  add(development: CountedDevelopment): boolean {
    let week = this.weekOf.get(development.date);
    if (week === undefined) {
      week = weekOfDevelopment(development);
      this.weekOf.set(development.date, week);
    }
    if (week === null) return false;
    let builder = this.weeks.get(week);
    if (builder === undefined) this.weeks.set(week, (builder = new ColumnsBuilder()));
    builder.add(development);
    return true;
  }

  addAll(developments: Iterable<CountedDevelopment>): this {
    for (const development of developments) this.add(development);
    return this;
  }

  build(): Map<number, DevelopmentColumns> {
    const built = new Map<number, DevelopmentColumns>();
    for (const [week, builder] of this.weeks) {
      built.set(week, builder.build());
      // Let go of at once: with a million developments both would be held for a while.
      this.weeks.delete(week);
    }
    return built;
  }
}

/** The developments of some weeks in the order of the weeks. */
export function* inWeekOrder(
  byWeek: DevelopmentsByWeek,
  from = -Infinity,
  to = Infinity,
): Generator<CountedDevelopment> {
  const weeks = [...byWeek.keys()].filter((week) => week >= from && week <= to).sort((a, b) => a - b);
  for (const week of weeks) {
    const columns = byWeek.get(week);
    if (columns !== undefined) yield* developmentsIn(columns);
  }
}
