import { Feed } from 'feed';
import type { WeighedDevelopment } from '../../developments/domain/development-reader.js';

export const FEED_FORMATS = ['rss', 'atom', 'json'] as const;
export type FeedFormat = (typeof FEED_FORMATS)[number];

/** The media type of each format. */
export const FEED_TYPES: Readonly<Record<FeedFormat, string>> = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
};

export interface FeedOut {
  /** `all`, or the topic that the feed keeps to. */
  readonly name: string;
  /** Where people reach the service; ids and links lie under it. */
  readonly publicUrl: string;
  readonly developments: readonly WeighedDevelopment[];
}

/**
 * Developments as a feed, in the order given. Readers take titles and descriptions for HTML, so our plain text is
 * escaped there; the title of a JSON Feed is plain by its specification. Ids are absolute URLs that never change.
 */
export function feedOut({ name, publicUrl, developments }: FeedOut, format: FeedFormat): string {
  const base = publicUrl.replace(/\/+$/, '');
  const address = (of: FeedFormat): string => `${base}/feeds/${name}.${of}`;
  const newest = developments
    .map((development) => development.recordedAt)
    .toSorted()
    .at(-1);
  const feed = new Feed({
    id: `${base}/feeds/${name}`,
    title: name === 'all' ? 'Pakistan–Russia relations' : `Pakistan–Russia relations: ${name}`,
    description: 'Developments as the relations tracker records them, newest first.',
    link: name === 'all' ? `${base}/developments` : `${base}/developments?indicator=${name}`,
    feedLinks: { rss: address('rss'), atom: address('atom'), json: address('json') },
    language: 'en',
    copyright: '',
    generator: 'relations tracker',
    updated: newest === undefined ? new Date(0) : new Date(newest),
  });
  const asTitle = format === 'json' ? printable : escaped;
  for (const development of developments) {
    const link = `${base}/developments/${encodeURIComponent(development.id)}`;
    feed.addItem({
      id: link,
      link,
      title: asTitle(development.what),
      description: escaped(description(development)),
      date: new Date(development.recordedAt),
      author: [{ name: 'relations tracker' }],
      category: development.indicators.map((topic) => ({ name: topic, term: topic })),
    });
  }
  return written(feed, format);
}

/** A feed in one of the formats. */
export function written(feed: Feed, format: FeedFormat): string {
  switch (format) {
    case 'rss':
      return feed.rss2();
    case 'atom':
      return feed.atom1();
    case 'json':
      return feed.json1();
  }
}

/** Date, indicators, direction, score and status, and who reported it, in one line. */
function description({
  date,
  indicators,
  direction,
  score,
  status,
  sources,
  citations,
}: WeighedDevelopment): string {
  const points = score > 0 ? `+${score}` : String(score).replace('-', '−');
  const outlets = [...new Set(sources.map((source) => source.publisher))].join(', ');
  const documents = [...new Set(citations.map((citation) => citation.document))].join(', ');
  const from = [outlets, documents].filter((part) => part !== '').join('; ');
  return `${period(date)} · ${indicators.join(', ')} · ${direction}, score ${points} · ${status}${from === '' ? '' : ` · ${from}`}`;
}

function period({ from, to, precision }: WeighedDevelopment['date']): string {
  if (precision === 'undated' || from === null) return 'undated';
  return from === to ? from : `${from} to ${to ?? 'now'}`;
}

const UNPRINTABLE = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Text without the characters that XML 1.0 cannot hold. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, '');
}

/** Text as HTML and XML show it. */
export function escaped(text: string): string {
  return printable(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
