import type { ParseOptions, ParseResult } from './domain/parse-result.js';

/**
 * Reads a feed's document from its bytes; needs neither network nor database.
 * It has no dependencies, so it needs no decorator, and commands start without loading Nest.
 */
export class FeedParsingService {
  async parse(bytes: Uint8Array, options: ParseOptions): Promise<ParseResult> {
    // Loaded here: polls parse in a thread of their own.
    const { parseFeed } = await import('./adapters/parse/parse-feed.js');
    return parseFeed(bytes, options);
  }
}
