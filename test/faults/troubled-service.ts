import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { z } from 'zod';
import { feedsFile } from '../feeds/loopback-feeds.js';
import { rssOfMany } from '../support/feed-document.js';
import { startFeedServer, type FeedServer } from '../support/feed-server.js';
import { startService, type TestService } from '../support/service.js';
import { Writer } from './acknowledged.js';

const FEEDS = 12;
const ITEMS = 5;
const HOSTS = Array.from({ length: FEEDS }, (_, at) => `127.0.12.${at + 1}`);
const LOOK_MS = 500;
/** A feed whose poll was broken off is left to its claimer for three minutes; here it is made due again sooner. */
const DUE_AGAIN_MS = 4_000;
const SETTLED_WITHIN_MS = 120_000;

const oneNumber = z.object({ rows: z.tuple([z.object({ n: z.coerce.number() })]) });

/** What is wrong after some trouble; all 0 where all is well. */
export interface Aftermath {
  readonly acknowledged: number;
  readonly refused: number;
  readonly 'acknowledged changes that are missing': number;
  readonly 'articles missing': number;
  readonly 'articles stored twice': number;
  readonly 'articles not judged once': number;
}

/** A real service with feeds that bring something in each round, somebody who changes things, and trouble meanwhile. */
export class TroubledService {
  private round = 0;

  private constructor(
    readonly service: TestService,
    private readonly feeds: FeedServer,
    private readonly file: string,
    /** Where its database is reached when there is no trouble. */
    private readonly databaseUrl: string,
  ) {}

  /** Starts it with settings of its own; `databaseUrl` gives the address of its database once it runs. */
  static async open(
    env: Readonly<Record<string, string>>,
    databaseUrl: (service: TestService) => Promise<string>,
  ): Promise<TroubledService> {
    const feeds = await startFeedServer(HOSTS);
    const places = HOSTS.map((host, at) => ({ id: `feed-${at}`, url: feeds.url(`/feed-${at}`, host) }));
    const file = feedsFile(places);
    const service = await startService({
      env: {
        FEEDS_FILE: file,
        POLL_ENABLED: 'true',
        ALLOW_PRIVATE_NETWORKS: '127.0.0.0/8',
        LOG_LEVEL: 'fatal',
        ...env,
      },
    });
    const troubled = new TroubledService(service, feeds, file, await databaseUrl(service));
    for (const { id } of places) {
      feeds.on(`/${id}`, (_request, response) => {
        const document = rssOfMany(ITEMS, `${id}-round-${troubled.round}`);
        setTimeout(() => {
          response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(document);
        }, 30);
      });
    }
    return troubled;
  }

  /** Every feed has news and is due, things are changed, and trouble comes; then everything must be as it should. */
  async after(trouble: () => Promise<void>): Promise<Aftermath> {
    this.round += 1;
    const writer = new Writer(this.service.url, this.service.adminToken);
    try {
      await this.makeDue();
      await trouble();
      await this.settled();
    } finally {
      await writer.stop();
    }
    return this.aftermath(writer);
  }

  private async settled(): Promise<void> {
    const until = Date.now() + SETTLED_WITHIN_MS;
    let dueAgainAt = Date.now() + DUE_AGAIN_MS;
    while (Date.now() < until) {
      const open = await this.openItems().catch(() => Number.POSITIVE_INFINITY);
      if (open === 0 && (await this.isReady())) return;
      if (Date.now() > dueAgainAt && Number.isFinite(open)) {
        await this.makeDue().catch(() => undefined);
        dueAgainAt = Date.now() + DUE_AGAIN_MS;
      }
      await delay(LOOK_MS);
    }
  }

  private async isReady(): Promise<boolean> {
    return fetch(`${this.service.url}/readyz`, { signal: AbortSignal.timeout(5_000) }).then(
      ({ ok }) => ok,
      () => false,
    );
  }

  private makeDue(): Promise<unknown> {
    return this.query(`UPDATE feed_state SET next_check_at = now() - interval '1 second'`);
  }

  /** Articles of the round that are not stored or not judged yet. */
  private async openItems(): Promise<number> {
    const stored = await this.number(
      `SELECT count(*) AS n FROM article_revision r JOIN verdict v USING (article_id)
       WHERE r.title LIKE '%-round-${this.round}'`,
    );
    return FEEDS * ITEMS - stored;
  }

  private async aftermath({ acknowledged, refused }: Writer): Promise<Aftermath> {
    const kept = await this.number(`SELECT count(*) AS n FROM alert_subscription WHERE id = ANY ($1)`, [
      acknowledged,
    ]);
    return {
      acknowledged: acknowledged.length,
      refused,
      'acknowledged changes that are missing': acknowledged.length - kept,
      'articles missing': await this.openItems(),
      'articles stored twice': await this.number(
        `SELECT count(*) - count(DISTINCT title) AS n FROM article_revision`,
      ),
      'articles not judged once': await this.number(
        `SELECT count(*) AS n FROM (SELECT a.id FROM article a LEFT JOIN verdict v ON v.article_id = a.id
         GROUP BY a.id HAVING count(v.id) <> 1) AS odd`,
      ),
    };
  }

  private async number(sql: string, values: readonly unknown[] = []): Promise<number> {
    return oneNumber.parse(await this.query(sql, values)).rows[0].n;
  }

  private async query(sql: string, values: readonly unknown[] = []): Promise<unknown> {
    const client = new pg.Client(this.databaseUrl);
    client.on('error', () => undefined);
    await client.connect();
    try {
      return await client.query(sql, [...values]);
    } finally {
      await client.end();
    }
  }

  async close(): Promise<void> {
    await this.service.stop();
    await this.feeds.close();
    rmSync(dirname(this.file), { recursive: true });
  }
}
