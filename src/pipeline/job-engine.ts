import { Inject, Injectable, Logger } from '@nestjs/common';
import PgBoss from 'pg-boss';
import { OPEN_DATABASE } from '../database/database.module.js';
import type { OpenDatabase } from '../database/open-database.js';

const JOB_CONNECTIONS = 3;
const POLL_QUEUE = 'poll-feed';
/** A poll may take 20 s; a job that is not done after this was killed, and another instance takes it. */
const POLL_EXPIRES_SECONDS = 120;

export interface PollJob {
  readonly id: string;
  readonly feedId: string;
}

/** The job engine: work shared by any number of instances through PostgreSQL. Started at the first use. */
@Injectable()
export class JobEngine {
  private readonly logger = new Logger('jobs');
  private started: Promise<PgBoss> | null = null;

  constructor(@Inject(OPEN_DATABASE) private readonly database: OpenDatabase) {}

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

  /** Marks polls as done, once what they brought is stored. */
  async completePolls(jobs: readonly PollJob[]): Promise<void> {
    if (jobs.length === 0) return;
    const boss = await this.boss();
    await boss.complete(
      POLL_QUEUE,
      jobs.map((job) => job.id),
    );
  }

  /** Ends the engine's own connections; called once no job is under way. */
  async stop(): Promise<void> {
    const boss = await this.started;
    this.started = null;
    await boss?.stop({ graceful: true, wait: true, timeout: 5_000 });
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
      connectionString: this.database.connection.url,
      application_name: 'relations-tracker jobs',
      max: JOB_CONNECTIONS,
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
