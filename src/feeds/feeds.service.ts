import { Inject, Injectable } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import { readFeedList } from './adapters/list/read-feed-list.js';
import { afterFetch } from './domain/after-fetch.js';
import type { AnswerGap } from './domain/answer-gap.js';
import { heldTrial, trialOf, untriedFeed, type FeedTrial } from './domain/feed-trial.js';
import type { DueFeed, FetchResult, HostHold } from './domain/feed-state.js';
import type { Feed } from './domain/feed.js';
import { listFeeds, type FeedListing } from './domain/feed-listing.js';
import { latestInstants } from './domain/wrong-clock.js';
import {
  FEED_ASKER,
  FEED_LIST,
  FEED_STORE,
  type DueQuery,
  type FeedAsker,
  type FeedStore,
  type ReadFeedList,
} from './ports.js';

/** How long a claimed feed is left to its claimer: longer than any poll can take. */
const CLAIM_MS = 180_000;
const DAY_MS = 86_400_000;
/** How long the log of polls is kept: longer than the year that a rule is tried on. */
const LOG_KEPT_DAYS = 400;
/** Polls taken out of the log in one transaction at most. */
const FORGOTTEN_AT_ONCE = 5_000;

/** Whom to ask and when, and what came of it. */
@Injectable()
export class FeedsService {
  constructor(
    @Inject(FEED_STORE) private readonly store: FeedStore,
    @Inject(FEED_ASKER) private readonly asker: FeedAsker,
    @Inject(FEED_LIST) private readonly readList: ReadFeedList,
  ) {}

  /** Takes over the list of feeds; gives how many are enabled. Throws a `TrackerError` where the list is faulty. */
  async seed(now: Date): Promise<number> {
    return this.store.seed(this.readList(), now);
  }

  /**
   * Adds the feeds of a list in a file (OPML or JSON) to those that are polled, whatever list is read at the start;
   * gives how many were not known before. `actor` is who does, for the record. Throws a `TrackerError` where the list is faulty.
   */
  async addList(path: string, actor: string, now: Date): Promise<number> {
    const added = await this.store.add(readFeedList(path), { actor, owner: actor }, now);
    return added.length;
  }

  /** The feeds to ask now, longest overdue first; feeds of held hosts wait. */
  async due(now: Date, query: DueQuery = {}): Promise<readonly DueFeed[]> {
    return this.store.due(now, query);
  }

  /**
   * Takes those of the feeds that are still due, so that no other instance asks them meanwhile. One whose answer is
   * never recorded (a kill) is due again a few minutes later.
   */
  async claim(feedIds: readonly string[], now: Date, query: DueQuery = {}): Promise<readonly DueFeed[]> {
    return this.store.claim(feedIds, now, new Date(now.getTime() + CLAIM_MS), query);
  }

  /** Asks a feed and reads its document; stores nothing. */
  async ask(due: DueFeed, now: Date): Promise<FetchResult> {
    const startedMs = performance.now();
    const answer = await this.asker.ask(due, now);
    return { due, answer, durationMs: Math.round(performance.now() - startedMs) };
  }

  /** Asks an address once, as a feed that is not stored; stores nothing, and asks no host that wants a pause. */
  async tryOut(url: string, now: Date): Promise<FeedTrial> {
    const untried = untriedFeed(url, now);
    const hold = (await this.store.holds(now)).find(({ host }) => host === untried.host);
    return hold === undefined ? trialOf(url, await this.asker.ask(untried, now)) : heldTrial(url, hold);
  }

  /**
   * Stores what polls gave, in the transaction that stores their articles; `newItems` says how many items of each
   * feed were new. Polls that were abandoned change nothing.
   */
  async record(
    results: readonly FetchResult[],
    newItems: ReadonlyMap<string, number>,
    manager: EntityManager,
    now: Date,
  ): Promise<void> {
    const changes = results
      .map((result) => afterFetch(result, newItems.get(result.due.feed.id) ?? 0, now))
      .filter((change) => change !== null);
    await this.store.record(changes, manager);
  }

  /** Makes due what a clock that was ahead and has come back put off too far; gives how many feeds. */
  async putRight(now: Date): Promise<number> {
    return this.store.putRight(latestInstants(now), now);
  }

  /** Lets go of some polls that the log has held long enough; gives how many, 0 once none is left. */
  async forgetPolls(now: Date): Promise<number> {
    return this.store.forgetPolls(new Date(now.getTime() - LOG_KEPT_DAYS * DAY_MS), FORGOTTEN_AT_ONCE);
  }

  /** Every feed with how it stands. */
  async list(now: Date): Promise<readonly FeedListing[]> {
    const [feeds, holds] = await Promise.all([this.store.all(), this.store.holds(now)]);
    return listFeeds(feeds, holds);
  }

  /** The times between two answers of each enabled feed since an instant, as the log of polls holds them. */
  answerGaps(since: Date, now: Date): Promise<readonly AnswerGap[]> {
    return this.store.answerGaps(since, now);
  }

  /** The country of each publisher of a feed, where it is known, as a transaction sees it. */
  publisherCountries(asked: Pick<DataSource, 'query'>): Promise<ReadonlyMap<string, string>> {
    return this.store.publisherCountries(asked);
  }

  /**
   * Pauses a feed or resumes it, whatever the list says, from now on. A resumed one is asked at once, also where it
   * had answered 410. False where there is no such feed, or it was withdrawn.
   */
  async setEnabled(feedId: string, enabled: boolean, now: Date): Promise<boolean> {
    return this.store.setEnabled(feedId, enabled, now);
  }

  /** The hosts that are left alone for now. */
  async holds(now: Date): Promise<readonly HostHold[]> {
    return this.store.holds(now);
  }

  /** The list as it would be seeded. */
  listed(): readonly Feed[] {
    return this.readList();
  }
}
