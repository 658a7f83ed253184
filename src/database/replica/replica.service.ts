import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { SETTINGS } from '../../config/config.module.js';
import { errorCode } from '../../config/error-code.js';
import type { Settings } from '../../config/settings.js';
import { CLOCK, type Clock } from '../../kernel/clock.js';
import { MEASURES, type Measures } from '../../kernel/measures.js';
import { messageOf } from '../../kernel/message-of.js';
import { createDataSource } from '../data-source.js';
import { isDatabaseAway } from '../database-away.js';
import { silentLog } from '../log.js';
import { knownAsOf, logPosition, type ReplayMark } from './replay-marks.js';
import { readingNowhereElse, type Reader } from './reading-place.js';

const LOOK_EVERY_MS = 2_000;
/** A replica further behind than this is left alone until it has caught up. */
const MOST_LAG_MS = 30_000;
const MARKS_KEPT = MOST_LAG_MS / LOOK_EVERY_MS + 1;
/** Codes of a replica in good order: the statement would have written, or stood in the way of replaying the log. */
const OF_A_REPLICA = new Set(['25006', '40001']);

const positions = z.tuple([z.object({ position: z.string().nullable() })]);

/** The streaming replica of DATABASE_REPLICA_URL, and how far behind the primary it is. */
@Injectable()
export class ReplicaService implements Reader, OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('replica');
  private readonly replica: DataSource | null;
  private marks: readonly ReplayMark[] = [];
  private known: Date | null = null;
  private isUp = false;
  private timer: NodeJS.Timeout | null = null;
  private looking: Promise<void> = Promise.resolve();

  constructor(
    private readonly primary: DataSource,
    @Inject(SETTINGS) settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(MEASURES) private readonly measures: Measures,
  ) {
    const { replicaUrl } = settings;
    const name = `relations-tracker reader, process ${process.pid}`;
    this.replica = replicaUrl === null ? null : createDataSource(replicaUrl, [], silentLog, { name });
  }

  onApplicationBootstrap(): void {
    if (this.replica === null) return;
    this.lookAgain();
    this.timer = setInterval(() => {
      this.lookAgain();
    }, LOOK_EVERY_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    await this.looking;
    if (this.replica?.isInitialized === true) await this.replica.destroy();
  }

  /** As of when the replica knows everything; null where there is none, or it is away or too far behind to be asked. */
  knownAsOf(): Date | null {
    if (!this.isUp || this.known === null) return null;
    return this.clock.now().getTime() - this.known.getTime() > MOST_LAG_MS ? null : this.known;
  }

  /** Whether one is set at all. */
  get isSet(): boolean {
    return this.replica !== null;
  }

  /** Notes who answered a request that the replica may answer. */
  count(by: 'replica' | 'primary'): void {
    this.measures.count('replica_reads_total', { by });
  }

  async ask<T>(question: (source: DataSource) => Promise<T>): Promise<{ readonly answer: T } | null> {
    const { replica } = this;
    if (replica === null || !this.isUp) return null;
    try {
      return { answer: await readingNowhereElse(() => question(replica)) };
    } catch (error) {
      // Whatever it is: the primary says the same of a statement that is wrong.
      if (!OF_A_REPLICA.has(errorCode(error) ?? '')) this.isAway(error);
      return null;
    }
  }

  /** Looks where both stand, unless it is still looking. */
  private lookAgain(): void {
    const look = this.look();
    this.looking = look.catch((error: unknown) => {
      this.isAway(error);
    });
  }

  private async look(): Promise<void> {
    if (this.replica === null) return;
    await this.mark();
    if (!this.replica.isInitialized) await this.replica.initialize();
    const replayed = await positionOf(this.replica, 'pg_last_wal_replay_lsn()');
    if (replayed === null)
      throw new Error('DATABASE_REPLICA_URL leads to a database that is no streaming replica');
    this.known = knownAsOf(this.marks, replayed) ?? this.known;
    if (!this.isUp) this.logger.log('The replica answers; it is asked what is read without a sign-in.');
    this.isUp = true;
  }

  /** Notes where the primary stands; where it is away, what was noted before still holds. */
  private async mark(): Promise<void> {
    const at = this.clock.now();
    const position = await positionOf(this.primary, 'pg_current_wal_lsn()').catch((error: unknown) => {
      if (isDatabaseAway(error)) return null;
      throw error;
    });
    if (position !== null) this.marks = [...this.marks, { at, position }].slice(-MARKS_KEPT);
  }

  private isAway(error: unknown): void {
    const reason = messageOf(error);
    if (this.isUp || this.known === null) {
      this.logger.warn({ reason }, 'The replica cannot be asked; the primary answers until it can.');
    }
    this.isUp = false;
    this.known ??= new Date(0);
  }
}

async function positionOf(source: DataSource, where: string): Promise<bigint | null> {
  const [{ position }] = positions.parse(await source.query(`SELECT ${where}::text AS position`));
  return position === null ? null : logPosition(position);
}
