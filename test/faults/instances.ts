import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { z } from 'zod';
import { EmbeddedServer } from '../../src/database/embedded/embedded-server.js';
import { silentLog } from '../../src/database/log.js';
import { feedsFile } from '../feeds/loopback-feeds.js';
import { Chance } from '../security/chance.js';
import { DataFolder } from '../support/data-folder.js';
import { rssOfMany } from '../support/feed-document.js';
import { startFeedServer, type FeedServer } from '../support/feed-server.js';
import { startService, type TestService } from '../support/service.js';
import { settingsAddress } from '../support/settings-address.js';

const HOSTS = Array.from({ length: 12 }, (_, index) => `127.0.11.${index + 1}`);
const ANSWER_AFTER_MS = 40;
const LOOK_MS = 250;

export interface FaultOptions {
  readonly instances: number;
  readonly feeds: number;
  readonly items: number;
  /** Each round makes every feed due with fresh items, and kills in the midst of it. */
  readonly rounds: number;
  /** Whether the database's server is killed too, every third round. */
  readonly killsDatabase: boolean;
  /** How long the last round may take to settle, ms: a killed poll is taken up by another after its job expires. */
  readonly settleMs: number;
  /** Whether to wait at the end until killed jobs have expired and others have done them; minutes. */
  readonly waitsForExpiry: boolean;
  readonly seed: number;
}

export interface FaultFigures {
  readonly kills: number;
  readonly databaseKills: number;
  readonly articles: number;
  /** Articles that are stored, or judged, more or less than once; answers that are on record twice. */
  readonly wrong: Readonly<Record<string, number>>;
  /** Feeds that nobody has asked since they were last due, and that wait in no job: lost. */
  readonly lost: number;
  /** Articles of the last round that are stored. */
  readonly lastRound: number;
  /** Feeds that wait in a job that was killed and has not expired yet. */
  readonly waiting: number;
}

const oneNumber = z.object({ rows: z.tuple([z.object({ n: z.coerce.number() })]) });

/** Several services on one PostgreSQL, killed at random while they poll; gives what is wrong afterwards. */
export async function killInstances(options: FaultOptions): Promise<FaultFigures> {
  const world = await World.open(options);
  try {
    for (let round = 0; round < options.rounds; round += 1) await world.round(round);
    if (options.waitsForExpiry) await world.expired();
    return await world.figures();
  } finally {
    await world.close();
  }
}

class World {
  private services: TestService[] = [];
  private kills = 0;
  private databaseKills = 0;
  private newest = 0;
  private readonly chance: Chance;

  private constructor(
    private readonly options: FaultOptions,
    private readonly server: { readonly folder: DataFolder; readonly database: EmbeddedServer },
    private readonly feeds: FeedServer,
    private readonly file: string,
  ) {
    this.chance = new Chance(options.seed);
  }

  static async open(options: FaultOptions): Promise<World> {
    const folder = new DataFolder();
    const database = await EmbeddedServer.open(folder.path, silentLog);
    const feeds = await startFeedServer(HOSTS);
    const places = Array.from({ length: options.feeds }, (_, at) => ({
      id: `feed-${at}`,
      url: feeds.url(`/feed-${at}`, HOSTS[at % HOSTS.length] ?? ''),
    }));
    const world = new World(options, { folder, database }, feeds, feedsFile(places));
    for (const { id } of places) world.serve(id);
    for (let at = 0; at < options.instances; at += 1) await world.startOne();
    return world;
  }

  /** Answers a little late, so that a kill finds polls under way; each round brings items of its own. */
  private serve(id: string): void {
    this.feeds.on(`/${id}`, (_request, response) => {
      const document = rssOfMany(this.options.items, `${id}-round-${this.newest}`);
      setTimeout(() => {
        response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(document);
      }, ANSWER_AFTER_MS);
    });
  }

  private async startOne(): Promise<void> {
    const env = {
      DATABASE_URL: settingsAddress(this.server.database.url),
      SECRET_KEY: 'ab'.repeat(32),
      ADMIN_TOKEN: 'the-same-token-of-all-instances',
      FEEDS_FILE: this.file,
      POLL_ENABLED: 'true',
      ALLOW_PRIVATE_NETWORKS: '127.0.0.0/8',
      LOG_LEVEL: 'fatal',
    };
    // Whoever starts while the database comes back, or is too busy to answer, says so and ends, and is started again.
    await this.until(async () => {
      this.services.push(await startService({ env }));
      return true;
    }, this.options.settleMs);
  }

  /** Makes every feed due with fresh items, waits until polls are under way, kills, and starts another instance. */
  async round(number: number): Promise<void> {
    this.newest = number;
    const asked = this.feeds.requests.length;
    await this.query(`UPDATE feed_state SET next_check_at = now() - interval '1 second'`);
    const enough = asked + 1 + this.chance.below(this.options.feeds);
    await this.until(() => Promise.resolve(this.feeds.requests.length >= enough), this.options.settleMs);
    if (this.options.killsDatabase && number % 3 === 2) {
      await this.server.folder.killServer();
      this.databaseKills += 1;
    }
    this.killOne();
    await this.until(async () => (await this.number('SELECT 1 AS n')) === 1, this.options.settleMs);
    await this.startOne();
    await this.until(async () => (await this.open()) === 0, this.options.settleMs);
  }

  private killOne(): void {
    const [victim] = this.services.splice(this.chance.below(this.services.length), 1);
    if (victim === undefined) return;
    process.kill(victim.pid, 'SIGKILL');
    this.kills += 1;
    victim.data.remove();
  }

  /** Feeds that are due or whose answers are not stored yet, save those that a killed instance holds. */
  private open(): Promise<number> {
    return this.number(`SELECT count(*) AS n FROM feed_state s WHERE s.next_check_at <= now()
      AND NOT EXISTS (SELECT 1 FROM pgboss.job j WHERE j.state = 'active' AND j.data->>'feedId' = s.feed_id)`);
  }

  /** Waits until no job is held any more: those of killed instances expire, and others take them up. */
  async expired(): Promise<void> {
    const held = `SELECT count(*) AS n FROM pgboss.job WHERE state < 'completed'`;
    await this.until(async () => (await this.number(held)) === 0, this.options.settleMs * 2);
  }

  async figures(): Promise<FaultFigures> {
    const twice = (table: string, key: string): Promise<number> =>
      this.number(
        `SELECT count(*) AS n FROM (SELECT ${key} FROM ${table} GROUP BY ${key} HAVING count(*) > 1) d`,
      );
    return {
      kills: this.kills,
      databaseKills: this.databaseKills,
      articles: await this.number('SELECT count(*) AS n FROM article'),
      wrong: {
        'titles stored twice': await twice('article_revision WHERE superseded_at IS NULL', 'title'),
        'articles revised without a change': await twice('article_revision', 'article_id'),
        'articles judged twice': await twice('verdict', 'article_id'),
        'articles without a verdict': await this.number(
          'SELECT count(*) AS n FROM article a WHERE NOT EXISTS (SELECT 1 FROM verdict v WHERE v.article_id = a.id)',
        ),
        'articles of half a feed': await this.number(
          `SELECT count(*) AS n FROM (SELECT feed_id, count(*) % ${this.options.items} AS rest FROM sighting GROUP BY feed_id) f WHERE rest <> 0`,
        ),
      },
      lost: await this
        .number(`SELECT count(*) AS n FROM feed_state s WHERE s.next_check_at <= now() - interval '60 seconds'
        AND NOT EXISTS (SELECT 1 FROM pgboss.job j WHERE j.state < 'completed' AND j.data->>'feedId' = s.feed_id)`),
      lastRound: await this.number(
        `SELECT count(*) AS n FROM article_revision WHERE title LIKE '%-round-${this.newest}%' OR link LIKE '%-round-${this.newest}%'`,
      ),
      waiting: await this.number(`SELECT count(*) AS n FROM pgboss.job WHERE state = 'active'`),
    };
  }

  private async number(sql: string): Promise<number> {
    return oneNumber.parse(await this.query(sql)).rows[0].n;
  }

  private async query(sql: string): Promise<unknown> {
    const client = new pg.Client(this.server.database.url);
    client.on('error', () => undefined);
    await client.connect();
    try {
      return await client.query(sql);
    } finally {
      await client.end();
    }
  }

  /** Waits until something holds; a database that is away for a moment does not count as an answer. */
  private async until(holds: () => Promise<boolean>, patienceMs: number): Promise<void> {
    const until = Date.now() + patienceMs;
    let last: unknown;
    while (Date.now() < until) {
      try {
        if (await holds()) return;
      } catch (reason) {
        last = reason;
      }
      await delay(LOOK_MS);
    }
    throw new Error('What was to happen did not happen in time.', { cause: last });
  }

  async close(): Promise<void> {
    for (const service of this.services) {
      process.kill(service.pid, 'SIGKILL');
      service.data.remove();
    }
    await this.feeds.close();
    await this.server.database.close();
    this.server.folder.remove();
    rmSync(dirname(this.file), { recursive: true });
  }
}
