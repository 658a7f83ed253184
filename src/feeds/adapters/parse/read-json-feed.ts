import { z } from 'zod';
import { mapItem, titleOf } from '../../domain/item-mapping.js';
import { absoluteLink } from '../../domain/item-link.js';
import { parseFailure, type ParseResult } from '../../domain/parse-result.js';
import { capAtWord, plainText } from '../../domain/plain-text.js';
import { MAX_FIELD_SOURCE, MAX_ITEMS, MAX_SUMMARY_LENGTH } from './feed-repair.js';

/** A text field; what is no text counts as missing, so that one bad field does not cost the item. */
const text = z.string().optional().catch(undefined);
/** A text that is read for what it says: no more of it than of an XML feed's. */
const words = z
  .string()
  .transform((given) => given.slice(0, MAX_FIELD_SOURCE))
  .optional()
  .catch(undefined);

const itemSchema = z.object({
  id: z
    .union([z.string(), z.number().transform(String)])
    .optional()
    .catch(undefined),
  url: text,
  external_url: text,
  title: words,
  summary: words,
  content_text: words,
  content_html: words,
  date_published: text,
  date_modified: text,
});

const feedSchema = z.object({
  version: text,
  title: text,
  language: text,
  home_page_url: text,
  feed_url: text,
  items: z.array(z.unknown()),
});

type JsonItem = z.infer<typeof itemSchema>;

/** Reads a JSON Feed, 1 or 1.1 (jsonfeed.org/version/1.1); entries of `items` that are no objects are left out. */
export function readJsonFeed(source: string, url: string | null): ParseResult {
  const document = parsedJson(source);
  if (document === undefined) {
    return parseFailure(
      'broken',
      'The answer begins like JSON but is not complete, valid JSON.',
      'Open the address in a browser; if the publisher cuts it off, use its RSS or Atom feed.',
    );
  }
  const feed = feedSchema.safeParse(document);
  if (!feed.success) return notAFeed();
  const { items, title, language } = feed.data;
  if (items.length > MAX_ITEMS) return tooManyItems(items.length);
  const bases = [
    url,
    absoluteLink(feed.data.feed_url ?? '', []),
    absoluteLink(feed.data.home_page_url ?? '', []),
  ];
  const readable = items.map((item) => itemSchema.safeParse(item)).filter((item) => item.success);
  if (items.length > 0 && !readable.some(({ data }) => isItem(data))) return notAFeed();
  return {
    ok: true,
    feed: {
      format: 'json',
      title: titleOf([title ?? '']),
      items: readable.map(({ data }) => mapJsonItem(data, bases)),
      ttlMinutes: null,
      language: language ?? null,
    },
    notes: readable.length < items.length ? ['Entries of "items" that are no objects were left out.'] : [],
  };
}

/** More items than one poll may bring. */
export function tooManyItems(count: number): ParseResult {
  return parseFailure(
    'too-large',
    `The feed has ${count} items; at most ${MAX_ITEMS} are read.`,
    'Ask the publisher for a shorter feed, or import the archive with `tracker import`.',
  );
}

function mapJsonItem(item: JsonItem, bases: readonly (string | null)[]): ReturnType<typeof mapItem> {
  const links = [item.url, item.external_url].filter((link) => link !== undefined);
  const summary = [item.summary, item.content_text, item.content_html]
    .map((source) => plainText(source ?? '', 'body'))
    .find((body) => body !== '');
  return mapItem(
    {
      about: null,
      titles: [item.title ?? ''],
      guid: item.id === undefined ? null : { text: item.id, attributes: {} },
      links: links.map((link) => ({ text: link, attributes: {} })),
      dates: [item.date_published, item.date_modified].filter((date) => date !== undefined),
      summary: capAtWord(summary ?? '', MAX_SUMMARY_LENGTH),
    },
    bases,
  );
}

function isItem(item: JsonItem): boolean {
  return [item.id, item.url, item.title, item.content_text, item.content_html].some(
    (value) => value !== undefined,
  );
}

function notAFeed(): ParseResult {
  return parseFailure(
    'not-a-feed',
    'The answer is JSON, but no JSON Feed: it has no list of items.',
    'Look on the site for its RSS, Atom or JSON Feed address.',
  );
}

/** Undefined where the text is no JSON. */
function parsedJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
