import type { Instant } from '../../kernel/dates.js';

export type FeedFormat = 'rss' | 'atom' | 'rdf' | 'json';

/** One item as the feed gave it; text is plain, white space collapsed, no HTML. */
export interface FeedItem {
  /** RSS guid, Atom id, RDF `rdf:about`, JSON id; null where the feed gives none. */
  readonly guid: string | null;
  /** Absolute address, or null. */
  readonly link: string | null;
  readonly title: string;
  readonly summary: string;
  /** UTC with seconds; null where missing or unreadable. */
  readonly published: Instant | null;
  /** The date's text as it stands in the feed. */
  readonly publishedRaw: string | null;
}

export interface ParsedFeed {
  readonly format: FeedFormat;
  readonly title: string;
  readonly items: readonly FeedItem[];
  /** Minutes from `<ttl>` or `sy:updatePeriod`, null where not given. */
  readonly ttlMinutes: number | null;
  /** Language the feed claims, as it stands there, or null. */
  readonly language: string | null;
}
