import { Injectable } from '@nestjs/common';
import { FeedHistoryService } from '../feeds/feed-history.service.js';
import type { SourceNames } from '../feeds/domain/publisher-name.js';
import type { IsoWeek } from '../kernel/dates.js';
import { CoverageService, dayOfInstant, type WatchOfWeek } from './coverage.service.js';
import type { Alarm } from './domain/alarms/alarm.js';
import { alarmsOfWeek } from './domain/alarms/alarms-in-series.js';
import { SERIES } from './domain/counted-development.js';
import type { IndexPoint } from './domain/index-point.js';
import { referenceWeeks, weekChanges, type WeekChange } from './domain/week-change.js';
import { newKinds, type NewKind } from './domain/new-kinds.js';
import { weekFlags, type WeekFlag } from './domain/week-flags.js';
import type { SeriesSteps } from './domain/weekly-series.js';
import { wordsAndDeeds, type WordsAndDeeds } from './domain/words-and-deeds.js';
import { IndexCalculationService } from './index-calculation.service.js';
import { IndexSnapshotService } from './index-snapshot.service.js';
import type { WeekRange } from './indicators.service.js';

/** Everything the numbers say of one week, as known at one instant. */
export interface WeekReading {
  /** Of all series, by week. */
  readonly points: readonly IndexPoint[];
  /** Of all series, by series, then by week. */
  readonly flows: readonly WordsAndDeeds[];
  readonly changes: readonly WeekChange[];
  /** Covered weeks before it to compare with, tested or not. */
  readonly referenceWeeks: number;
  readonly flags: readonly (WeekFlag | NewKind)[];
  /** Raised in the week, or standing in it; in a week without coverage only those that grave single deeds of it raised. */
  readonly alarms: readonly Alarm[];
  readonly watch: WatchOfWeek;
  /** What the feeds behind it and their publishers were called then. */
  readonly names: SourceNames;
}

function isCovered(week: IsoWeek, steps: SeriesSteps): boolean {
  return steps.get('composite')?.find((step) => step.week.week === week)?.week.watch === 'covered';
}

/** Reads one week from the kept weekly sums: the cost follows the weeks on record, not the developments. */
@Injectable()
export class WeekReadingService {
  constructor(
    private readonly snapshots: IndexSnapshotService,
    private readonly coverage: CoverageService,
    private readonly calculation: IndexCalculationService,
    private readonly feeds: FeedHistoryService,
  ) {}

  /** The parameters of the numbers. */
  get parameters(): IndexCalculationService['parameters'] {
    return this.calculation.parameters;
  }

  /** The week and the range of weeks around it as known at `asOf`; a week to come reads as one without points. */
  async read(week: IsoWeek, range: WeekRange, asOf: Date): Promise<WeekReading> {
    const { numbers, ledger } = await this.snapshots.at(asOf);
    const { steps } = numbers;
    const { parameters } = this.calculation;
    const isWithin = (one: { readonly week: IsoWeek }): boolean =>
      (range.from === null || one.week >= range.from) && (range.to === null || one.week <= range.to);
    return {
      points: numbers.points(range),
      flows: SERIES.flatMap((series) => wordsAndDeeds(series, steps, parameters).filter(isWithin)),
      changes: weekChanges(steps, week, parameters.change),
      referenceWeeks: referenceWeeks(steps, week, parameters.change),
      flags: [...newKinds(steps, ledger, week), ...weekFlags(steps, ledger, week)],
      alarms: alarmsOfWeek(numbers.alarms(), week, isCovered(week, steps)),
      watch: await this.coverage.ofWeek(week, asOf, dayOfInstant(asOf)),
      names: await this.feeds.names(asOf),
    };
  }
}
