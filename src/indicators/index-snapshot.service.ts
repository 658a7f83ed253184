import { Inject, Injectable } from '@nestjs/common';
import { DevelopmentsService } from '../developments/developments.service.js';
import { CLOCK, type Clock } from '../kernel/clock.js';
import { BroughtUpToDate } from './brought-up-to-date.js';
import { CoverageService, dayOfInstant, weekOfInstant } from './coverage.service.js';
import type { IndexLedger } from './domain/index-ledger.js';
import type { SourcesBySeries } from './domain/other-sources.js';
import type { Coverage } from './domain/timeline.js';
import { IndexCalculationService, type WeeklyNumbers } from './index-calculation.service.js';
import type { IsoWeek } from '../kernel/dates.js';
import { isoWeekOf } from '../kernel/iso-week.js';
import type { ReadingMark } from '../kernel/reading-mark.js';

/** Everything the index is made of at one instant, and the weekly numbers made of it. */
export interface Snapshot {
  readonly numbers: WeeklyNumbers;
  readonly coverage: Coverage;
  readonly otherSources: SourcesBySeries;
  readonly currentWeek: IsoWeek;
  /** What counts. */
  readonly ledger: IndexLedger;
}

/** How the weeks were watched, and by whom. */
type Watch = Pick<Snapshot, 'coverage' | 'otherSources'>;

interface Newest {
  readonly ledger: IndexLedger;
  readonly mark: ReadingMark;
}

/** A snapshot of what is known now, and the question it answers. */
interface Seen {
  /** What was committed before any of it was read. */
  readonly mark: ReadingMark;
  readonly day: string;
  readonly snapshot: Snapshot;
}

/** What a past snapshot is made of. */
interface PastFrom {
  /** As known then. */
  readonly watch: Watch;
  /** What counts now, from which is taken back what came later. */
  readonly newest: IndexLedger;
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
  private readonly newest = new BroughtUpToDate<Newest>();
  private last: Seen | null = null;
  private pastOnes: readonly (PastFrom & { readonly asOf: string; readonly snapshot: Promise<Snapshot> })[] =
    [];

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
    if (asOf === null) return this.present(dayOfInstant(instant));
    const { watch, ledger } = await this.read(asOf, dayOfInstant(instant));
    return this.past(asOf, instant, { watch, newest: ledger });
  }

  /** While nothing is committed, one short question tells so in place of one for each kind of change. */
  private async present(day: string): Promise<Snapshot> {
    const mark = await this.developments.reader.mark();
    if (this.last?.mark === mark && this.last.day === day) return this.last.snapshot;
    const { watch, ledger } = await this.read(null, day);
    const currentWeek = isoWeekOf(day);
    const known = this.last?.snapshot;
    const isSame = known?.ledger === ledger && isSameWatch(known, watch) && known.currentWeek === currentWeek;
    const snapshot = isSame ? known : this.snapshotOf(ledger, watch, currentWeek);
    this.last = { mark, day, snapshot };
    return snapshot;
  }

  private async read(
    asOf: Date | null,
    day: string,
  ): Promise<{ readonly watch: Watch; readonly ledger: IndexLedger }> {
    const [{ byWeek: coverage, otherSources }, { ledger }] = await Promise.all([
      this.coverage.at(asOf, day),
      this.newest.next((known) => this.next(known)),
    ]);
    return { watch: { coverage, otherSources }, ledger };
  }

  /** What was known at `asOf`, kept for the next who asks for the same while nothing new is known of either. */
  private past(asOf: Date, instant: Date, from: PastFrom): Promise<Snapshot> {
    const known = this.pastOnes.find(
      (one) =>
        one.asOf === asOf.toISOString() && isSameWatch(one.watch, from.watch) && one.newest === from.newest,
    );
    if (known !== undefined) return known.snapshot;
    const snapshot = this.ledgerAt(asOf, from.newest).then((ledger) =>
      this.snapshotOf(ledger, from.watch, weekOfInstant(instant)),
    );
    this.pastOnes = [{ ...from, asOf: asOf.toISOString(), snapshot }, ...this.pastOnes].slice(
      0,
      MOST_PAST_ONES,
    );
    snapshot.catch(() => (this.pastOnes = this.pastOnes.filter((one) => one.snapshot !== snapshot)));
    return snapshot;
  }

  private snapshotOf(ledger: IndexLedger, watch: Watch, currentWeek: IsoWeek): Snapshot {
    const known = this.last?.snapshot.numbers.made ?? null;
    return {
      ...{ ...watch, currentWeek, ledger },
      numbers: this.calculation.weekly(ledger, { ...watch, currentWeek }, known),
    };
  }

  private async ledgerAt(asOf: Date, newest: IndexLedger): Promise<IndexLedger> {
    const changes = await this.developments.reader.changesAfter(asOf, MOST_CHANGES_BACK);
    return changes === null
      ? (await this.readLedger(asOf)).ledger
      : this.calculation.changed(newest, changes);
  }

  private async next(known: Newest | null): Promise<Newest> {
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

/** What is the same object is the same: neither is ever changed in place. */
function isSameWatch(a: Watch, b: Watch): boolean {
  return a.coverage === b.coverage && a.otherSources === b.otherSources;
}
