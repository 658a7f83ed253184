import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import { DispatchService } from '../../src/alerts/dispatch.service.js';
import { ReleaseService } from '../../src/alerts/release.service.js';
import { DevelopmentsService } from '../../src/developments/developments.service.js';
import { FeedsService } from '../../src/feeds/feeds.service.js';
import { DeliveryWorker } from '../../src/pipeline/alerting/delivery-worker.service.js';
import { NewsService } from '../../src/pipeline/news.service.js';
import { PollService } from '../../src/pipeline/poll.service.js';
import { unmeasured } from '../../src/kernel/measures.js';
import { ScheduleService } from '../../src/pipeline/schedule.service.js';
import { StartService } from '../../src/pipeline/start.service.js';
import { ensureBuilt } from '../support/build.js';
import { rssOfMany } from '../support/feed-document.js';
import { serve, startFeedServer, type FeedServer } from '../support/feed-server.js';
import { openStageServices, testSettings, type StageServices } from '../support/stage-services.js';
import { feedsFile } from './loopback-feeds.js';

const FEEDS = 6;
const ITEMS = 20;
const HOSTS = Array.from({ length: FEEDS }, (_, index) => `127.0.10.${index + 1}`);
const named = z.tuple([z.object({ name: z.string() })]);
const stored = z.tuple([z.object({ articles: z.number(), revisions: z.number() })]);

describe('a database that goes away while feeds are asked', () => {
  let server: FeedServer;
  let services: StageServices;
  let schedule: ScheduleService;
  let file: string;
  let name: string;
  /** What is to happen while the first feed's question is open. */
  let onQuestion: (() => Promise<void>) | null = null;

  beforeAll(async () => {
    await ensureBuilt();
    server = await startFeedServer(HOSTS);
    const places = HOSTS.map((host, index) => {
      const id = `feed-${index}`;
      const answer = serve(rssOfMany(ITEMS, id), { etag: `"${id}"` });
      server.on(`/${id}`, (request, response) => {
        const happening = index === 0 ? onQuestion : null;
        onQuestion = index === 0 ? null : onQuestion;
        void (happening?.() ?? Promise.resolve()).then(() => {
          answer(request, response);
        });
      });
      return { id, url: server.url(`/${id}`, host) };
    });
    file = feedsFile(places);
    const env = { FEEDS_FILE: file, ALLOW_PRIVATE_NETWORKS: '127.0.0.0/8', POLL_ENABLED: 'true' };
    services = await openStageServices(env);
    [{ name }] = named.parse(await services.database.dataSource.query('SELECT current_database() AS name'));
    await services.get(StartService).prepare();
    const deliveries = new DeliveryWorker(
      services.get(DispatchService),
      services.get(ReleaseService),
      services.clock,
      unmeasured,
    );
    schedule = new ScheduleService(
      services.get(PollService),
      new NewsService(services.get(DevelopmentsService), deliveries, services.clock, unmeasured),
      testSettings(env),
      unmeasured,
    );
  });
  afterAll(async () => {
    await services.close();
    await server.close();
    rmSync(dirname(file), { recursive: true });
  });

  /** Runs statements beside the test's database, which refuses everybody meanwhile. */
  async function beside(sql: string): Promise<void> {
    const client = new pg.Client(services.database.url.replace(`/${name}`, '/postgres'));
    await client.connect();
    await client.query(sql.replaceAll(':name', name));
    await client.end();
  }

  const takeAway = async (): Promise<void> => {
    await beside('ALTER DATABASE :name WITH ALLOW_CONNECTIONS false');
    await beside(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ':name'`);
  };

  async function count(): Promise<z.output<typeof stored>[0]> {
    const rows: unknown = await services.database.dataSource.query(
      `SELECT (SELECT count(*)::int FROM article) AS articles, (SELECT count(*)::int FROM article_revision) AS revisions`,
    );
    return stored.parse(rows)[0];
  }

  it('ends that look without a fault, and the looks after its return store everything once', async () => {
    services.clock.moveTo('2026-11-22T08:00:00Z');
    onQuestion = takeAway;
    await schedule.look();
    expect(onQuestion).toBeNull();
    await schedule.look();

    await beside('ALTER DATABASE :name WITH ALLOW_CONNECTIONS true');
    // Feeds that were being asked are left to whoever claimed them for some minutes.
    services.clock.moveTo('2026-11-22T08:10:00Z');
    await schedule.look();
    await schedule.look();
    expect(await count()).toEqual({ articles: FEEDS * ITEMS, revisions: FEEDS * ITEMS });
    const states = await services.get(FeedsService).list(services.clock.now());
    expect(states.map(({ state }) => state)).toEqual(HOSTS.map(() => 'ok'));
  });
});
