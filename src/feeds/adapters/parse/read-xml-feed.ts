import Parser from 'rss-parser';
import type { FeedFormat, ParsedFeed } from '../../domain/feed-item.js';
import { absoluteLink } from '../../domain/item-link.js';
import type { FeedRoot } from './canonical-names.js';
import { mapItem, titleOf, type RawField, type RawItem } from '../../domain/item-mapping.js';
import type { RepairedFeed } from './feed-repair.js';
import { ttlMinutes } from '../../domain/feed-ttl.js';

const FORMATS: Readonly<Record<FeedRoot, FeedFormat>> = { rss: 'rss', 'rdf:RDF': 'rdf', feed: 'atom' };
const FEED_FIELDS = [
  't:otherTitle',
  't:link',
  't:language',
  't:rootLanguage',
  't:ttl',
  't:period',
  't:frequency',
] as const;
const ITEM_FIELDS = [
  't:otherTitle',
  't:guid',
  't:link',
  't:published',
  't:updated',
  't:created',
  't:summary',
  't:content',
  't:abstract',
] as const;

type FeedFields = Partial<Record<(typeof FEED_FIELDS)[number], unknown>>;
type ItemFields = Partial<Record<(typeof ITEM_FIELDS)[number] | 'rdf:about', unknown>>;

/** Reads a repaired document with rss-parser; `url` as in `ParseOptions`. */
export async function readXmlFeed(
  repaired: RepairedFeed,
  root: FeedRoot,
  url: string | null,
): Promise<ParsedFeed> {
  const parser = new Parser<FeedFields, ItemFields>({
    defaultRSS: 2,
    customFields: {
      feed: [...FEED_FIELDS],
      item: ITEM_FIELDS.map((name) => [name, name, { keepArray: true }]),
    },
  });
  const output = await parser.parseString(repaired.xml);
  const site = absoluteLink(firstAddress(output['t:link']), [url]);
  const bases = [url, site];
  return {
    format: FORMATS[root],
    title: titleOf([textOf(output.title), textOf(output['t:otherTitle'])]),
    items: output.items.map((item) => mapItem(rawItem(item), bases)),
    ttlMinutes: ttlMinutes({
      ttl: textOf(output['t:ttl']),
      period: textOf(output['t:period']),
      frequency: textOf(output['t:frequency']),
    }),
    language: textOf(output['t:language']) || textOf(output['t:rootLanguage']) || null,
  };
}

function rawItem(item: ItemFields & Parser.Item): RawItem {
  const summaries = [item['t:summary'], item['t:content'], item['t:abstract']];
  return {
    about: textOf(item['rdf:about']) || null,
    titles: [item.title, ...fieldsOf(item['t:otherTitle']).map(({ text }) => text)].map(textOf),
    guid: fieldsOf(item['t:guid'])[0] ?? null,
    links: fieldsOf(item['t:link']),
    dates: [item['t:published'], item['t:updated'], item['t:created']]
      .flatMap(fieldsOf)
      .map(({ text }) => text),
    summary: summaries.flatMap(fieldsOf)[0]?.text ?? '',
  };
}

function fieldsOf(value: unknown): readonly RawField[] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map(fieldOf);
}

function fieldOf(value: unknown): RawField {
  if (typeof value === 'string') return { text: value, attributes: {} };
  if (typeof value !== 'object' || value === null) return { text: '', attributes: {} };
  const text = '_' in value && typeof value._ === 'string' ? value._ : '';
  const attributes = '$' in value && typeof value.$ === 'object' && value.$ !== null ? value.$ : {};
  return { text, attributes: Object.fromEntries(Object.entries(attributes).filter(isTextEntry)) };
}

function isTextEntry(entry: [string, unknown]): entry is [string, string] {
  return typeof entry[1] === 'string';
}

function textOf(value: unknown): string {
  return fieldsOf(value)[0]?.text.trim() ?? '';
}

function firstAddress(value: unknown): string {
  const field = fieldsOf(value)[0];
  return field?.attributes['href'] ?? field?.text ?? '';
}
