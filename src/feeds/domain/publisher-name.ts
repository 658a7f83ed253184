import type { FeedName } from './feed-history.js';

/** What a feed's name says after the publisher's: `Dawn — World`, `The Hindu | National`. */
const SECTION = /\s+[—–|-]\s.*$/u;
const LANGUAGE = /\s*\([^()]*\)$/u;
/** Words that name nobody by themselves. */
const ARTICLES = new Set(['the', 'a', 'an']);

/**
 * What a publisher is called, from the names of its feeds in order: the words with which all of them begin, without the
 * section that follows a dash; where they share none, as in two scripts, what the first feed calls it, without the
 * language in brackets. Null where no feed has a name.
 */
export function publisherName(feedNames: readonly string[]): string | null {
  const names = [...new Set(feedNames.map((name) => name.replace(SECTION, '').trim()))].filter(
    (name) => name !== '',
  );
  const [first, ...others] = names;
  if (first === undefined) return null;
  if (others.length === 0) return first;
  const words = first.split(/\s+/u);
  const shared = words.findIndex((word, i) => others.some((name) => name.split(/\s+/u)[i] !== word));
  const beginning = shared < 0 ? words : words.slice(0, shared);
  if (beginning.every((word) => ARTICLES.has(word.toLowerCase()))) return first.replace(LANGUAGE, '');
  return beginning.join(' ');
}

/** What is called how: feeds by id, publishers by slug; what had no name on record is not in it. */
export interface SourceNames {
  readonly feeds: ReadonlyMap<string, string>;
  readonly publishers: ReadonlyMap<string, string>;
}

/** The names of feeds, in the order given, and of their publishers. */
export function sourceNames(feeds: readonly FeedName[]): SourceNames {
  const own = new Map<string, string[]>();
  for (const { publisher, name } of feeds) own.set(publisher, [...(own.get(publisher) ?? []), name]);
  const publishers = [...own].flatMap(([publisher, all]) => {
    const name = publisherName(all);
    return name === null ? [] : [[publisher, name] as const];
  });
  return {
    feeds: new Map(feeds.map(({ feedId, name }) => [feedId, name])),
    publishers: new Map(publishers),
  };
}
