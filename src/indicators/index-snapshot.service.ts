import { Inject, Injectable } from '@nestjs/common';
import type { ReadingMark } from '../developments/domain/development-reader.js';
import { DevelopmentsService } from '../developments/developments.service.js';
import { CLOCK, type Clock } from '../kernel/clock.js';
import { CoverageService, dayOfInstant, weekOfInstant } from './coverage.service.js';
import type { IndexLedger } from './domain/index-ledger.js';
import type { Coverage } from './domain/timeline.js';
import { IndexCalculationService, type WeeklyNumbers } from './index-calculation.service.js';
import type { IsoWeek } from '../kernel/dates.js';

/** Everything the index is made of at one instant, and the weekly numbers made of it. */
export interface Snapshot {
  readonly numbers: WeeklyNumbers;
  readonly coverage: Coverage;
  readonly currentWeek: IsoWeek;
  /** What counts. */
  readonly ledger: IndexLedger;
}

interface Newest {
  readonly ledger: IndexLedger;
  readonly mark: ReadingMark;
}

interface Watched {
  readonly key: string;
  readonly coverage: Coverage;
}

/** As-of readings that are kept: a report asks for its own instant and that of the report before. */
const MOST_PAST_ONES = 2;
/** Developments changed since an instant up to which going back change by change beats reading all of them anew. */
const MOST_CHANGES_BACK = 20_000;

/**
 * Keeps the ledger of what is known now, brought up to date with every reading by what others wrote meanwhile, so
 * that any number of instances agree. What was known at T is the same ledger with every later change taken back.
 */
@Injectable()
export class IndexSnapshotService {
  private newest: Newest | null = null;
  private turn: Promise<void> = Promise.resolve();
  private last: {
    readonly ledger: IndexLedger;
    readonly watched: Watched;
    readonly snapshot: Snapshot;
  } | null = null;

  private pastOnes: readonly {
    readonly key: string;
    readonly newest: IndexLedger;
    readonly snapshot: Promise<Snapshot>;
  }[] = [];

  constructor(
    private readonly developments: DevelopmentsService,
    private readonly coverage: CoverageService,
    private readonly calculation: IndexCalculationService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What is known at `asOf` (null: now). */
  async at(asOf: Date | null): Promise<Snapshot> {
    const now = this.clock.now();
    // An instant to come is no later than now: the weeks until then have brought nothing yet.
    const instant = asOf !== null && asOf < now ? asOf : now;
    if (asOf !== null) return this.past(asOf, instant);
    const [watched, { ledger }] = await Promise.all([this.watchedNow(instant), this.current()]);
    if (this.last?.watched === watched && this.last.ledger === ledger) return this.last.snapshot;
    const snapshot = this.snapshotOf(ledger, watched.coverage, instant);
    this.last = { ledger, watched, snapshot };
    return snapshot;
  }

  /** What was known at `asOf`, kept for the next who asks for the same while nothing new is known of either. */
  private async past(asOf: Date, instant: Date): Promise<Snapshot> {
    const [{ ledger: newest }, revision] = await Promise.all([this.current(), this.coverage.revision()]);
    const key = `${asOf.toISOString()} ${dayOfInstant(instant)} ${revision}`;
    const known = this.pastOnes.find((one) => one.key === key && one.newest === newest);
    if (known !== undefined) return known.snapshot;
    const snapshot = this.madeOf(asOf, instant, newest);
    this.pastOnes = [{ key, newest, snapshot }, ...this.pastOnes].slice(0, MOST_PAST_ONES);
    snapshot.catch(() => (this.pastOnes = this.pastOnes.filter((one) => one.snapshot !== snapshot)));
    return snapshot;
  }

  private async madeOf(asOf: Date, instant: Date, newest: IndexLedger): Promise<Snapshot> {
    const coverage = await this.coverage.weekly(asOf, dayOfInstant(instant));
    return this.snapshotOf(await this.ledgerAt(asOf, newest), coverage, instant);
  }

  /** Coverage as it is now; read anew only where feeds, archives or the day are others. */
  private async watchedNow(instant: Date): Promise<Watched> {
    const key = `${dayOfInstant(instant)} ${await this.coverage.revision()}`;
    const known = this.last?.watched;
    return known?.key === key
      ? known
      : { key, coverage: await this.coverage.weekly(null, dayOfInstant(instant)) };
  }

  private snapshotOf(ledger: IndexLedger, coverage: Coverage, instant: Date): Snapshot {
    const currentWeek = weekOfInstant(instant);
    const known = this.last?.snapshot.numbers.made ?? null;
    return {
      ...{ coverage, currentWeek, ledger },
      numbers: this.calculation.weekly(ledger, { coverage, currentWeek }, known),
    };
  }

  private async ledgerAt(asOf: Date, newest: IndexLedger): Promise<IndexLedger> {
    const changes = await this.developments.reader.changesAfter(asOf, MOST_CHANGES_BACK);
    return changes === null
      ? (await this.readLedger(asOf)).ledger
      : this.calculation.changed(newest, changes);
  }

  /** One reading at a time, each from where the one before ended. */
  private current(): Promise<Newest> {
    const reading = this.turn.then(async () => (this.newest = await this.broughtUpToDate(this.newest)));
    // Whoever asked hears of a failure; the next one in turn reads from where the last success ended.
    this.turn = reading.then(nothing, nothing);
    return reading;
  }

  private async broughtUpToDate(known: Newest | null): Promise<Newest> {
    if (known === null) return this.readLedger(null);
    const changes = await this.developments.reader.changesSince(known.mark);
    return changes.mark === null
      ? known
      : { ledger: this.calculation.changed(known.ledger, changes), mark: changes.mark };
  }

  private async readLedger(asOf: Date | null): Promise<Newest> {
    const { take, ledger } = this.calculation.ledgerOfBatches();
    const mark = await this.developments.reader.eachCountable(asOf, take);
    return { ledger: ledger(), mark };
  }
}

function nothing(): void {
  // The promise it follows is somebody else's to look at.
}
