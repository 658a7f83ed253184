import { Injectable, Logger } from '@nestjs/common';
import PgBoss from 'pg-boss';
import { CLOCK_TOLERANCE_MS } from '../kernel/clock-tolerance.js';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';

const POLL_QUEUE = 'poll-feed';
/** A poll may take 20 s; a job that is not done after this was killed, and another instance takes it. */
const POLL_EXPIRES_SECONDS = 120;

export interface PollJob {
  readonly id: string;
  readonly feedId: string;
}

/** What pg-boss's `complete` takes: its options come fourth, also for a list of ids, which its types leave out. */
interface CompletesWithin {
  complete(name: string, ids: string[], data: undefined, options: PgBoss.ConnectionOptions): Promise<void>;
}

/**
 * The job engine: work shared by any number of instances through PostgreSQL. Started at the first use. It uses the
 * connections of the data source, so that jobs can be ended in the transaction that stores what they brought.
 */
@Injectable()
export class JobEngine {
  private readonly logger = new Logger('jobs');
  private started: Promise<PgBoss> | null = null;

  constructor(private readonly dataSource: DataSource) {}

  /** Puts a poll of each feed into the queue; one that waits already is not put there twice. */
  async enqueuePolls(feedIds: readonly string[]): Promise<void> {
    if (feedIds.length === 0) return;
    const boss = await this.boss();
    await boss.insert(
      feedIds.map((feedId) => ({
        name: POLL_QUEUE,
        data: { feedId },
        singletonKey: feedId,
        expireInSeconds: POLL_EXPIRES_SECONDS,
      })),
    );
  }

  /** Takes up to so many polls from the queue; no other instance gets the same ones. */
  async takePolls(most: number): Promise<readonly PollJob[]> {
    const boss = await this.boss();
    const jobs = await boss.fetch<{ feedId: string }>(POLL_QUEUE, { batchSize: most });
    return jobs.map((job) => ({ id: job.id, feedId: job.data.feedId }));
  }

  /** Marks polls as done in the transaction that stores what they brought: both happen, or neither. */
  async completePolls(jobs: readonly PollJob[], manager: EntityManager): Promise<void> {
    if (jobs.length === 0) return;
    const boss: CompletesWithin = await this.boss();
    const ids = jobs.map((job) => job.id);
    const { queryRunner } = manager;
    if (queryRunner === undefined) throw new Error('Polls are marked as done in a transaction only.');
    await boss.complete(POLL_QUEUE, ids, undefined, { db: { executeSql: statementsOn(queryRunner) } });
  }

  /** Marks polls as done that nobody need ask any more. */
  async dropPolls(jobs: readonly PollJob[]): Promise<void> {
    if (jobs.length === 0) return;
    await this.dataSource.transaction((manager) => this.completePolls(jobs, manager));
  }

  /**
   * Lets go of instants that the database's clock set while it was ahead: jobs that wait for them would keep their feeds
   * from being asked, and the engine's upkeep would rest until then. Nothing where the engine has not started.
   */
  async putRight(): Promise<void> {
    if (this.started === null) return;
    await this.started;
    await this.dataSource.query(
      `UPDATE pgboss.job SET start_after = now()
       WHERE name = $1 AND state < 'active' AND start_after > now() + make_interval(secs => $2)`,
      [POLL_QUEUE, CLOCK_TOLERANCE_MS / 1_000],
    );
    await this.dataSource.query(
      'UPDATE pgboss.version SET maintained_on = NULL WHERE maintained_on > now() + make_interval(secs => $1)',
      [CLOCK_TOLERANCE_MS / 1_000],
    );
  }

  /** Ends the engine's upkeep; called once no job is under way. */
  async stop(): Promise<void> {
    const boss = await this.started;
    this.started = null;
    await boss?.stop({ graceful: true, wait: true, timeout: 5_000 });
  }

  private async onPool(text: string, values: unknown[]): Promise<{ rows: unknown[] }> {
    const runner = this.dataSource.createQueryRunner();
    try {
      return await statementsOn(runner)(text, values);
    } catch (error) {
      // The engine begins transactions in the midst of its own text: one that failed would go back to the pool open, and
      // whoever got that connection next would fail in it. Where the connection is lost there is none to end.
      await runner.query('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }

  private boss(): Promise<PgBoss> {
    this.started ??= this.start().catch((error: unknown) => {
      this.started = null;
      throw error;
    });
    return this.started;
  }

  private async start(): Promise<PgBoss> {
    const boss = new PgBoss({
      db: { executeSql: (text, values) => this.onPool(text, values) },
      schedule: false,
    });
    boss.on('error', (error) => {
      this.logger.warn(`The job engine lost its database: ${error.message}`);
    });
    await boss.start();
    await boss.createQueue(POLL_QUEUE, { name: POLL_QUEUE, policy: 'short', retryLimit: 1 });
    return boss;
  }
}

/** Runs the engine's statements on a connection of ours. */
function statementsOn(runner: QueryRunner): PgBoss.Db['executeSql'] {
  return async (text, values) => ({ rows: (await runner.query(text, values, true)).records });
}
