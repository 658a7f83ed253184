import type { ToldDevelopments } from '../../developments/domain/telling-reader.js';
import type { IsoWeek } from '../../kernel/dates.js';
import { weekNumber, weekOfNumber } from '../../kernel/iso-week.js';
import { SERIES } from './counted-development.js';
import { weeksBefore } from './expected-articles.js';
import type { SeriesName } from './index-point.js';

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
  if (known?.figures === figures && known !== undefined) return known;
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
  const [begin, end] = [weeks[0]?.number, weeks.at(-1)?.number];
  if (begin === undefined || end === undefined) return () => 0;
  const sums = Object.fromEntries(SERIES.map((series) => [series, sumsUpTo(series, weeks, end - begin + 1)]));
  return (series, first, last) => {
    const ofSeries = sums[series];
    if (ofSeries === undefined || first > last) return 0;
    const upTo = (number: number): number =>
      number < begin ? 0 : (ofSeries[Math.min(number, end) - begin] ?? 0);
    return (upTo(last) - upTo(first - 1)) / MILLION;
  };
}

/** Of each week on end from the first one on what was told up to it; nothing where none was of the series. */
function sumsUpTo(
  series: SeriesName,
  weeks: readonly ToldInWeek[],
  length: number,
): Float64Array | undefined {
  if (weeks.every(({ told }) => told[series] === 0)) return undefined;
  const sums = new Float64Array(length);
  const begin = weeks[0]?.number ?? 0;
  let [sum, place] = [0, 0];
  for (const { number, told } of weeks) {
    for (; place < number - begin; place += 1) sums[place] = sum;
    sum += told[series];
    sums[place] = sum;
    place += 1;
  }
  return sums;
}
