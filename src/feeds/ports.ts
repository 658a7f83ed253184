import type { DataSource, EntityManager } from 'typeorm';
import type {
  Addition,
  FeedKeeper,
  FeedProvenance,
  KnownFeed,
  WantedFeed,
  Withdrawal,
} from './domain/added-feed.js';
import type { AfterFetch } from './domain/after-fetch.js';
import type { AnswerGap } from './domain/answer-gap.js';
import type { DueFeed, FeedAnswer, FeedState, HostHold } from './domain/feed-state.js';
import type { Feed } from './domain/feed.js';
import type { ParseOptions, ParseResult } from './domain/parse-result.js';
import type { LatestInstants } from './domain/wrong-clock.js';

/** Which feeds are wanted; every condition narrows, `neverAsked` widens. */
export interface DueQuery {
  readonly limit?: number;
  /** Only this feed, whatever its next check says. */
  readonly feedId?: string;
  /** Also those that were never asked, whose first questions are spread over some minutes. */
  readonly neverAsked?: boolean;
}

export interface FeedWithState {
  readonly feed: Feed;
  readonly state: FeedState;
}

/** A feed as it is listed: also where it comes from. */
export interface ListedFeed extends FeedWithState {
  readonly provenance: FeedProvenance;
}

/** What is remembered of feeds; each method is a fixed number of statements. */
export interface FeedStore {
  /** Takes over the list and says how many feeds of it are enabled. */
  seed(feeds: readonly Feed[], now: Date): Promise<number>;
  /** Adds feeds that are not known by id or address, for good; gives their ids. */
  add(feeds: readonly Feed[], by: Pick<FeedKeeper, 'actor' | 'owner'>, now: Date): Promise<readonly string[]>;
  due(now: Date, query: DueQuery): Promise<readonly DueFeed[]>;
  /** Takes the feeds of these that are still due, by putting their next check off until `until`. */
  claim(feedIds: readonly string[], now: Date, until: Date, query: DueQuery): Promise<readonly DueFeed[]>;
  all(): Promise<readonly ListedFeed[]>;
  /** The country of each publisher of a feed, where it is known, as a transaction sees it. */
  publisherCountries(asked: Pick<DataSource, 'query'>): Promise<ReadonlyMap<string, string>>;
  holds(now: Date): Promise<readonly HostHold[]>;
  record(changes: readonly AfterFetch[], manager: EntityManager): Promise<void>;
  /** Makes due what was put off beyond the latest instants, and ends pauses beyond them; gives how many feeds. */
  putRight(latest: LatestInstants, now: Date): Promise<number>;
  /** Takes up to so many of the oldest polls before an instant out of the log; gives how many. */
  forgetPolls(before: Date, most: number): Promise<number>;
  /** The times between two answers of each enabled feed since an instant, as the log of polls holds them. */
  answerGaps(since: Date, now: Date): Promise<readonly AnswerGap[]>;
  /** Records a person's choice, which outlasts the list; false where there is no such feed, or it was withdrawn. */
  setEnabled(feedId: string, enabled: boolean, now: Date): Promise<boolean>;
}
export const FEED_STORE = Symbol('feed store');

/** Feeds that people add beside the list, with the record of who did; the decisions are of `domain/added-feed.ts`. */
export interface AddedFeeds {
  known(): Promise<readonly KnownFeed[]>;
  add(wanted: WantedFeed, by: FeedKeeper, now: Date): Promise<Addition>;
  withdraw(
    feedId: string,
    change: { readonly reason: string; readonly by: FeedKeeper },
    now: Date,
  ): Promise<Withdrawal>;
}
export const ADDED_FEEDS = Symbol('added feeds');

/** Asks feeds over the network; never throws for what a network, a server or a document can do. */
export interface FeedAsker {
  ask(due: DueFeed, now: Date): Promise<FeedAnswer>;
}
export const FEED_ASKER = Symbol('feed asker');

/** Reads documents where a hard limit of time and memory holds. */
export interface FeedParser {
  parse(bytes: Uint8Array, options: ParseOptions): Promise<ParseResult>;
}
export const FEED_PARSER = Symbol('feed parser');

/** The list of feeds, read when asked for; throws a `TrackerError` that names every bad entry. */
export type ReadFeedList = () => readonly Feed[];
export const FEED_LIST = Symbol('feed list');
