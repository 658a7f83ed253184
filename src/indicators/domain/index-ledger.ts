import { SERIES, type CountedDevelopment } from './counted-development.js';
import type { SeriesName } from './index-point.js';
import type { DevelopmentsByWeek } from './developments-by-week.js';
import { weekOfDevelopment, weeklyFlows, type FlowsByWeek, type WeekFlows } from './week-flows.js';

/**
 * The roll-up that the weekly numbers are read from: what counts, by week, and each week's flows in every series.
 *
 * It is never changed in place. A change sums the weeks it touches anew from their developments and shares all
 * others, so that a ledger kept by changes is the same to the bit as one made from scratch.
 */
export interface IndexLedger {
  /** By `weekNumber` of the kernel; no week is empty. */
  readonly byWeek: DevelopmentsByWeek;
  /** What is not dated to the day, and so belongs to no week. */
  readonly weekless: readonly CountedDevelopment[];
  readonly flows: ReadonlyMap<SeriesName, FlowsByWeek>;
}

/** What became of some developments. */
export interface LedgerChange {
  /** The developments concerned. */
  readonly ids: ReadonlySet<string>;
  /** Every week in which one of them ever lay. */
  readonly weeks: ReadonlySet<number>;
  /** Those of them that count now, as they are now. */
  readonly counted: readonly CountedDevelopment[];
}

/** The ledger of all developments that count. */
export function ledgerOf(
  developments: Iterable<CountedDevelopment>,
  maxPublisherFactor: number,
): IndexLedger {
  const byWeek = new Map<number, CountedDevelopment[]>();
  const weekless: CountedDevelopment[] = [];
  for (const development of developments) place(development, byWeek, weekless);
  const flows = new Map<SeriesName, Map<number, WeekFlows>>(SERIES.map((series) => [series, new Map()]));
  // Week by week, so that little is held at a time.
  for (const [week, ofWeek] of byWeek)
    for (const [series, summed] of weeklyFlows(ofWeek, maxPublisherFactor)) {
      const flow = summed.get(week);
      if (flow !== undefined) flows.get(series)?.set(week, flow);
    }
  return { byWeek, weekless, flows };
}

/** The ledger after a change; the one given stays as it is. */
export function changedLedger(
  ledger: IndexLedger,
  { ids, weeks, counted }: LedgerChange,
  maxPublisherFactor: number,
): IndexLedger {
  const isKept = ({ id }: CountedDevelopment): boolean => !ids.has(id);
  const byWeek = new Map<number, readonly CountedDevelopment[]>(ledger.byWeek);
  const touched = new Map([...weeks].map((week) => [week, (byWeek.get(week) ?? []).filter(isKept)]));
  const weekless = ledger.weekless.filter(isKept);
  for (const development of counted) place(development, touched, weekless);
  for (const [week, ofWeek] of touched) {
    if (ofWeek.length === 0) byWeek.delete(week);
    else byWeek.set(week, ofWeek);
  }
  return { byWeek, weekless, flows: changedFlows(ledger.flows, touched, maxPublisherFactor) };
}

function changedFlows(
  before: IndexLedger['flows'],
  touched: ReadonlyMap<number, readonly CountedDevelopment[]>,
  maxPublisherFactor: number,
): IndexLedger['flows'] {
  const summed = weeklyFlows([...touched.values()].flat(), maxPublisherFactor);
  return new Map(
    [...summed].map(([series, weeks]) => {
      const flows = new Map(before.get(series));
      for (const week of touched.keys()) {
        const flow = weeks.get(week);
        if (flow === undefined) flows.delete(week);
        else flows.set(week, flow);
      }
      return [series, flows];
    }),
  );
}

function place(
  development: CountedDevelopment,
  byWeek: Map<number, CountedDevelopment[]>,
  weekless: CountedDevelopment[],
): void {
  const week = weekOfDevelopment(development);
  const known = week === null ? weekless : byWeek.get(week);
  if (known !== undefined) known.push(development);
  else if (week !== null) byWeek.set(week, [development]);
}

/** Every development of the ledger, those without a week last. */
export function developmentsOf({ byWeek, weekless }: IndexLedger): CountedDevelopment[] {
  return [...[...byWeek.values()].flat(), ...weekless];
}
