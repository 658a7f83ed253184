import { rssOf, type DocumentItem } from '../support/feed-document.js';
import { startFeedServer, type FeedServer } from '../support/feed-server.js';
import { newsText } from '../bench/texts/news.js';
import type { TextLanguage } from '../bench/texts/phrases.js';
import { randomFrom } from '../bench/texts/random.js';

const LANGUAGES: readonly TextLanguage[] = ['en', 'en', 'ru', 'ur'];
/** Newest items that a document holds. */
const SHOWN = 20;
/** So that several developments a week come of it, as in an ordinary year. */
const RELEVANT_SHARE = 0.05;
const HOUR_MS = 3_600_000;

interface Outlet {
  readonly id: string;
  readonly url: string;
  readonly language: TextLanguage;
}

/** Made-up outlets on loopback whose feeds grow by some items a day; the same for the same numbers. */
export class GrowingFeeds {
  private readonly shown = new Map<string, readonly DocumentItem[]>();
  private readonly random = randomFrom(11);
  private items = 0;

  private constructor(
    private readonly server: FeedServer,
    readonly outlets: readonly Outlet[],
    private readonly itemsADay: number,
  ) {}

  static async open(feeds: number, itemsADay: number): Promise<GrowingFeeds> {
    const hosts = Array.from({ length: feeds }, (_, at) => `127.2.0.${at + 1}`);
    const server = await startFeedServer(hosts);
    const outlets = hosts.map((host, at) => {
      const id = `outlet-${at}`;
      return { id, url: server.url(`/${id}`, host), language: LANGUAGES[at % LANGUAGES.length] ?? 'en' };
    });
    const grown = new GrowingFeeds(server, outlets, itemsADay);
    for (const { id } of outlets) {
      server.on(`/${id}`, (_request, response) => {
        const document = rssOf(grown.shown.get(id) ?? []);
        response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(document);
      });
    }
    return grown;
  }

  /** How many items came out so far. */
  get published(): number {
    return this.items;
  }

  /** Each outlet brings what is new at an instant. */
  publish(now: Date): void {
    for (const outlet of this.outlets) {
      const fresh = Array.from({ length: this.itemsADay }, (_, at): DocumentItem => {
        this.items += 1;
        const published = new Date(now.getTime() - (at + 1) * HOUR_MS).toUTCString();
        const text = newsText(outlet.language, this.random, RELEVANT_SHARE);
        return { guid: `${outlet.id}-${this.items}`, ...text, published };
      });
      this.shown.set(outlet.id, [...fresh, ...(this.shown.get(outlet.id) ?? [])].slice(0, SHOWN));
    }
    // What was asked is of no interest, and would grow for ten years.
    this.server.forgetRequests();
  }

  close(): Promise<void> {
    return this.server.close();
  }
}
