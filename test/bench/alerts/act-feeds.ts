import { writeFileSync } from 'node:fs';
import { serve, startFeedServer } from '../../support/feed-server.js';
import type { WatchedAct } from './watched-acts.js';

/** Loopback feeds that bring an act when they are told to. */
export interface ActFeeds {
  /** Lets a feed bring an act from its next answer on. */
  bring(feed: number, act: WatchedAct): void;
  idOf(feed: number): string;
  /** When the answer that first brought a headline ended, on the clock of `performance.now()`; null before. */
  endedAt(title: string): number | null;
  /** Writes the list of the feeds for the tracker. */
  list(file: string, enabled: boolean): void;
  close(): Promise<void>;
}

const INTERVAL_MINUTES = 30;

/** Serves so many feeds, each on an address of its own, until closed. */
export async function openActFeeds(feeds: number): Promise<ActFeeds> {
  const hosts = Array.from({ length: feeds }, (_, number) => `127.2.0.${number + 1}`);
  const server = await startFeedServer(hosts);
  const brought = hosts.map((): (WatchedAct & { readonly at: Date })[] => []);
  const ended = new Map<string, number>();
  for (const [number, acts] of brought.entries()) {
    server.on(`/${number}.xml`, (request, response) => {
      const shown = [...acts];
      response.once('finish', () => {
        for (const { title } of shown) if (!ended.has(title)) ended.set(title, performance.now());
      });
      serve(documentOf(number, shown))(request, response);
    });
  }
  return {
    bring: (feed, act) => void brought[feed]?.push({ ...act, at: new Date() }),
    idOf: (feed) => `act-${feed}`,
    endedAt: (title) => ended.get(title) ?? null,
    list: (file, enabled) => {
      const listed = hosts.map((host, number) => ({
        ...{
          id: `act-${number}`,
          name: `Act ${number}`,
          publisher: `act-${number}`,
          language: 'en',
          enabled,
        },
        url: server.url(`/${number}.xml`, host),
        intervalMinutes: INTERVAL_MINUTES,
      }));
      writeFileSync(file, JSON.stringify(listed));
    },
    close: () => server.close(),
  };
}

function documentOf(number: number, acts: readonly (WatchedAct & { readonly at: Date })[]): string {
  const items = acts.map(
    ({
      title,
      summary,
      at,
    }) => `<item><title>${escaped(title)}</title><guid isPermaLink="false">${escaped(title)}</guid>
<pubDate>${at.toUTCString()}</pubDate><description>${escaped(summary)}</description></item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Act ${number}</title><link>https://act-${number}.example/</link>
<description>Made up for measuring</description><language>en</language>
${items.join('\n')}
</channel></rss>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
