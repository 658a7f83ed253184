import { Inject, Injectable } from '@nestjs/common';
import { sourceNames, type SourceNames } from './domain/publisher-name.js';
import { FEED_HISTORY, type FeedHistory } from './domain/feed-history.js';

/** Which feeds were asked in the past and which answered; and who the publishers are. */
@Injectable()
export class FeedHistoryService {
  constructor(@Inject(FEED_HISTORY) readonly reader: FeedHistory) {}

  /** What feeds and publishers were called at an instant. */
  async names(asOf: Date): Promise<SourceNames> {
    return sourceNames(await this.reader.names(asOf));
  }
}
