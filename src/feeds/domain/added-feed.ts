import type { Instant } from '../../kernel/dates.js';
import { addressKey, feedIdOf, isSameSite, publisherOf } from './feed-address.js';
import type { Feed } from './feed.js';

const LONGEST_MADE_ID = 60;

/** Where a feed comes from, and whether who added it took it out again. */
export interface FeedProvenance {
  /** `list`: from FEEDS_FILE or the list that comes with the service; `person`: somebody added it. */
  readonly origin: 'list' | 'person';
  /** Null where the list has it, and where it was imported before this was recorded. */
  readonly addition: { readonly by: string; readonly at: Instant } | null;
  /** Null where it is not withdrawn. */
  readonly withdrawal: { readonly by: string; readonly at: Instant; readonly reason: string } | null;
}

/** What a decision about adding looks at, of every feed that is stored. */
export type KnownFeed = Pick<
  Feed,
  'id' | 'name' | 'url' | 'publisher' | 'country' | 'ownership' | 'enabled'
> &
  FeedProvenance & {
    /** Where permanent redirects led; null: the listed address. */
    readonly effectiveUrl: string | null;
  };

/** A feed as somebody wants it; what is left out follows from its address and from the feeds known. */
export type WantedFeed = Pick<Feed, 'name' | 'url' | 'language' | 'intervalMinutes' | 'note'> & {
  readonly [Part in 'id' | 'publisher' | 'country' | 'ownership']?: Feed[Part] | undefined;
};

/** Who changes a feed: as the log names them now, and in whose name it is kept, the same at every sign-in. */
export interface FeedKeeper {
  readonly actor: string;
  readonly owner: string;
  /** Whether they may take out what others added. */
  readonly mayAll: boolean;
}

/** What comes of wanting a feed; `part` is what stands in the way. */
export type Addition =
  | { readonly outcome: 'added'; readonly feed: Feed }
  | { readonly outcome: 'taken'; readonly part: 'id' | 'url'; readonly message: string };

/** What comes of taking a feed out. */
export type Withdrawal =
  | { readonly outcome: 'withdrawn' }
  | {
      readonly outcome: 'unknown' | 'not-added' | 'withdrawn-before' | 'of-others';
      readonly message: string;
    };

/** The feed that an address brings already, by its own address or where that moved to. */
export function feedAt<T extends KnownFeed>(url: string, known: readonly T[]): T | undefined {
  const key = addressKey(url);
  const is = (address: string | null): boolean => address !== null && addressKey(address) === key;
  return known.find((feed) => is(feed.url)) ?? known.find((feed) => is(feed.effectiveUrl));
}

/**
 * Whose feed an address is likely to be: the one publisher of the known feeds of its site, so that a further section
 * counts as the same voice; null where the site's feeds are of several (a host of blogs), or none is known.
 */
export function publisherAt(
  url: string,
  known: readonly KnownFeed[],
): Pick<Feed, 'publisher' | 'country' | 'ownership'> | null {
  const there = known.filter((feed) => isSameSite(feed.url, url));
  const [first] = there;
  if (first === undefined || there.some(({ publisher }) => publisher !== first.publisher)) return null;
  const { publisher, country, ownership } = first;
  return { publisher, country, ownership };
}

/** A key for an address that no feed has: `dawn-com-feeds-home`, with a number behind it where that is taken. */
export function freeFeedId(url: string, known: readonly KnownFeed[]): string {
  const taken = new Set(known.map(({ id }) => id));
  const made = feedIdOf(url).slice(0, LONGEST_MADE_ID).replace(/-+$/, '') || 'feed';
  for (let number = 2, id = made; ; number += 1) {
    if (!taken.has(id)) return id;
    id = `${made}-${number}`;
  }
}

function standsAlready(feed: KnownFeed): Addition {
  const what = feed.enabled
    ? 'it is polled already, so there is nothing to do'
    : 'it is paused; ask it again instead of adding it';
  return { outcome: 'taken', part: 'url', message: `This address is the feed "${feed.id}": ${what}.` };
}

/**
 * Decides whether a wanted feed can be added. An address that somebody removed is taken up again under its old key; one
 * that stands among the feeds, or a key that does, is refused with what to do.
 */
export function decideAddition(wanted: WantedFeed, known: readonly KnownFeed[]): Addition {
  const same = feedAt(wanted.url, known);
  if (same?.withdrawal === null) return standsAlready(same);
  if (same !== undefined && wanted.id !== undefined && wanted.id !== same.id) {
    const message = `This address was removed as "${same.id}": add it again with that key, under which its articles stand.`;
    return { outcome: 'taken', part: 'id', message };
  }
  const holder = known.find(({ id }) => id === wanted.id && id !== same?.id);
  if (holder !== undefined) {
    const message = `The key "${holder.id}" is that of ${holder.url}: choose another, or leave it out.`;
    return { outcome: 'taken', part: 'id', message };
  }
  const like = publisherAt(wanted.url, known);
  const feed: Feed = {
    id: same?.id ?? wanted.id ?? freeFeedId(wanted.url, known),
    name: wanted.name,
    url: wanted.url,
    language: wanted.language,
    publisher: wanted.publisher ?? like?.publisher ?? publisherOf(wanted.url),
    country: wanted.country ?? like?.country ?? 'ZZ',
    ownership: wanted.ownership ?? like?.ownership ?? 'unknown',
    enabled: true,
    intervalMinutes: wanted.intervalMinutes,
    note: wanted.note,
  };
  return { outcome: 'added', feed };
}

/** Decides whether somebody may take a feed out: one that was added, by whoever added it or an administrator. */
export function decideWithdrawal(
  feedId: string,
  by: Pick<FeedKeeper, 'owner' | 'mayAll'>,
  known: readonly KnownFeed[],
): Withdrawal {
  const feed = known.find(({ id }) => id === feedId);
  if (feed === undefined) {
    return {
      outcome: 'unknown',
      message: `There is no feed "${feedId}". The feeds are at /api/v1/feeds.`,
    };
  }
  if (feed.origin === 'list') {
    const message = `The feed "${feedId}" stands in the list of feeds (FEEDS_FILE): take it out there, or pause it.`;
    return { outcome: 'not-added', message };
  }
  if (feed.withdrawal !== null) {
    const message = `The feed "${feedId}" has been removed already; nothing is to do.`;
    return { outcome: 'withdrawn-before', message };
  }
  if (by.mayAll || feed.addition?.by === by.owner) return { outcome: 'withdrawn' };
  const adder = feed.addition === null ? 'an import' : feed.addition.by;
  const message = `The feed "${feedId}" was added by ${adder}: only they or an administrator can remove it.`;
  return { outcome: 'of-others', message };
}
