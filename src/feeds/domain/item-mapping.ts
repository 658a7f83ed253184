import type { FeedItem } from './feed-item.js';
import { parseFeedDate } from './feed-date.js';
import { absoluteLink, isWebAddress } from './item-link.js';
import { capAtWord, plainText } from './plain-text.js';

/** Characters of a title that are kept. */
const MAX_TITLE_LENGTH = 4_000;
/** A longer guid is no use as a key; the item is then known by its link. */
const MAX_GUID_LENGTH = 8_192;
const HTML_TYPES = /^(?:text\/html|application\/xhtml\+xml|html|xhtml)\b/i;

/** A field as the XML parser gives it: its text, and its attributes where it has any. */
export interface RawField {
  readonly text: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** What rss-parser found of one item, field by field, in the document's order. */
export interface RawItem {
  readonly about: string | null;
  readonly titles: readonly string[];
  readonly guid: RawField | null;
  readonly links: readonly RawField[];
  /** Publication, else update, else creation. */
  readonly dates: readonly string[];
  /** Plain text already. */
  readonly summary: string;
}

/** Makes an item of what the feed says of it; `bases` as in `absoluteLink`, innermost first. */
export function mapItem(raw: RawItem, bases: readonly (string | null)[]): FeedItem {
  const guid = raw.guid?.text ?? raw.about;
  return {
    guid: guid !== null && guid.length > MAX_GUID_LENGTH ? null : guid,
    link: linkOf(raw, bases),
    title: titleOf(raw.titles),
    summary: raw.summary,
    ...publicationOf(raw.dates),
  };
}

/** The plain text of the first title that has any. */
export function titleOf(titles: readonly string[]): string {
  for (const source of titles) {
    const title = plainText(withoutDoubleEncoding(source), 'title');
    if (title !== '') return capAtWord(title, MAX_TITLE_LENGTH);
  }
  return '';
}

/** The first readable date; where none is, no instant and the first date's own words. */
function publicationOf(dates: readonly string[]): Pick<FeedItem, 'published' | 'publishedRaw'> {
  for (const publishedRaw of dates) {
    const published = parseFeedDate(publishedRaw);
    if (published !== null) return { published, publishedRaw };
  }
  return { published: null, publishedRaw: dates[0] ?? null };
}

/**
 * The item's own page: the link with text (RSS), else the alternate link that is HTML, else any alternate,
 * else a guid or rdf:about that is an address and not declared to be no permanent link.
 */
function linkOf(raw: RawItem, bases: readonly (string | null)[]): string | null {
  const alternates = raw.links.filter(({ attributes }) => isAlternate(attributes['rel']));
  const html = alternates.filter(({ attributes }) => HTML_TYPES.test(attributes['type'] ?? 'text/html'));
  const written = raw.links.filter(({ text, attributes }) => text !== '' && attributes['href'] === undefined);
  for (const { text, attributes } of [...written, ...html, ...alternates]) {
    const link = absoluteLink(attributes['href'] ?? text, [attributes['base'] ?? null, ...bases]);
    if (link !== null) return link;
  }
  const guid = raw.guid?.attributes['permalink']?.toLowerCase() === 'false' ? null : raw.guid?.text;
  const address = [guid, raw.about].find((text) => typeof text === 'string' && isWebAddress(text));
  return address ?? null;
}

function isAlternate(rel: string | undefined): boolean {
  return rel === undefined || rel === '' || /(?:^|[\s/])alternate$/i.test(rel);
}

const TWICE_ENCODED = /[\u00c2-\u00f4][\u0080-\u00bf]/;
const BEYOND_LATIN_1 = /[^\u0000-\u00ff]/;

/** Mends UTF-8 that was read as Latin-1 and encoded again; any other text stays as it is. */
function withoutDoubleEncoding(text: string): string {
  if (!TWICE_ENCODED.test(text) || BEYOND_LATIN_1.test(text)) return text;
  const bytes = Uint8Array.from(text, (sign) => sign.charCodeAt(0));
  const mended = new TextDecoder('utf-8').decode(bytes);
  return mended.includes('\ufffd') ? text : mended;
}
