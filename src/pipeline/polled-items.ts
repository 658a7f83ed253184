import type { IncomingReport } from '../articles/domain/incoming.js';
import type { FetchResult } from '../feeds/domain/feed-state.js';

/** The items that a poll brought, as the articles stage takes them; none where nothing was new. */
export function polledItems({ due, answer }: FetchResult): readonly IncomingReport[] {
  if (answer.kind !== 'parsed') return [];
  const { feed } = due;
  return answer.feed.items.map((item) => ({
    publisher: feed.publisher,
    feedId: feed.id,
    guid: item.guid,
    link: item.link,
    title: item.title,
    summary: item.summary,
    language: feed.language,
    published: item.published,
    publishedRaw: item.publishedRaw,
  }));
}
