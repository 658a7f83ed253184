import { Inject, Injectable } from '@nestjs/common';
import type { Addition, FeedKeeper, KnownFeed, WantedFeed, Withdrawal } from './domain/added-feed.js';
import { ADDED_FEEDS, type AddedFeeds } from './ports.js';

/** Feeds that people add and take out while the service runs, beside those of the list. */
@Injectable()
export class AddedFeedsService {
  constructor(@Inject(ADDED_FEEDS) private readonly feeds: AddedFeeds) {}

  /** Every feed with where it comes from, withdrawn ones among them. */
  known(): Promise<readonly KnownFeed[]> {
    return this.feeds.known();
  }

  /** Adds a feed, which every instance polls from now on; or says why not. */
  add(wanted: WantedFeed, by: FeedKeeper, now: Date): Promise<Addition> {
    return this.feeds.add(wanted, by, now);
  }

  /** Takes out what was added: it is not asked any more, and what it brought stays. */
  withdraw(
    feedId: string,
    change: { readonly reason: string; readonly by: FeedKeeper },
    now: Date,
  ): Promise<Withdrawal> {
    return this.feeds.withdraw(feedId, change, now);
  }
}
