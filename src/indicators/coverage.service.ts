import { Injectable } from '@nestjs/common';
import { ArticlesService } from '../articles/articles.service.js';
import { TellingService } from '../developments/telling.service.js';
import { FeedHistoryService } from '../feeds/feed-history.service.js';
import type { IsoWeek } from '../kernel/dates.js';
import { isoWeekOf, weekNumber, weekNumberOfDay } from '../kernel/iso-week.js';
import type { ReadingMark } from '../kernel/reading-mark.js';
import { BroughtUpToDate } from './brought-up-to-date.js';
import { changedStatistics, comparedStatistics, NO_STATISTICS } from './domain/changed-statistics.js';
import {
  feedCounts,
  feedStatistics,
  movedCounts,
  type FeedCounts,
  type FeedRecords,
} from './domain/feed-statistics.js';
import { coverageAfter, keptCoverage, weeksOf, type KeptCoverage } from './domain/kept-coverage.js';
import type { FeedStatistics, WatchedFeed } from './domain/feeds-to-watch.js';
import { feedsOfWeek, type FeedWeek } from './domain/weekly-coverage.js';
import { IndexCalculationService } from './index-calculation.service.js';

/** As-of readings that are kept: a report asks for its own instant and that of the report before. */
const MOST_PAST_ONES = 2;

/** One week as the coverage list shows it. */
export interface CoverageWeek {
  readonly week: IsoWeek;
  /** 0 … 1; null where no feed was enabled. */
  readonly coverage: number | null;
  readonly feedsEnabled: number;
  readonly feedsAnswered: number;
}

/** How one week was watched, and those before it. */
export interface WatchOfWeek {
  readonly feeds: readonly FeedWeek[];
  /** From the first watched week to the one asked for. */
  readonly weeks: readonly CoverageWeek[];
}

/** What is known now, and up to where polls, weekly counts and tellings were read for it. */
interface Newest {
  readonly kept: KeptCoverage;
  readonly polls: ReadingMark;
  readonly counts: ReadingMark;
  readonly tellings: ReadingMark;
  readonly switches: string;
  /** Another number whenever anything was logged or imported since. */
  readonly revision: number;
}

/** All that past coverage is made of, and the coverage up to a day, made once for each day. */
interface WatchRecords {
  readonly counts: FeedCounts;
  readonly coverage: (today: string) => KeptCoverage;
}

/** The records as known at an instant, and what was logged and imported when they were read. */
interface PastRecords {
  readonly asOf: Date;
  readonly revision: number;
  readonly records: Promise<WatchRecords>;
}

/** How well each week was watched, from what feeds and archives brought. */
@Injectable()
export class CoverageService {
  private readonly newest = new BroughtUpToDate<Newest>();
  private pastOnes: readonly PastRecords[] = [];

  constructor(
    private readonly articles: ArticlesService,
    private readonly feeds: FeedHistoryService,
    private readonly tellings: TellingService,
    private readonly calculation: IndexCalculationService,
  ) {}

  /**
   * Coverage of every week from the first watched one to the running one (that of `today`), as known at `asOf` (null:
   * now); what is known now is brought up to date by what changed since it was last asked for.
   */
  async at(asOf: Date | null, today: string): Promise<KeptCoverage> {
    // Another day than today would have what is known now end in another week.
    const newest = await this.broughtUpToDate(asOf === null ? today : null);
    if (asOf === null) return newest.kept;
    const { coverage } = await this.past(asOf, newest);
    return coverage(today);
  }

  /** The weeks from the first watched one to the running one, with how many feeds were asked and answered. */
  async list(asOf: Date | null, today: string): Promise<readonly CoverageWeek[]> {
    return coverageWeeks(await this.at(asOf, today));
  }

  /** How every feed did in one week, and the weeks up to it as {@link list} gives them. */
  async ofWeek(week: IsoWeek, asOf: Date | null, today: string): Promise<WatchOfWeek> {
    const kept = await this.at(asOf, today);
    const feeds = feedsOfWeek(week, kept, { ...this.calculation.parameters, today });
    return { feeds, weeks: coverageWeeks(kept).filter((row) => row.week <= week) };
  }

  /** What is known now, up to the given day (null: up to the one it was made for). */
  private broughtUpToDate(today: string | null): Promise<Newest> {
    return this.newest.next((known) => this.next(known, today ?? known?.kept.today ?? FIRST_DAY));
  }

  private async next(known: Newest | null, today: string): Promise<Newest> {
    const [polls, counts, told] = await Promise.all([
      this.feeds.reader.changesSince(known?.polls ?? null),
      this.articles.reader.weekCountsSince(known?.counts ?? null),
      this.tellings.reader.tellingsSince(known?.tellings ?? null),
    ]);
    const isSwitched = polls.switches !== known?.switches;
    const { feeds, archives } = counts;
    const { tellings } = told;
    const changed = [polls.answered, feeds, archives, tellings.feeds, tellings.archives];
    const isSame = !isSwitched && changed.every(({ length }) => length === 0);
    const marks = { polls: polls.mark, counts: counts.mark, tellings: told.mark, switches: polls.switches };
    const changes = {
      enablings: isSwitched ? await this.feeds.reader.enablings(null) : null,
      ...{ answered: polls.answered, articles: feeds, archives, tellings },
    };
    const { parameters } = this.calculation;
    const before = known?.kept ?? keptCoverage(NO_STATISTICS, today, parameters);
    const kept = coverageAfter(before, changedStatistics(before.statistics, changes), today, parameters);
    return { kept, revision: (known?.revision ?? 0) + (isSame ? 0 : 1), ...marks };
  }

  /** The records as known at a past instant; kept while nothing new is logged or imported. */
  private past(asOf: Date, { kept, revision }: Newest): Promise<WatchRecords> {
    const ofRevision = this.pastOnes.filter((one) => one.revision === revision);
    const known = ofRevision.find((one) => one.asOf.getTime() === asOf.getTime());
    if (known !== undefined) return known.records;
    const [near] = ofRevision.toSorted((a, b) => distanceMs(a.asOf, asOf) - distanceMs(b.asOf, asOf));
    const counts = (): Promise<FeedCounts> =>
      near === undefined ? this.counts(asOf) : this.countsFrom(near, asOf);
    const records = this.read(asOf, counts, kept);
    this.pastOnes = [{ asOf, revision, records }, ...this.pastOnes].slice(0, MOST_PAST_ONES);
    records.catch(() => (this.pastOnes = this.pastOnes.filter((one) => one.records !== records)));
    return records;
  }

  private async read(
    asOf: Date,
    readCounts: () => Promise<FeedCounts>,
    newest: KeptCoverage,
  ): Promise<WatchRecords> {
    const [enablings, archives, tellings, counts] = await Promise.all([
      this.feeds.reader.enablings(asOf),
      this.articles.reader.archiveWeeks(asOf),
      this.tellings.reader.tellings(asOf),
      readCounts(),
    ]);
    const statistics = feedStatistics(counts, { enablings, archives, tellings });
    return { counts, coverage: this.coverageByDay(statistics, newest) };
  }

  /** Most of what was known then is known now, too: only the weeks from the first other one on are reckoned. */
  private coverageByDay(statistics: FeedStatistics, newest: KeptCoverage): WatchRecords['coverage'] {
    const change = comparedStatistics(newest.statistics, statistics);
    const byDay = new Map<string, KeptCoverage>();
    return (today) => {
      const made = byDay.get(today) ?? coverageAfter(newest, change, today, this.calculation.parameters);
      byDay.set(today, made);
      return made;
    };
  }

  private async counts(asOf: Date): Promise<FeedCounts> {
    return feedCounts(await this.feedRecords(asOf));
  }

  /** The counts of one instant from those of another and what was recorded between, which is far less to read. */
  private async countsFrom(near: PastRecords, asOf: Date): Promise<FeedCounts> {
    const isLater = asOf > near.asOf;
    const [after, until] = isLater ? [near.asOf, asOf] : [asOf, near.asOf];
    const { counts } = await near.records;
    const between = await this.feedRecords(until, after);
    // What came in meanwhile may stand in one of the two readings and not in the other.
    if ((await this.broughtUpToDate(null)).revision !== near.revision) return this.counts(asOf);
    return movedCounts(counts, between, isLater ? 'later' : 'earlier');
  }

  private async feedRecords(asOf: Date, after?: Date): Promise<FeedRecords> {
    const [answered, articles] = await Promise.all([
      this.feeds.reader.answeredDays(asOf, after),
      this.articles.reader.feedWeeks(asOf, after),
    ]);
    return { answered, articles };
  }
}

/** The day of coverage that nobody has asked for yet. */
const FIRST_DAY = '0001-01-01';

function distanceMs(a: Date, b: Date): number {
  return Math.abs(a.getTime() - b.getTime());
}

function coverageWeeks(kept: KeptCoverage): readonly CoverageWeek[] {
  const answered = [...kept.statistics.answered.values()];
  const spans = kept.statistics.feeds.map(weeksEnabled);
  return weeksOf(kept).map((week) => {
    const number = weekNumber(week);
    const enabled = spans.filter(({ first, last }) => first <= number && number <= last);
    return {
      week,
      coverage: kept.byWeek.get(week) ?? null,
      feedsEnabled: new Set(enabled.map(({ id }) => id)).size,
      feedsAnswered: answered.filter((weeks) => weeks.has(week)).length,
    };
  });
}

function weeksEnabled({ id, enabledFrom, enabledTo }: WatchedFeed) {
  const last = enabledTo === null ? Infinity : weekNumberOfDay(enabledTo);
  return { id, first: weekNumberOfDay(enabledFrom), last };
}

/** The day of an instant, UTC. */
export function dayOfInstant(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}

/** The ISO week of an instant, UTC. */
export function weekOfInstant(instant: Date): IsoWeek {
  return isoWeekOf(dayOfInstant(instant));
}
