import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { DueFeed, FetchResult } from '../feeds/domain/feed-state.js';
import type { DueQuery } from '../feeds/ports.js';
import { FeedsService } from '../feeds/feeds.service.js';
import { CLOCK, type Clock } from '../kernel/clock.js';
import { BatchWriter } from './batch-writer.js';
import { JobEngine, type PollJob } from './job-engine.js';
import { PollStore, type AnsweredPoll } from './poll-store.service.js';
import { UnderWay } from './under-way.js';

/** Feeds asked at a time at most: hosts are asked side by side, each one thing at a time. */
const ASKED_AT_A_TIME = 100;
/** Polls under way at most: being asked, or answered and not yet stored. */
const UNDER_WAY = 200;
/** More are taken from the queue once there is room for so many: a slow host holds up none but its own feeds. */
const TAKEN_AT_LEAST = 50;
/** Documents with items stored in one transaction at most; a feed that brought none weighs nothing. */
const DOCUMENTS_PER_TRANSACTION = 25;

export interface Polled {
  readonly result: FetchResult;
  /** New and revised articles. */
  readonly fresh: number;
}

/** What is under way: feeds that are being asked, and polls that are not stored yet, which includes them. */
interface Polls {
  readonly asked: UnderWay;
  readonly kept: UnderWay;
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

  /** Puts right what a clock ahead has put off too far: next checks of feeds, and the queue's own waits; gives how many feeds. */
  async putRight(now: Date): Promise<number> {
    const feeds = await this.feeds.putRight(now);
    await this.jobs.putRight();
    return feeds;
  }

  /** Works the queue off; after a failure no more is taken, and it is thrown once what is under way has ended. */
  private async workOff(query: DueQuery, report: Report): Promise<number> {
    const polls = { asked: new UnderWay(), kept: new UnderWay() };
    const [taken] = await Promise.allSettled([this.take(polls, query, report)]);
    await polls.kept.end();
    if (taken.status === 'rejected') throw taken.reason;
    return taken.value;
  }

  /** Begins polls as long as there are jobs; gives how many feeds were asked. */
  private async take(polls: Polls, query: DueQuery, report: Report): Promise<number> {
    let asked = 0;
    while (!this.isStopping && !polls.kept.hasFailed) {
      const room = Math.min(ASKED_AT_A_TIME - polls.asked.count, UNDER_WAY - polls.kept.count);
      const jobs = await this.jobs.takePolls(room);
      for (const { due, job } of await this.claim(jobs, query)) {
        const result = this.feeds.ask(due, this.clock.now());
        polls.asked.add(result);
        polls.kept.add(result.then((answered) => this.writer.add({ result: answered, job, report })));
        asked += 1;
      }
      if (jobs.length < room) return asked;
      await polls.asked.downTo(ASKED_AT_A_TIME - TAKEN_AT_LEAST);
      await polls.kept.downTo(UNDER_WAY - TAKEN_AT_LEAST);
    }
    return asked;
  }

  /** Those of the jobs whose feeds are still due; the others are done. */
  private async claim(
    jobs: readonly PollJob[],
    query: DueQuery,
  ): Promise<readonly { readonly due: DueFeed; readonly job: PollJob | null }[]> {
    if (jobs.length === 0) return [];
    const byFeed = new Map(jobs.map((job) => [job.feedId, job]));
    const claimed = await this.feeds.claim([...byFeed.keys()], this.clock.now(), query);
    const wanted = new Set(claimed.map(({ feed }) => feed.id));
    await this.jobs.dropPolls(jobs.filter((job) => !wanted.has(job.feedId)));
    return claimed.map((due) => ({ due, job: byFeed.get(due.feed.id) ?? null }));
  }

  private async keep(batch: readonly Asked[]): Promise<void> {
    const fresh = await this.store.keep(batch, this.clock.now());
    for (const { result, report } of batch) report({ result, fresh: fresh.get(result.due.feed.id) ?? 0 });
  }
}

function nothing(): void {
  // Whoever asked for the polls is told how they ended; a shutdown only waits for the end.
}
