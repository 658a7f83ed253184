import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import type { Outbound } from '../outbound/outbound.js';
import { OUTBOUND, OutboundModule } from '../outbound/outbound.module.js';
import { FeedFetcher } from './adapters/fetch/feed-fetcher.js';
import { readFeedList } from './adapters/list/read-feed-list.js';
import { createParserPool, type ParserPool } from './adapters/parse/parser-pool.js';
import { AddedFeedsService } from './added-feeds.service.js';
import { PostgresAddedFeeds } from './adapters/store/added-feeds.js';
import { PostgresFeedStore } from './adapters/store/feed-store.js';
import { feedHistory } from './adapters/store/history-queries.js';
import { FEED_HISTORY } from './domain/feed-history.js';
import { FeedHistoryService } from './feed-history.service.js';
import { FeedsService } from './feeds.service.js';
import { ADDED_FEEDS, FEED_ASKER, FEED_LIST, FEED_PARSER, FEED_STORE, type FeedParser } from './ports.js';

/** One thread beside the event loop; a document that needs more than this is broken or hostile. */
const PARSER_LIMITS = { workers: 1, timeoutMs: 10_000, maxOldGenerationMb: 128 };

@Module({
  imports: [OutboundModule],
  providers: [
    AddedFeedsService,
    FeedsService,
    FeedHistoryService,
    { provide: FEED_HISTORY, useFactory: feedHistory, inject: [DataSource] },
    { provide: FEED_PARSER, useFactory: () => createParserPool(PARSER_LIMITS) },
    {
      provide: FEED_ASKER,
      useFactory: (outbound: Outbound, parser: FeedParser) => new FeedFetcher(outbound, parser),
      inject: [OUTBOUND, FEED_PARSER],
    },
    {
      provide: FEED_STORE,
      useFactory: (database: DataSource) => new PostgresFeedStore(database),
      inject: [DataSource],
    },
    {
      provide: ADDED_FEEDS,
      useFactory: (database: DataSource) => new PostgresAddedFeeds(database),
      inject: [DataSource],
    },
    {
      provide: FEED_LIST,
      useFactory: (settings: Settings) => () => readFeedList(settings.feedsFile),
      inject: [SETTINGS],
    },
  ],
  exports: [AddedFeedsService, FeedsService, FeedHistoryService],
})
export class FeedsModule implements OnApplicationShutdown {
  constructor(@Inject(FEED_PARSER) private readonly parser: ParserPool) {}

  async onApplicationShutdown(): Promise<void> {
    await this.parser.close();
  }
}
