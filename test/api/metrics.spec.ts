import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { rssOf } from '../support/feed-document.js';
import { serve, startFeedServer, type FeedServer } from '../support/feed-server.js';
import type { RunningService } from '../../src/main.js';
import { feedsFile } from '../feeds/loopback-feeds.js';
import { ADMIN_TOKEN, startApp, TestClock } from './app.js';
import { ask } from './requests.js';

const LOOK_AGAIN_MS = 200;
const PATIENCE_MS = 120_000;

/** What an operator's Prometheus reads while a feed brings news and somebody is told of it. */
describe('figures for whoever watches the service', () => {
  let server: FeedServer;
  let database: TestDatabase;
  let service: RunningService;

  const read = async (): Promise<string> => (await ask(service.url, '/metrics')).text;

  /** Reads until a line stands there; in the end whatever stands. */
  async function readUntil(line: RegExp): Promise<string> {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      const text = await read();
      if (line.test(text) || Date.now() > end) return text;
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
  }

  beforeAll(async () => {
    server = await startFeedServer(['127.0.0.1']);
    server.on(
      '/news',
      serve(
        rssOf([
          { guid: 'a', title: 'Pakistan and Russia sign agreement on supply of crude oil in Moscow' },
          { guid: 'b', title: 'Rain is expected in the hills on Friday' },
        ]),
      ),
    );
    server.on('/hook', serve('taken'));
    database = await createTestDatabase();
    service = await startApp(database.open, new TestClock(), {
      FEEDS_FILE: feedsFile([
        { id: 'news', url: server.url('/news') },
        { id: 'missing', url: server.url('/missing') },
      ]),
      ALLOW_PRIVATE_NETWORKS: '127.0.0.0/8',
      POLL_ENABLED: 'true',
    });
  });
  afterAll(async () => {
    await service.close();
    await database.drop();
    await server.close();
  });

  it('tells polls, articles, verdicts and grouping', async () => {
    const text = await readUntil(/^tracker_developments_changed_total [1-9]/m);
    expect(text).toMatch(/^tracker_polls_total\{answer="parsed"\} 1$/m);
    expect(text).toMatch(/^tracker_polls_total\{answer="wrong-status"\} 1$/m);
    expect(text).toMatch(/^tracker_poll_seconds_count 2$/m);
    expect(text).toMatch(/^tracker_articles_total 2$/m);
    expect(text).toMatch(/^tracker_verdicts_total\{language="en",relevant="true"\} 1$/m);
    expect(text).toMatch(/^tracker_verdicts_total\{language="en",relevant="false"\} 1$/m);
    expect(text).toMatch(/^tracker_grouping_seconds_count [1-9]/m);
    expect(text).toMatch(/^tracker_feeds\{state="failing"\} 1$/m);
  });

  it('tells attempts to deliver, and that nothing is due any more', async () => {
    const made = await ask(service.url, '/api/v1/subscriptions/endpoints', {
      method: 'POST',
      headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify({ ruleId: 'topic.all', target: { channel: 'webhook', url: server.url('/hook') } }),
    });
    const id = /"id":"([^"]+)"/.exec(made.text)?.[1] ?? '';
    await ask(service.url, `/api/v1/subscriptions/endpoints/${id}/test`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ADMIN_TOKEN}` },
    });
    await readUntil(/^tracker_deliveries_total\{channel="webhook",outcome="delivered"\} 1$/m);
    const text = await readUntil(/^tracker_notifications\{state="due"\} 0$/m);
    expect(text).toMatch(/^tracker_deliveries_total\{channel="webhook",outcome="delivered"\} 1$/m);
    expect(text).toMatch(/^tracker_delivery_seconds_count\{channel="webhook"\} 1$/m);
    expect(text).toMatch(/^tracker_notifications_oldest_seconds 0$/m);
  });

  it('tells requests by their route, and never by an address that somebody made up', async () => {
    await ask(service.url, '/api/v1/developments/no-such-development');
    await ask(service.url, '/made-up/by-a-stranger');
    const text = await readUntil(/route="files",status="404"/);
    expect(text).toMatch(
      /tracker_http_request_seconds_count\{method="GET",route="[^"]*developments\/:id",status="404"\} 1/,
    );
    expect(text).not.toContain('stranger');
    expect(text).not.toContain('no-such-development');
  });
});
