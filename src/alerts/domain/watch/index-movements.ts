import type { IndexPoint, SeriesName } from '../../../indicators/domain/index-point.js';
import type { IsoWeek } from '../../../kernel/dates.js';
import { weekNumber, weekOfNumber } from '../../../kernel/iso-week.js';
import { INDEX_MEASURES, type IndexMeasure } from '../condition.js';
import type { IndexFact } from '../fact.js';
import type { Looked } from './seen.js';

/** The last value seen of each measure of each series, as `series measure`. */
export type SeenValues = Readonly<Record<string, number>>;

const CHANGE_WEEKS: Readonly<Record<IndexMeasure, number>> = {
  index: 0,
  low: 0,
  high: 0,
  'change-1': 1,
  'change-4': 4,
  'change-13': 13,
};

/** Weeks before the newest that measures look back on. */
export const WEEKS_LOOKED_BACK = 13;

/** A measure of a series in a week, in points; null where that week has none. */
export function measured(
  points: ReadonlyMap<IsoWeek, IndexPoint>,
  week: IsoWeek,
  measure: IndexMeasure,
): number | null {
  const point = points.get(week);
  if (point === undefined) return null;
  switch (measure) {
    case 'index':
    case 'low':
    case 'high':
      return point[measure];
    case 'change-1':
    case 'change-4':
    case 'change-13': {
      const earlier = points.get(weekOfNumber(weekNumber(week) - CHANGE_WEEKS[measure]))?.index ?? null;
      return point.index === null || earlier === null ? null : point.index - earlier;
    }
  }
}

/**
 * How the measures moved since they were last seen. What is seen for the first time has not moved; where a week has no
 * figure the last one stands. In an outage (`heardWell` false) falls wait: less was heard because less was listened to.
 */
export function indexMovements(
  series: ReadonlyMap<SeriesName, readonly IndexPoint[]>,
  seen: SeenValues,
  { heardWell, at }: { readonly heardWell: boolean; readonly at: Date },
): Looked<SeenValues> {
  const facts: IndexFact[] = [];
  const now: Record<string, number> = { ...seen };
  for (const [indicator, points] of series) {
    const byWeek = new Map(points.map((point) => [point.week, point]));
    const week = points.at(-1)?.week;
    if (week === undefined) continue;
    for (const measure of INDEX_MEASURES) {
      const to = measured(byWeek, week, measure);
      const key = `${indicator} ${measure}`;
      const from = seen[key];
      if (to === null || (from !== undefined && to < from && !heardWell)) continue;
      now[key] = to;
      if (from === undefined || from === to) continue;
      facts.push({ kind: 'index', indicator, measure, from, to, week, at: at.toISOString() });
    }
  }
  return { facts, seen: now };
}
