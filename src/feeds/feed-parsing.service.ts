import { parseFeed } from './adapters/parse/parse-feed.js';
import type { ParseOptions, ParseResult } from './domain/parse-result.js';

/**
 * Reads a feed's document from its bytes; needs neither network nor database.
 * It has no dependencies, so it needs no decorator, and commands start without loading Nest.
 */
export class FeedParsingService {
  parse(bytes: Uint8Array, options: ParseOptions): Promise<ParseResult> {
    return parseFeed(bytes, options);
  }
}
