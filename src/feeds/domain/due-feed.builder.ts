import type { DueFeed, FeedAnswer, FeedState, FetchResult, Received } from './feed-state.js';
import type { FeedItem, ParsedFeed } from './feed-item.js';
import type { Feed } from './feed.js';

export const NOW = new Date('2026-11-22T06:00:00Z');

export function buildFeed(given: Partial<Feed> = {}): Feed {
  return {
    id: 'morning-post',
    name: 'Morning Post',
    url: 'https://morning.example/feed',
    language: 'en',
    publisher: 'morning-post',
    country: 'PK',
    ownership: 'private',
    enabled: true,
    intervalMinutes: 30,
    note: '',
    ...given,
  };
}

export function buildState(given: Partial<FeedState> = {}): FeedState {
  return {
    feedId: 'morning-post',
    state: 'waiting',
    effectiveUrl: null,
    etag: null,
    lastModified: null,
    validatorsSince: null,
    nextCheckAt: NOW,
    lastAttemptAt: null,
    lastSuccessAt: null,
    lastNewAt: null,
    failures: 0,
    intervalMinutes: null,
    bodyHash: null,
    problem: null,
    ...given,
  };
}

export function buildDue(feed: Partial<Feed> = {}, state: Partial<FeedState> = {}): DueFeed {
  const built = buildFeed(feed);
  const url = state.effectiveUrl ?? built.url;
  return { feed: built, state: buildState({ feedId: built.id, ...state }), host: new URL(url).host };
}

export function buildReceived(given: Partial<Received> = {}): Received {
  const finalUrl = 'https://morning.example/feed';
  return { status: 200, headers: {}, bytes: 1000, finalUrl, permanentUrl: null, ...given };
}

function buildItem(number: number): FeedItem {
  return {
    guid: `g${number}`,
    link: null,
    title: `Story ${number}`,
    summary: '',
    published: null,
    publishedRaw: null,
  };
}

export function buildParsed(items: number, given: Partial<ParsedFeed> = {}): ParsedFeed {
  const built = Array.from({ length: items }, (_, index) => buildItem(index));
  return { format: 'rss', title: 'News', items: built, ttlMinutes: null, language: null, ...given };
}

export function buildResult(answer: FeedAnswer, due: DueFeed = buildDue()): FetchResult {
  return { due, answer, durationMs: 12 };
}
