import { serve, startFeedServer, type FeedServer } from '../../support/feed-server.js';
import { generatedFeed, type GeneratedFeed } from '../texts/generated-feed.js';

/** Loopback addresses the feeds are spread over: a host is asked one thing at a time. */
const HOSTS = 200;

export interface HousedFeed extends GeneratedFeed {
  readonly url: string;
}

/** Generated feeds on a loopback server, and what was asked of it. */
export interface FeedHouse {
  readonly feeds: readonly HousedFeed[];
  /** How many requests were answered with the document and how many with 304 since the last `reset`. */
  answered(): { readonly whole: number; readonly notModified: number };
  /** When the first request since the last `reset` came, on the clock of `performance.now()`. */
  firstRequestAt(): number;
  reset(): void;
  close(): Promise<void>;
}

/** Serves so many feeds with so many items each, with validators, until closed. */
export async function openFeedHouse(feedCount: number, items: number): Promise<FeedHouse> {
  const hosts = Array.from({ length: Math.min(HOSTS, feedCount) }, (_, index) => `127.1.0.${index + 1}`);
  const server = await startFeedServer(hosts);
  const seen = { whole: 0, notModified: 0, first: Number.NaN };
  const newest = new Date(Math.floor(Date.now() / 60_000) * 60_000);
  const feeds = Array.from({ length: feedCount }, (_, number) => {
    const feed = generatedFeed(number, items, newest);
    const path = `/${feed.id}.xml`;
    house(server, path, { document: feed.document, newest, seen });
    return { ...feed, url: server.url(path, hosts[number % hosts.length]) };
  });
  return {
    feeds,
    answered: () => ({ whole: seen.whole, notModified: seen.notModified }),
    firstRequestAt: () => seen.first,
    reset: () => Object.assign(seen, { whole: 0, notModified: 0, first: Number.NaN }),
    close: () => server.close(),
  };
}

interface Housing {
  readonly document: string;
  readonly newest: Date;
  readonly seen: { whole: number; notModified: number; first: number };
}

function house(server: FeedServer, path: string, { document, newest, seen }: Housing): void {
  const answer = serve(Buffer.from(document), {
    etag: `"${path.length}-${document.length}"`,
    lastModified: newest.toUTCString(),
  });
  server.on(path, (request, response) => {
    if (Number.isNaN(seen.first)) seen.first = performance.now();
    response.once('finish', () => {
      if (response.statusCode === 304) seen.notModified += 1;
      else seen.whole += 1;
    });
    answer(request, response);
  });
}
