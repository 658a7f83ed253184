import { Feed } from 'feed';
import type { FeedEntry, PersonalFeed } from '../../alerts/domain/personal-feed.js';
import type { AlertItem } from '../../alerts/domain/notification.js';
import { escaped, printable, written, type FeedFormat } from './feed-out.js';

/** Of a feed without entries. */
const EPOCH = new Date(0);

/**
 * What a subscription was told, as a feed: one entry per thing that is told, with why and the evidence. The address of
 * the feed is its secret, so it does not stand in it.
 */
export function personalFeed(feed: PersonalFeed, publicUrl: string, format: FeedFormat): string {
  const base = publicUrl.replace(/\/+$/, '');
  const document = new Feed({
    id: `${base}/feeds/personal/of/${encodeURIComponent(feed.subscriptionId)}`,
    title: `Alerts: ${feed.ruleName}`,
    description: 'What the relations tracker told this subscription, newest first.',
    link: `${base}/developments`,
    language: 'en',
    copyright: '',
    generator: 'relations tracker',
    updated: feed.entries[0]?.at ?? EPOCH,
  });
  const asTitle = format === 'json' ? printable : escaped;
  for (const entry of feed.entries) {
    for (const [at, item] of entry.items.entries()) {
      document.addItem({
        id: `${base}/feeds/personal/of/${encodeURIComponent(feed.subscriptionId)}/${encodeURIComponent(entry.id)}/${at}`,
        link: `${base}${/^\/(?!\/)/.test(item.page) ? item.page : '/'}`,
        title: asTitle(item.title),
        description: escaped(description(item, entry)),
        date: entry.at,
        author: [{ name: 'relations tracker' }],
      });
    }
  }
  return written(document, format);
}

function description({ why, evidence, rule }: AlertItem, { more }: FeedEntry): string {
  const told = evidence.map(({ text, publisher }) => (publisher === null ? text : `${text} (${publisher})`));
  const rest = more === 0 ? [] : [`and ${more} more`];
  return [`Rule: ${rule.name}`, `Why: ${why.join('; ')}`, ...told, ...rest].join(' · ');
}
