import { Inject, Injectable } from '@nestjs/common';
import type { WeighedDevelopment } from '../developments/domain/development-reader.js';
import { DevelopmentsService } from '../developments/developments.service.js';
import { CLOCK, type Clock } from '../kernel/clock.js';
import type { IsoWeek } from '../kernel/dates.js';
import { CoverageService, weekOfInstant, type CoverageWeek } from './coverage.service.js';
import type { Alarm } from './domain/alarms/alarm.js';
import { countedDevelopment } from './domain/counted-development.js';
import { monthValues, type MonthValue } from './domain/event-value.js';
import { explainPoint, type PointExplanation } from './domain/explain-point.js';
import { explainYear, type YearExplanation } from './domain/explain-year.js';
import type { IndexPoint, SeriesName } from './domain/index-point.js';
import type { SeriesInput } from './domain/weekly-series.js';
import { weekChanges, type WeekChange } from './domain/week-change.js';
import { weekFlags, type WeekFlag } from './domain/week-flags.js';
import { wordsAndDeeds, type WordsAndDeeds } from './domain/words-and-deeds.js';
import { yearlySeries, type YearlySeries } from './domain/yearly-series.js';
import { IndexCalculationService, type WeeklyNumbers } from './index-calculation.service.js';

export interface WeekRange {
  readonly from: IsoWeek | null;
  readonly to: IsoWeek | null;
}

/** Everything the index is made of at one instant, and the weekly series made of it. */
interface Snapshot {
  readonly key: string;
  readonly input: Omit<SeriesInput, 'parameters'>;
  readonly numbers: WeeklyNumbers;
}

/** What changed in a week. */
export interface WeekChanges {
  /** One for each series that has the week. */
  readonly changes: readonly WeekChange[];
  readonly flags: readonly WeekFlag[];
}

/** Developments to weekly and yearly indices, with the arithmetic behind each point. */
@Injectable()
export class IndicatorsService {
  /** The series as known now, kept until a development, a poll or the week changes. */
  private newest: Snapshot | null = null;

  constructor(
    private readonly developments: DevelopmentsService,
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
  async weekly(asOf: Date | null, { from, to }: WeekRange): Promise<readonly IndexPoint[]> {
    const { numbers } = await this.snapshot(asOf);
    return numbers.points.filter(
      (point) => (from === null || point.week >= from) && (to === null || point.week <= to),
    );
  }

  /** The yearly index from the first bounded development on, with the developments that have no bounds. */
  async yearly(asOf: Date | null): Promise<YearlySeries> {
    const { input } = await this.snapshot(asOf);
    const lastYear = this.lastInstant(asOf).getUTCFullYear();
    return yearlySeries(input.developments, lastYear, this.calculation.parameters);
  }

  /** The event value by month, from the first month on record to the running one, as known at `asOf` (null: now). */
  async eventValues(asOf: Date | null): Promise<readonly MonthValue[]> {
    const { input } = await this.snapshot(asOf);
    const lastMonth = this.lastInstant(asOf).toISOString().slice(0, 7);
    return monthValues(input.developments, lastMonth, this.calculation.parameters);
  }

  /** The arithmetic of one point, or null where the series has no such week. */
  async explain(week: IsoWeek, indicator: SeriesName, asOf: Date | null): Promise<PointExplanation | null> {
    const { input } = await this.snapshot(asOf);
    return explainPoint(week, indicator, { ...input, parameters: this.calculation.parameters });
  }

  /** The arithmetic of one year, or null where the series has no such year. */
  async explainYear(year: number, indicator: SeriesName, asOf: Date | null): Promise<YearExplanation | null> {
    if (year > (asOf ?? this.clock.now()).getUTCFullYear()) return null;
    const { developments } = (await this.snapshot(asOf)).input;
    return explainYear(year, indicator, { developments, parameters: this.calculation.parameters });
  }

  /** Words against deeds of one series, in week order. */
  async wordsAndDeeds(
    indicator: SeriesName,
    asOf: Date | null,
    { from, to }: WeekRange,
  ): Promise<readonly WordsAndDeeds[]> {
    const { input } = await this.snapshot(asOf);
    return wordsAndDeeds(indicator, { ...input, parameters: this.calculation.parameters }).filter(
      ({ week }) => (from === null || week >= from) && (to === null || week <= to),
    );
  }

  /** The alarms known at `asOf` (null: now), by the week that raised them; no names are all series. */
  async alarms(
    asOf: Date | null,
    { indicators, from, to }: WeekRange & { readonly indicators: readonly SeriesName[] },
  ): Promise<readonly Alarm[]> {
    const { numbers } = await this.snapshot(asOf);
    return numbers.alarms.filter(
      ({ indicator, week }) =>
        (indicators.length === 0 || indicators.includes(indicator)) &&
        (from === null || week >= from) &&
        (to === null || week <= to),
    );
  }

  /** The tested change of one week in every series, and what sets the week apart. */
  async changes(week: IsoWeek, asOf: Date | null): Promise<WeekChanges> {
    const { input, numbers } = await this.snapshot(asOf);
    return {
      changes: weekChanges(numbers.steps, week, this.calculation.parameters.change),
      flags: weekFlags(numbers.steps, input.developments, week),
    };
  }

  /** A point as it would be if these were the developments, as known at `asOf`; null where there is no such week. */
  async pointOf(
    developments: readonly WeighedDevelopment[],
    { week, indicator }: { readonly week: IsoWeek; readonly indicator: SeriesName },
    asOf: Date | null,
  ): Promise<IndexPoint | null> {
    const { points } = this.calculation.weekly(await this.inputOf(developments, asOf));
    return points.find((point) => point.week === week && point.indicator === indicator) ?? null;
  }

  /** How well each week was watched. */
  coverageWeeks(asOf: Date | null): Promise<readonly CoverageWeek[]> {
    return this.coverage.list(asOf, this.weekAt(asOf));
  }

  /** Where a series ends: at `asOf`, but not later than now, since the weeks to come have brought nothing yet. */
  private lastInstant(asOf: Date | null): Date {
    const now = this.clock.now();
    return asOf !== null && asOf < now ? asOf : now;
  }

  private async snapshot(asOf: Date | null): Promise<Snapshot> {
    const key = asOf === null ? await this.revision(this.weekAt(null)) : '';
    if (asOf === null && this.newest?.key === key) return this.newest;
    const input = await this.inputOf(await this.developments.reader.all(asOf), asOf);
    const snapshot = { key, input, numbers: this.calculation.weekly(input) };
    if (asOf === null) this.newest = snapshot;
    return snapshot;
  }

  private async inputOf(all: readonly WeighedDevelopment[], asOf: Date | null): Promise<Snapshot['input']> {
    const currentWeek = this.weekAt(asOf);
    const coverage = await this.coverage.weekly(asOf, currentWeek);
    return { developments: all.map(countedDevelopment).filter((one) => one !== null), coverage, currentWeek };
  }

  private async revision(currentWeek: IsoWeek): Promise<string> {
    const [developments, coverage] = await Promise.all([
      this.developments.reader.revision(),
      this.coverage.revision(),
    ]);
    return `${currentWeek} ${developments} ${coverage}`;
  }
}
