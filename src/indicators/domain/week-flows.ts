import type { DateRange } from '../../kernel/dates.js';
import { weekNumberOfDay } from '../../kernel/iso-week.js';
import { confidenceIn, publisherFactor, SERIES, type CountedDevelopment } from './counted-development.js';
import type { Flow, SeriesName } from './index-point.js';
import { orderedSum } from './ordered-sum.js';

/** What a week or a year brought to one series, in sums. */
export interface SummedFlows {
  /** Sum of the developments' weights. */
  readonly weight: number;
  /** Σ w·s over s > 0, in score points. */
  readonly cooperation: Flow;
  /** Σ w·|s| over s < 0, in score points. */
  readonly conflict: Flow;
  /** Σ (w·s)², for the band. */
  readonly squares: number;
}

/** What one week brought to one series, as it arrived: not corrected for coverage. */
export interface WeekFlows extends SummedFlows {
  /** Developments. */
  readonly n: number;
  /** Those with a score above 0. */
  readonly cooperations: number;
  /** Those with a score below 0. */
  readonly conflicts: number;
}

/** The weeks of one series that brought anything, by week number (`weekNumber` of the kernel). */
export type FlowsByWeek = ReadonlyMap<number, WeekFlows>;

export const NO_FLOWS: WeekFlows = {
  n: 0,
  cooperations: 0,
  conflicts: 0,
  weight: 0,
  cooperation: { words: 0, deeds: 0 },
  conflict: { words: 0, deeds: 0 },
  squares: 0,
};

interface Arrivals {
  readonly weights: number[];
  readonly cooperation: { readonly words: number[]; readonly deeds: number[] };
  readonly conflict: { readonly words: number[]; readonly deeds: number[] };
}

/**
 * The flows of every series and week (DESIGN §5), from developments whose date is known to the day; others
 * belong to no week. The same developments in any order give the same sums to the last bit.
 */
export function weeklyFlows(
  developments: Iterable<CountedDevelopment>,
  maxPublisherFactor: number,
): ReadonlyMap<SeriesName, FlowsByWeek> {
  const arrivals = new Map<SeriesName, Map<number, Arrivals>>(SERIES.map((series) => [series, new Map()]));
  for (const development of developments) {
    const week = weekOfDevelopment(development);
    if (week === null) continue;
    const factor = publisherFactor(development.publishers, maxPublisherFactor);
    for (const [series, weeks] of arrivals) {
      const confidence = confidenceIn(series, development);
      if (confidence !== null) arrive(weeks, week, development, confidence * factor);
    }
  }
  return new Map([...arrivals].map(([series, weeks]) => [series, summed(weeks)]));
}

/** The number of the week a development belongs to, or null where its day is not known. */
export function weekOfDevelopment({ date }: CountedDevelopment): number | null {
  return weekOfDay(date);
}

/** The number of the week of a date that is known to the day, else null. */
export function weekOfDay(date: DateRange): number | null {
  return date.precision === 'day' && date.from !== null ? weekNumberOfDay(date.from) : null;
}

function arrive(
  weeks: Map<number, Arrivals>,
  week: number,
  { score, material }: CountedDevelopment,
  weight: number,
): void {
  let arrivals = weeks.get(week);
  if (arrivals === undefined) {
    arrivals = { weights: [], cooperation: { words: [], deeds: [] }, conflict: { words: [], deeds: [] } };
    weeks.set(week, arrivals);
  }
  arrivals.weights.push(weight);
  if (score === 0) return;
  const side = score > 0 ? arrivals.cooperation : arrivals.conflict;
  side[material ? 'deeds' : 'words'].push(weight * Math.abs(score));
}

function summed(weeks: ReadonlyMap<number, Arrivals>): FlowsByWeek {
  const flows = new Map<number, WeekFlows>();
  for (const [week, { weights, cooperation, conflict }] of weeks) {
    const parts = [cooperation.words, cooperation.deeds, conflict.words, conflict.deeds];
    flows.set(week, {
      n: weights.length,
      cooperations: cooperation.words.length + cooperation.deeds.length,
      conflicts: conflict.words.length + conflict.deeds.length,
      weight: orderedSum(weights),
      cooperation: { words: orderedSum(cooperation.words), deeds: orderedSum(cooperation.deeds) },
      conflict: { words: orderedSum(conflict.words), deeds: orderedSum(conflict.deeds) },
      squares: orderedSum(parts.flatMap((part) => part.map((value) => value * value))),
    });
  }
  return flows;
}
