import { parseFeed } from '../../src/feeds/adapters/parse/parse-feed.js';
import type { FeedItem, ParsedFeed } from '../../src/feeds/domain/feed-item.js';
import type { ParseFailure, ParseOptions } from '../../src/feeds/domain/parse-result.js';

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
export const rss = (item: string, attributes = 'version="2.0"'): string =>
  `<?xml version="1.0"?><rss ${attributes}><channel><title>Gwadar Gazette</title><link>https://gazette.example/</link>` +
  `<item>${item}</item></channel></rss>`;
export const atom = (entry: string, attributes = ''): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom" ${attributes}><title>Gwadar Gazette</title><entry>${entry}</entry></feed>`;

export async function feedOf(source: string | Uint8Array, options?: ParseOptions): Promise<ParsedFeed> {
  const result = await parseFeed(typeof source === 'string' ? utf8(source) : source, options);
  if (!result.ok) throw new Error(`${result.reason}: ${result.message}`);
  return result.feed;
}

export async function itemOf(source: string | Uint8Array, options?: ParseOptions): Promise<FeedItem> {
  const { items } = await feedOf(source, options);
  if (items[0] === undefined) throw new Error('no item');
  return items[0];
}

export async function failureOf(source: string | Uint8Array, options?: ParseOptions): Promise<ParseFailure> {
  const result = await parseFeed(typeof source === 'string' ? utf8(source) : source, options);
  if (result.ok) throw new Error(`${result.feed.items.length} items`);
  return result;
}
