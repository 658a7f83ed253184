import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { openDatabase } from '../../src/database/open-database.js';
import { ensureBuilt, TRACKER } from '../support/build.js';
import { DataFolder } from '../support/data-folder.js';
import { rssOfMany } from '../support/feed-document.js';
import { serve, startFeedServer, type FeedServer } from '../support/feed-server.js';
import { runTracker } from '../support/service.js';
import { feedsFile } from './loopback-feeds.js';

const FEEDS = 40;
const ITEMS = 25;
/** Feeds that answer at once; the others keep silent until they are let. */
const QUICK = 15;
const ACKNOWLEDGED_BEFORE_KILL = 10;

const hosts = Array.from({ length: FEEDS }, (_, index) => `127.0.9.${index + 1}`);
const lineSchema = z.object({ feed: z.string(), new: z.number() });
const stored = z.tuple([z.object({ articles: z.number(), revisions: z.number(), verdicts: z.number() })]);
const ofFeeds = z.array(z.object({ feed_id: z.string(), articles: z.number() }));

describe('a poll that is killed without warning', () => {
  const data = new DataFolder();
  let server: FeedServer;
  let file: string;
  let isSilent = true;
  const held: ServerResponse[] = [];

  beforeAll(async () => {
    await ensureBuilt();
    server = await startFeedServer(hosts);
    const places = hosts.map((host, index) => {
      const id = `feed-${index}`;
      const answer = serve(rssOfMany(ITEMS, id), { etag: `"${id}"` });
      server.on(`/${id}`, (request, response) => {
        if (index >= QUICK && isSilent) held.push(response);
        else answer(request, response);
      });
      return { id, url: server.url(`/${id}`, host) };
    });
    file = feedsFile(places);
  });
  afterAll(async () => {
    await server.close();
    data.remove();
    rmSync(dirname(file), { recursive: true });
  });

  const env = (): Record<string, string> => ({
    PATH: process.env['PATH'] ?? '',
    DATA_DIR: data.path,
    FEEDS_FILE: file,
    ALLOW_PRIVATE_NETWORKS: '127.0.0.0/8',
  });

  /** Polls until so many feeds are said to be stored, then kills the process; gives the feeds it had said. */
  async function pollAndKill(): Promise<readonly z.output<typeof lineSchema>[]> {
    const child = spawn(process.execPath, [TRACKER, 'poll', '--once'], {
      env: env(),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const said: z.output<typeof lineSchema>[] = [];
    createInterface(child.stdout).on('line', (line) => {
      said.push(lineSchema.parse(JSON.parse(line)));
      if (said.length === ACKNOWLEDGED_BEFORE_KILL) child.kill('SIGKILL');
    });
    await new Promise((resolve) => child.once('close', resolve));
    return said;
  }

  async function onData<T>(sql: string, shape: z.ZodType<T>): Promise<T> {
    const database = await openDatabase({ databaseUrl: null, dataDir: data.path });
    try {
      return shape.parse(await database.dataSource.query(sql));
    } finally {
      await database.close();
    }
  }

  it('loses nothing that it had said to be stored, and the next one stores the rest once', async () => {
    const said = await pollAndKill();
    expect(said.length).toBeGreaterThanOrEqual(ACKNOWLEDGED_BEFORE_KILL);
    expect(said.length).toBeLessThan(FEEDS);
    const kept = await onData(
      'SELECT feed_id, count(*)::int AS articles FROM sighting GROUP BY feed_id',
      ofFeeds,
    );
    const articles = new Map(kept.map((row) => [row.feed_id, row.articles]));
    expect(said.map(({ feed }) => [feed, articles.get(feed)])).toEqual(said.map(({ feed }) => [feed, ITEMS]));
    isSilent = false;
    for (const response of held) response.destroy();
    const again = await runTracker(['poll', '--once'], { env: env(), cwd: data.path });
    expect(again.stderr).toBe('');
    expect(again.code).toBe(0);
    const [all] = await onData(
      `SELECT (SELECT count(*)::int FROM article) AS articles, (SELECT count(*)::int FROM article_revision) AS revisions,
         (SELECT count(*)::int FROM verdict) AS verdicts`,
      stored,
    );
    expect(all).toEqual({
      articles: FEEDS * ITEMS,
      revisions: FEEDS * ITEMS,
      verdicts: FEEDS * ITEMS,
    });
    const repeated = again.stdout.split('\n').filter((line) => line !== '');
    const fresh = repeated.map((line) => lineSchema.parse(JSON.parse(line))).filter((line) => line.new > 0);
    expect(fresh.map(({ feed }) => feed).filter((feed) => said.some((line) => line.feed === feed))).toEqual(
      [],
    );
  });
});
