import { absoluteLink } from '../../domain/item-link.js';
import { parseFailure, type ParseResult } from '../../domain/parse-result.js';
import { readAttributes } from './tag-attributes.js';
import { scanMarkup } from './markup-scanner.js';

const FEED_TYPE = /^application\/(?:rss\+xml|atom\+xml|rdf\+xml|feed\+json)\b/i;
/** A page names its feeds in its head. */
const HEAD_LENGTH = 200_000;
const LOOK_FOR_ONE = 'Look on the site for its RSS, Atom or JSON Feed address.';

/** Says what came instead of a feed; of a web page, also which feed it names. */
export function notAFeed(source: string, firstElement: string | null, url: string | null): ParseResult {
  if (firstElement === null) {
    return parseFailure('not-a-feed', 'The answer is plain text, neither XML nor JSON.', LOOK_FOR_ONE);
  }
  if (!isWebPage(source, firstElement)) {
    return parseFailure(
      'not-a-feed',
      `The answer is XML, but no feed: it begins with <${firstElement.slice(0, 40)}>.`,
      LOOK_FOR_ONE,
    );
  }
  const feed = feedNamedBy(source.slice(0, HEAD_LENGTH), url);
  return parseFailure(
    'not-a-feed',
    'The answer is a web page, not a feed.',
    feed === null
      ? `${LOOK_FOR_ONE} Some sites answer so to programs they want to keep out.`
      : `The page names a feed at ${feed}: use that address.`,
  );
}

function isWebPage(source: string, firstElement: string): boolean {
  return (
    /^(?:xhtml:)?(?:html|head|body|div|p|meta|script|title)$/.test(firstElement) ||
    /^<!doctype html/i.test(source)
  );
}

function feedNamedBy(head: string, url: string | null): string | null {
  let found: string | null = null;
  scanMarkup(head, {
    text: () => undefined,
    close: () => undefined,
    open: ({ name, attributes }) => {
      if (found !== null || name.toLowerCase() !== 'link') return;
      const link = readAttributes(attributes);
      if (FEED_TYPE.test(link.get('type') ?? '')) found = absoluteLink(link.get('href') ?? '', [url]);
    },
  });
  return found;
}
