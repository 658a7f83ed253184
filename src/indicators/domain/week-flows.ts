import { publisherFactor, SERIES } from './counted-development.js';
import { isDeed, topicsFrom, type DevelopmentColumns } from './development-columns.js';
import type { DevelopmentsByWeek } from './developments-by-week.js';
import type { Flow, SeriesName } from './index-point.js';
import { merged, ordered, orderedSum, sumOfOrdered } from './ordered-sum.js';

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
  byWeek: DevelopmentsByWeek,
  maxPublisherFactor: number,
): ReadonlyMap<SeriesName, Map<number, WeekFlows>> {
  const flows = new Map<SeriesName, Map<number, WeekFlows>>(SERIES.map((series) => [series, new Map()]));
  for (const [week, columns] of byWeek)
    for (const [series, summed] of flowsOfWeek(columns, maxPublisherFactor))
      flows.get(series)?.set(week, summed);
  return flows;
}

/** The flows of one week, of those of the series to which it brought anything. */
export function flowsOfWeek(
  columns: DevelopmentColumns,
  maxPublisherFactor: number,
  asked: ReadonlySet<SeriesName> = new Set(SERIES),
): ReadonlyMap<SeriesName, WeekFlows> {
  const arrivals = SERIES.map((series) => (asked.has(series) ? noArrivals() : null));
  const confidences = SERIES.map(() => NOT_IN_SERIES);
  for (let row = 0; row < columns.ids.length; row += 1) {
    confidencesOf(columns, row, confidences);
    const factor = publisherFactor(columns.publishers[row] ?? 0, maxPublisherFactor);
    const [score, material] = [columns.scores[row] ?? 0, isDeed(columns.kinds[row] ?? 0)];
    for (let series = 0; series < SERIES.length; series += 1) {
      const [ofSeries, confidence] = [arrivals[series] ?? null, confidences[series]];
      if (ofSeries !== null && confidence !== undefined && confidence !== NOT_IN_SERIES)
        arrive(ofSeries, confidence * factor, { score, material });
    }
  }
  return new Map(
    SERIES.flatMap((series, place) => {
      const ofSeries = arrivals[place] ?? null;
      return ofSeries === null || ofSeries.weights.length === 0 ? [] : [[series, summed(ofSeries)] as const];
    }),
  );
}

const NOT_IN_SERIES = -1;
const COMPOSITE = SERIES.indexOf('composite');

/** p of a row in every series, as `confidenceIn` gives it of a development; the series stand in the order of the topics. */
function confidencesOf(columns: DevelopmentColumns, row: number, confidences: number[]): void {
  confidences.fill(NOT_IN_SERIES);
  const end = columns.topicEnds[row] ?? 0;
  for (let at = topicsFrom(columns, row); at < end; at += 1) {
    const [topic = COMPOSITE, confidence = 0] = [columns.topics[at], columns.confidences[at]];
    // `other` has no series, and stands where the composite does.
    if (topic >= COMPOSITE) continue;
    confidences[topic] = Math.max(confidences[topic] ?? NOT_IN_SERIES, confidence);
    confidences[COMPOSITE] = Math.max(confidences[COMPOSITE] ?? NOT_IN_SERIES, confidence);
  }
}

function noArrivals(): Arrivals {
  return { weights: [], cooperation: { words: [], deeds: [] }, conflict: { words: [], deeds: [] } };
}

function arrive(
  { weights, cooperation, conflict }: Arrivals,
  weight: number,
  { score, material }: { readonly score: number; readonly material: boolean },
): void {
  weights.push(weight);
  if (score === 0) return;
  const side = score > 0 ? cooperation : conflict;
  (material ? side.deeds : side.words).push(weight * Math.abs(score));
}

function summed({ weights, cooperation, conflict }: Arrivals): WeekFlows {
  const [friendly, hostile] = [orderedParts(cooperation), orderedParts(conflict)];
  // Squares of numbers that are not below 0 stand in the order of the numbers.
  const parts = merged(merged(friendly.words, friendly.deeds), merged(hostile.words, hostile.deeds));
  return {
    n: weights.length,
    cooperations: friendly.words.length + friendly.deeds.length,
    conflicts: hostile.words.length + hostile.deeds.length,
    weight: orderedSum(weights),
    cooperation: { words: sumOfOrdered(friendly.words), deeds: sumOfOrdered(friendly.deeds) },
    conflict: { words: sumOfOrdered(hostile.words), deeds: sumOfOrdered(hostile.deeds) },
    squares: sumOfOrdered(parts.map((value) => value * value)),
  };
}

function orderedParts({ words, deeds }: Arrivals['conflict']) {
  return { words: ordered(words), deeds: ordered(deeds) };
}

/** Whether two weeks brought a series the same. */
export function isSameFlows(a: WeekFlows, b: WeekFlows): boolean {
  return (
    a.n === b.n &&
    a.cooperations === b.cooperations &&
    a.conflicts === b.conflicts &&
    a.weight === b.weight &&
    isSameFlow(a.cooperation, b.cooperation) &&
    isSameFlow(a.conflict, b.conflict) &&
    a.squares === b.squares
  );
}

function isSameFlow(a: Flow, b: Flow): boolean {
  return a.words === b.words && a.deeds === b.deeds;
}
