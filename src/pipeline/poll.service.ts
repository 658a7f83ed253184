import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { FetchResult } from '../feeds/domain/feed-state.js';
import type { DueQuery } from '../feeds/ports.js';
import { FeedsService } from '../feeds/feeds.service.js';
import { CLOCK, type Clock } from '../kernel/clock.js';
import { BatchWriter } from './batch-writer.js';
import { JobEngine, type PollJob } from './job-engine.js';
import { PollStore, type AnsweredPoll } from './poll-store.service.js';
import { UnderWay } from './under-way.js';

/** Polls under way at a time at most: hosts are asked side by side, each one thing at a time. */
const POLLS_AT_A_TIME = 100;
/** More are taken from the queue once so many have ended: a slow host holds up none but its own feeds. */
const POLLS_TAKEN = 50;
/** Documents with items stored in one transaction at most; a feed that brought none weighs nothing. */
const DOCUMENTS_PER_TRANSACTION = 25;

export interface Polled {
  readonly result: FetchResult;
  /** New and revised articles. */
  readonly fresh: number;
}

type Report = (polled: Polled) => void;

interface Asked extends AnsweredPoll {
  readonly report: Report;
}

/** Asks feeds and hands on what they answer. */
@Injectable()
export class PollService implements BeforeApplicationShutdown {
  private readonly writer = new BatchWriter<Asked>((batch) => this.keep(batch), {
    most: DOCUMENTS_PER_TRANSACTION,
    weightOf: ({ result }) => (result.answer.kind === 'parsed' ? 1 : 0),
  });

  private underWay: Promise<void> = Promise.resolve();
  private isStopping = false;

  constructor(
    private readonly feeds: FeedsService,
    private readonly jobs: JobEngine,
    private readonly store: PollStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Makes each due feed a job, and works until no job is left; gives how many feeds were asked. */
  pollDue(query: DueQuery, report: Report): Promise<number> {
    const polling = this.enqueueAndWork(query, report);
    this.underWay = polling.then(nothing, nothing);
    return polling;
  }

  /** Waits for the polls under way, which the closing of the network breaks off, then ends the job engine. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    await this.underWay;
    await this.jobs.stop();
  }

  private async enqueueAndWork(query: DueQuery, report: Report): Promise<number> {
    const due = await this.feeds.due(this.clock.now(), query);
    await this.jobs.enqueuePolls(due.map(({ feed }) => feed.id));
    return this.workOff(query, report);
  }

  /** Asks one feed whatever its next check says; null where there is no such enabled feed. */
  async pollOne(feedId: string): Promise<Polled | null> {
    const [due] = await this.feeds.due(this.clock.now(), { feedId });
    if (due === undefined) return null;
    const result = await this.feeds.ask(due, this.clock.now());
    return new Promise((resolve, reject) => {
      this.writer.add({ result, job: null, report: resolve }).then(undefined, reject);
    });
  }

  /** Works the queue off; after a failure no more is taken, and it is thrown once what is under way has ended. */
  private async workOff(query: DueQuery, report: Report): Promise<number> {
    const polls = new UnderWay();
    const [taken] = await Promise.allSettled([this.take(polls, query, report)]);
    await polls.end();
    if (taken.status === 'rejected') throw taken.reason;
    return taken.value;
  }

  /** Begins polls as long as there are jobs; gives how many feeds were asked. */
  private async take(polls: UnderWay, query: DueQuery, report: Report): Promise<number> {
    let asked = 0;
    while (!this.isStopping && !polls.hasFailed) {
      const room = POLLS_AT_A_TIME - polls.count;
      const jobs = await this.jobs.takePolls(room);
      for (const poll of await this.begin(jobs, query, report)) {
        polls.add(poll);
        asked += 1;
      }
      if (jobs.length < room) return asked;
      await polls.downTo(POLLS_AT_A_TIME - POLLS_TAKEN);
    }
    return asked;
  }

  /** Asks the feeds of these jobs that are still due; each promise is kept once what the feed answered is stored. */
  private async begin(
    jobs: readonly PollJob[],
    query: DueQuery,
    report: Report,
  ): Promise<readonly Promise<void>[]> {
    if (jobs.length === 0) return [];
    const byFeed = new Map(jobs.map((job) => [job.feedId, job]));
    const claimed = await this.feeds.claim([...byFeed.keys()], this.clock.now(), query);
    const kept = new Set(claimed.map(({ feed }) => feed.id));
    await this.jobs.dropPolls(jobs.filter((job) => !kept.has(job.feedId)));
    return claimed.map(async (due) => {
      const result = await this.feeds.ask(due, this.clock.now());
      await this.writer.add({ result, job: byFeed.get(due.feed.id) ?? null, report });
    });
  }

  private async keep(batch: readonly Asked[]): Promise<void> {
    const fresh = await this.store.keep(batch, this.clock.now());
    for (const { result, report } of batch) report({ result, fresh: fresh.get(result.due.feed.id) ?? 0 });
  }
}

function nothing(): void {
  // Whoever asked for the polls is told how they ended; a shutdown only waits for the end.
}
