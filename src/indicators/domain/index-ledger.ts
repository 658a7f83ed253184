import { confidenceIn, SERIES, type CountedDevelopment } from './counted-development.js';
import { changedColumns } from './changed-columns.js';
import { developmentIn, type DevelopmentColumns } from './development-columns.js';
import { inWeekOrder, WeeksBuilder, type DevelopmentsByWeek } from './developments-by-week.js';
import type { SeriesName } from './index-point.js';
import { weekOfDevelopment } from './development-week.js';
import { flowsOfWeek, isSameFlows, weeklyFlows, type FlowsByWeek, type WeekFlows } from './week-flows.js';

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
  const builder = new LedgerBuilder();
  for (const development of developments) builder.add(development);
  return builder.build(maxPublisherFactor);
}

/** Takes in developments as they are read, so that none is held but in the ledger. */
export class LedgerBuilder {
  private readonly weeks = new WeeksBuilder();
  private readonly weekless: CountedDevelopment[] = [];

  add(development: CountedDevelopment): void {
    if (!this.weeks.add(development)) this.weekless.push(development);
  }

  build(maxPublisherFactor: number): IndexLedger {
    const byWeek = this.weeks.build();
    return { byWeek, weekless: this.weekless, flows: weeklyFlows(byWeek, maxPublisherFactor) };
  }
}

/** The ledger after a change; the one given stays as it is. */
export function changedLedger(
  ledger: IndexLedger,
  { ids, weeks, counted }: LedgerChange,
  maxPublisherFactor: number,
): IndexLedger {
  const touched = new Map<number, TouchedWeek>();
  const touch = (week: number): TouchedWeek => {
    const known = touched.get(week) ?? withoutThose(ledger.byWeek.get(week), ids);
    touched.set(week, known);
    return known;
  };
  for (const week of weeks) touch(week);
  const weekless = ledger.weekless.filter(({ id }) => !ids.has(id));
  for (const development of counted) {
    const week = weekOfDevelopment(development);
    if (week === null) weekless.push(development);
    else {
      const { added, series } = touch(week);
      added.push(development);
      for (const one of seriesOf(development)) series.add(one);
    }
  }
  const byWeek = new Map(ledger.byWeek);
  for (const [week, { goneRows, added }] of touched) {
    if (goneRows.length + added.length === 0) continue;
    const columns = changedColumns(ledger.byWeek.get(week), goneRows, added);
    if (columns === null) byWeek.delete(week);
    else byWeek.set(week, columns);
  }
  return { byWeek, weekless, flows: changedFlows({ ...ledger, byWeek }, touched, maxPublisherFactor) };
}

/** A week on its way to its next state. */
interface TouchedWeek {
  /** What leaves it, ascending. */
  readonly goneRows: readonly number[];
  readonly added: CountedDevelopment[];
  /** The series of what left the week and what came into it: no other has other flows. */
  readonly series: Set<SeriesName>;
}

function withoutThose(week: DevelopmentColumns | undefined, ids: ReadonlySet<string>): TouchedWeek {
  const goneRows: number[] = [];
  const series = new Set<SeriesName>();
  for (const [row, id] of week?.ids.entries() ?? []) {
    if (week === undefined || !ids.has(id)) continue;
    goneRows.push(row);
    for (const one of seriesOf(developmentIn(week, row))) series.add(one);
  }
  return { goneRows, added: [], series };
}

function seriesOf(development: CountedDevelopment): SeriesName[] {
  return SERIES.filter((series) => confidenceIn(series, development) !== null);
}

/** Weeks, and series, whose flows come out the same keep them, so that whoever compares sees that nothing changed. */
function changedFlows(
  { flows: before, byWeek }: IndexLedger,
  touched: ReadonlyMap<number, TouchedWeek>,
  maxPublisherFactor: number,
): IndexLedger['flows'] {
  const changed = new Map<SeriesName, Map<number, WeekFlows>>();
  for (const [week, { series: named }] of touched) {
    const columns = byWeek.get(week);
    const summed = columns === undefined ? null : flowsOfWeek(columns, maxPublisherFactor, named);
    for (const series of named) {
      const [was, is] = [before.get(series)?.get(week), summed?.get(series)];
      if (was === is || (was !== undefined && is !== undefined && isSameFlows(was, is))) continue;
      const weeks = changed.get(series) ?? new Map(before.get(series));
      changed.set(series, weeks);
      if (is === undefined) weeks.delete(week);
      else weeks.set(week, is);
    }
  }
  return new Map([...before, ...changed]);
}

/** Every development of the ledger, one after the other, those without a week last. */
export function* developmentsOf({ byWeek, weekless }: IndexLedger): Generator<CountedDevelopment> {
  yield* inWeekOrder(byWeek);
  yield* weekless;
}
