import type { ToldDevelopments } from '../../developments/domain/telling-reader.js';
import type { IsoWeek } from '../../kernel/dates.js';
import { weekNumber, weekOfNumber } from '../../kernel/iso-week.js';
import { SERIES } from './counted-development.js';
import { weeksBefore } from './expected-articles.js';
import type { SeriesName } from './index-point.js';
import { weeklySums } from './weekly-past.js';

type ToldFigures = ReadonlyMap<IsoWeek, ToldDevelopments> | undefined;

/** What a source told in a week of which it told anything. */
interface ToldInWeek {
  /** `weekNumber` of the kernel. */
  readonly number: number;
  readonly told: ToldDevelopments;
}

/** What a source told by week in order, and its sums. */
export interface ToldWeeks {
  /** What they are made of. */
  readonly figures: ToldFigures;
  /** Ascending. */
  readonly weeks: readonly ToldInWeek[];
  /** Developments of a series between two week numbers, both included; of one that others tell, too, its share. */
  readonly between: (series: SeriesName, first: number, last: number) => number;
}

const MILLION = 1_000_000;

/** The figures in order; what is `known` is taken over up to the first week, `from`, that may have another figure. */
export function toldWeeks(figures: ToldFigures, known: ToldWeeks | undefined, from: number): ToldWeeks {
  if (known !== undefined && known.figures === figures) return known;
  const before = known === undefined ? [] : known.weeks.slice(0, weeksBefore(known.weeks, from));
  const since = known === undefined ? '' : weekOfNumber(from);
  const changed: ToldInWeek[] = [];
  for (const [week, told] of figures ?? [])
    if (week >= since) changed.push({ number: weekNumber(week), told });
  const weeks = [...before, ...changed.sort((a, b) => a.number - b.number)];
  return { figures, weeks, between: sumsOf(weeks) };
}

/** Millionths are summed, and parts of a whole only made of the sum: whole numbers lose nothing. */
function sumsOf(weeks: readonly ToldInWeek[]): ToldWeeks['between'] {
  const sums = new Map(
    SERIES.map((series) => {
      const counts = weeks.map(({ number, told }) => ({ number, count: told[series] }));
      return [series, weeklySums(counts.filter(({ count }) => count > 0))];
    }),
  );
  return (series, first, last) => (sums.get(series)?.(first, last) ?? 0) / MILLION;
}
