import type { IsoWeek } from '../../kernel/dates.js';
import { weekOfNumber } from '../../kernel/iso-week.js';
import { busyWeeks, weeksBefore, type BusyWeek } from './expected-articles.js';
import { weeklySums } from './weekly-past.js';

type Figures = ReadonlyMap<IsoWeek, number> | undefined;

/** Weekly figures of a source in order. */
export interface OrderedWeeks {
  /** What they are made of. */
  readonly figures: Figures;
  /** Those above 0, ascending. */
  readonly weeks: readonly BusyWeek[];
}

/** Weekly counts in order, and their sums. */
export interface CountedWeeks extends OrderedWeeks {
  /** Between two week numbers, both included. */
  readonly between: (first: number, last: number) => number;
}

/** The figures in order; what is `known` is taken over up to the first week, `from`, that may have another figure. */
export function orderedWeeks(figures: Figures, known: OrderedWeeks | undefined, from: number): OrderedWeeks {
  if (known === undefined) return { figures, weeks: busyWeeks(figures) };
  if (known.figures === figures) return known;
  const before = known.weeks.slice(0, weeksBefore(known.weeks, from));
  return { figures, weeks: [...before, ...busyWeeks(figuresFrom(figures, from))] };
}

/** {@link orderedWeeks} with their sums. */
export function countedWeeks(figures: Figures, known: CountedWeeks | undefined, from: number): CountedWeeks {
  if (known !== undefined && known.figures === figures) return known;
  const ordered = orderedWeeks(figures, known, from);
  return { ...ordered, between: weeklySums(ordered.weeks) };
}

/** The figures of the weeks from a number on; names of weeks are in order as their numbers are. */
function figuresFrom(figures: Figures, from: number): ReadonlyMap<IsoWeek, number> {
  const first = weekOfNumber(from);
  const since = new Map<IsoWeek, number>();
  figures?.forEach((figure, week) => {
    if (week >= first) since.set(week, figure);
  });
  return since;
}
