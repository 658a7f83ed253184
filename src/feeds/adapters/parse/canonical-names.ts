/** The four ways a feed document can begin. */
export type FeedRoot = 'rss' | 'rdf:RDF' | 'feed';

export const ROOTS: ReadonlyMap<string, FeedRoot> = new Map([
  ['rss', 'rss'],
  ['rdf:rdf', 'rdf:RDF'],
  ['rdf', 'rdf:RDF'],
  ['feed', 'feed'],
  ['atom:feed', 'feed'],
]);

export const ITEMS: ReadonlySet<string> = new Set(['item', 'entry', 'atom:entry']);

/** Elements that only hold others whose meaning is the item's or the feed's own. */
export const TRANSPARENT: ReadonlySet<string> = new Set(['media:group']);

/**
 * What an item's children are called in the document we hand to rss-parser. None but `title` keeps a name
 * that rss-parser would read its own way: it strips HTML in quadratic time, throws on dates it cannot read
 * and on links without attributes.
 */
export const ITEM_FIELDS: ReadonlyMap<string, string> = new Map([
  ['title', 'title'],
  ['atom:title', 'title'],
  ['dc:title', 't:otherTitle'],
  ['media:title', 't:otherTitle'],
  ['guid', 't:guid'],
  ['id', 't:guid'],
  ['atom:id', 't:guid'],
  ['link', 't:link'],
  ['atom:link', 't:link'],
  ['pubdate', 't:published'],
  ['published', 't:published'],
  ['atom:published', 't:published'],
  ['issued', 't:published'],
  ['atom:issued', 't:published'],
  ['dcterms:issued', 't:published'],
  ['dc:date', 't:updated'],
  ['date', 't:updated'],
  ['updated', 't:updated'],
  ['atom:updated', 't:updated'],
  ['modified', 't:updated'],
  ['atom:modified', 't:updated'],
  ['dcterms:modified', 't:updated'],
  ['lastbuilddate', 't:updated'],
  ['created', 't:created'],
  ['atom:created', 't:created'],
  ['dcterms:created', 't:created'],
  ['dc:created', 't:created'],
  ['description', 't:summary'],
  ['summary', 't:summary'],
  ['atom:summary', 't:summary'],
  ['content', 't:content'],
  ['atom:content', 't:content'],
  ['content:encoded', 't:content'],
  ['fullitem', 't:content'],
  ['xhtml:body', 't:content'],
  ['body', 't:content'],
  ['dc:description', 't:abstract'],
  ['media:description', 't:abstract'],
  ['itunes:summary', 't:abstract'],
  ['itunes:subtitle', 't:abstract'],
]);

/** The same for the feed itself. */
export const FEED_FIELDS: ReadonlyMap<string, string> = new Map([
  ['title', 'title'],
  ['atom:title', 'title'],
  ['dc:title', 't:otherTitle'],
  ['link', 't:link'],
  ['atom:link', 't:link'],
  ['language', 't:language'],
  ['dc:language', 't:language'],
  ['ttl', 't:ttl'],
  ['sy:updateperiod', 't:period'],
  ['sy:updatefrequency', 't:frequency'],
]);
