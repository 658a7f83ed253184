import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../kernel/clock.js';
import type { IsoWeek } from '../kernel/dates.js';
import { CoverageService, dayOfInstant, weekOfInstant, type CoverageWeek } from './coverage.service.js';
import type { Alarm } from './domain/alarms/alarm.js';
import { monthValues } from './domain/event-value.js';
import type { MonthValue } from './domain/month-value.js';
import { explainPoint, type PointExplanation } from './domain/explain-point.js';
import { developmentsOf, type IndexLedger } from './domain/index-ledger.js';
import { explainYear, type YearExplanation } from './domain/explain-year.js';
import type { IndexPoint, SeriesName } from './domain/index-point.js';
import { weekChanges, type WeekChange } from './domain/week-change.js';
import { weekFlags, type WeekFlag } from './domain/week-flags.js';
import { wordsAndDeeds, type WordsAndDeeds } from './domain/words-and-deeds.js';
import { yearlySeries, type YearlySeries } from './domain/yearly-series.js';
import { IndexCalculationService } from './index-calculation.service.js';
import { IndexSnapshotService } from './index-snapshot.service.js';

export interface WeekRange {
  readonly from: IsoWeek | null;
  readonly to: IsoWeek | null;
}

/** What changed in a week. */
export interface WeekChanges {
  /** One for each series that has the week. */
  readonly changes: readonly WeekChange[];
  readonly flags: readonly WeekFlag[];
}

interface MonthsUntil {
  readonly lastMonth: string;
  readonly values: readonly MonthValue[];
}

export interface ExplainedPoint {
  readonly point: IndexPoint;
  readonly explanation: PointExplanation;
}

/** Developments to weekly and yearly indices, with the arithmetic behind each point. */
@Injectable()
export class IndicatorsService {
  /** Every development's move hangs on those before it, so that all are gone over: once for each state of what counts. */
  private readonly months = new WeakMap<IndexLedger, MonthsUntil>();

  constructor(
    private readonly snapshots: IndexSnapshotService,
    private readonly coverage: CoverageService,
    private readonly calculation: IndexCalculationService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The running ISO week. */
  currentWeek(): IsoWeek {
    return this.weekAt(null);
  }

  /** The ISO week that was running at `asOf` (null, or an instant to come: now). */
  weekAt(asOf: Date | null): IsoWeek {
    return weekOfInstant(this.lastInstant(asOf));
  }

  /** The weekly index of all series as known at `asOf` (null: now), in week order. */
  async weekly(asOf: Date | null, range: WeekRange): Promise<readonly IndexPoint[]> {
    const { numbers } = await this.snapshots.at(asOf);
    return numbers.points(range);
  }

  /** The yearly index from the first bounded development on, with the developments that have no bounds. */
  async yearly(asOf: Date | null): Promise<YearlySeries> {
    const { ledger } = await this.snapshots.at(asOf);
    const lastYear = this.lastInstant(asOf).getUTCFullYear();
    return yearlySeries(ledger, lastYear, this.calculation.parameters);
  }

  /** The event value by month, from the first month on record to the running one, as known at `asOf` (null: now). */
  async eventValues(asOf: Date | null): Promise<readonly MonthValue[]> {
    const { ledger } = await this.snapshots.at(asOf);
    const lastMonth = this.lastInstant(asOf).toISOString().slice(0, 7);
    const known = this.months.get(ledger);
    if (known?.lastMonth === lastMonth) return known.values;
    const values = monthValues(developmentsOf(ledger), lastMonth, this.calculation.parameters);
    this.months.set(ledger, { lastMonth, values });
    return values;
  }

  /** One point and its arithmetic, of one and the same knowledge, or null where the series has no such week. */
  async explain(week: IsoWeek, indicator: SeriesName, asOf: Date | null): Promise<ExplainedPoint | null> {
    const { numbers, ledger } = await this.snapshots.at(asOf);
    const { parameters } = this.calculation;
    const given = { steps: numbers.steps, byWeek: ledger.byWeek, parameters };
    const explanation = explainPoint(week, indicator, given);
    const point = numbers.points({ from: week, to: week }).find((one) => one.indicator === indicator);
    return explanation === null || point === undefined ? null : { explanation, point };
  }

  /** The arithmetic of one year, or null where the series has no such year. */
  async explainYear(year: number, indicator: SeriesName, asOf: Date | null): Promise<YearExplanation | null> {
    if (year > (asOf ?? this.clock.now()).getUTCFullYear()) return null;
    const { ledger } = await this.snapshots.at(asOf);
    return explainYear(year, indicator, { ledger, parameters: this.calculation.parameters });
  }

  /** Words against deeds of one series, in week order. */
  async wordsAndDeeds(
    indicator: SeriesName,
    asOf: Date | null,
    { from, to }: WeekRange,
  ): Promise<readonly WordsAndDeeds[]> {
    const { numbers } = await this.snapshots.at(asOf);
    return wordsAndDeeds(indicator, numbers.steps, this.calculation.parameters).filter(
      ({ week }) => (from === null || week >= from) && (to === null || week <= to),
    );
  }

  /** The alarms known at `asOf` (null: now), by the week that raised them; no names are all series. */
  async alarms(
    asOf: Date | null,
    { indicators, from, to }: WeekRange & { readonly indicators: readonly SeriesName[] },
  ): Promise<readonly Alarm[]> {
    const { numbers } = await this.snapshots.at(asOf);
    return numbers
      .alarms()
      .filter(
        ({ indicator, week }) =>
          (indicators.length === 0 || indicators.includes(indicator)) &&
          (from === null || week >= from) &&
          (to === null || week <= to),
      );
  }

  /** The tested change of one week in every series, and what sets the week apart. */
  async changes(week: IsoWeek, asOf: Date | null): Promise<WeekChanges> {
    const { ledger, numbers } = await this.snapshots.at(asOf);
    return {
      changes: weekChanges(numbers.steps, week, this.calculation.parameters.change),
      flags: weekFlags(numbers.steps, ledger, week),
    };
  }

  /** How well each week was watched. */
  coverageWeeks(asOf: Date | null): Promise<readonly CoverageWeek[]> {
    return this.coverage.list(asOf, dayOfInstant(this.lastInstant(asOf)));
  }

  /** Where a series ends: at `asOf`, but not later than now, since the weeks to come have brought nothing yet. */
  private lastInstant(asOf: Date | null): Date {
    const now = this.clock.now();
    return asOf !== null && asOf < now ? asOf : now;
  }
}
