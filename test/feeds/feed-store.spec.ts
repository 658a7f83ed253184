import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { PostgresFeedStore } from '../../src/feeds/adapters/store/feed-store.js';
import { feedHistory } from '../../src/feeds/adapters/store/history-queries.js';
import { afterFetch } from '../../src/feeds/domain/after-fetch.js';
import {
  buildFeed,
  buildParsed,
  buildReceived,
  buildResult,
  NOW,
} from '../../src/feeds/domain/due-feed.builder.js';
import type { DueFeed, FeedAnswer, FetchResult } from '../../src/feeds/domain/feed-state.js';
import type { Feed } from '../../src/feeds/domain/feed.js';
import { FeedsService } from '../../src/feeds/feeds.service.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

// Starting the database takes its time on a busy machine.
jest.setTimeout(120_000);

const minutesLater = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);
const daysLater = (days: number): Date => minutesLater(days * 1_440);
const feedOn = (id: string, host = id): Feed => buildFeed({ id, url: `https://${host}.example/${id}` });
const many = (count: number): Feed[] => Array.from({ length: count }, (_, at) => feedOn(`feed-${at}`));

describe('the feed store', () => {
  let database: TestDatabase;
  let store: PostgresFeedStore;
  let listed: readonly Feed[] = [];
  let service: FeedsService;

  beforeAll(async () => {
    database = await createTestDatabase();
    store = new PostgresFeedStore(database.dataSource);
    const asker = { ask: () => Promise.resolve<FeedAnswer>({ kind: 'abandoned' }) };
    service = new FeedsService(store, asker, () => listed);
  });
  beforeEach(async () => {
    await database.dataSource.query('TRUNCATE feed, feed_enabling, feed_state, host_hold, fetch_log CASCADE');
  });
  afterAll(async () => {
    await database.drop();
  });

  const seed = async (feeds: readonly Feed[], now = NOW): Promise<void> => {
    listed = feeds;
    await service.seed(now);
  };
  const dueIds = async (now: Date, query = {}): Promise<string[]> =>
    (await service.due(now, query)).map((due) => due.feed.id);
  const record = async (answers: readonly FetchResult[], now = NOW, fresh = new Map<string, number>()) =>
    database.dataSource.transaction((manager) => service.record(answers, fresh, manager, now));
  const dueOf = async (id: string): Promise<DueFeed> => {
    const [due] = await service.due(NOW, { feedId: id });
    if (due === undefined) throw new Error(`${id} cannot be asked.`);
    return due;
  };
  const status = (code: number, finalUrl: string, headers = {}): FeedAnswer => ({
    kind: 'wrong-status',
    received: buildReceived({ status: code, finalUrl, headers }),
  });

  it('asks the first feeds at once and the others over three minutes', async () => {
    await seed(many(100));
    const atOnce = await dueIds(NOW);
    expect(atOnce.length).toBe(8);
    const halfWay = (await dueIds(minutesLater(1.5))).length;
    expect(halfWay).toBeGreaterThan(30);
    expect(halfWay).toBeLessThan(75);
    expect((await dueIds(minutesLater(3))).length).toBe(100);
    expect((await dueIds(NOW, { neverAsked: true })).length).toBe(100);
    expect((await dueIds(NOW, { neverAsked: true, limit: 5 })).length).toBe(5);
  });

  it('keeps a feed that a person added, whatever the list at the next start holds', async () => {
    await seed(many(2));
    const added = await store.add(
      [feedOn('brought'), feedOn('feed-0'), { ...feedOn('twin'), url: feedOn('feed-1').url }],
      { actor: 'an import', owner: 'an import' },
      NOW,
    );
    expect(added).toEqual(['brought']);
    await seed(many(1), minutesLater(1));
    const feeds = await service.list(minutesLater(1));
    expect(feeds.map(({ id, enabled }) => [id, enabled])).toEqual([
      ['brought', true],
      ['feed-0', true],
      ['feed-1', false],
    ]);
  });

  it('asks no feed that is off', async () => {
    await seed([{ ...feedOn('a'), enabled: false }, feedOn('b')]);
    expect(await dueIds(minutesLater(5))).toEqual(['b']);
    expect((await service.list(NOW)).map((feed) => feed.state)).toEqual(['off', 'waiting']);
  });

  it('logs when feeds are switched, and only then', async () => {
    await seed([feedOn('a'), feedOn('b')]);
    await seed([feedOn('a'), feedOn('b')], minutesLater(1));
    await seed([{ ...feedOn('a'), enabled: false }], minutesLater(2));
    const rows: unknown = await database.dataSource.query(
      'SELECT feed_id, enabled, recorded_at FROM feed_enabling ORDER BY recorded_at, feed_id',
    );
    expect(rows).toEqual([
      { feed_id: 'a', enabled: true, recorded_at: NOW },
      { feed_id: 'b', enabled: true, recorded_at: NOW },
      { feed_id: 'a', enabled: false, recorded_at: minutesLater(2) },
      { feed_id: 'b', enabled: false, recorded_at: minutesLater(2) },
    ]);
  });

  it('keeps what feeds were called, so that a past instant names them as they were named then', async () => {
    const named = (name: string, publisher = 'gazette'): Feed => ({ ...feedOn('a'), name, publisher });
    const history = feedHistory(database.dataSource);
    await seed([named('Gazette — World')]);
    await seed([named('Gazette — World')], daysLater(1));
    await seed([named('Evening Gazette')], daysLater(2));
    // The clock has gone back meanwhile.
    await seed([named('Late Gazette', 'late')], daysLater(1));
    const nameAt = async (at: Date) => (await history.names(at)).map(({ name }) => name);
    expect(await nameAt(minutesLater(-1))).toEqual([]);
    expect(await nameAt(daysLater(1))).toEqual(['Gazette — World']);
    expect(await nameAt(daysLater(2))).toEqual(['Evening Gazette']);
    expect(await history.names(daysLater(3))).toEqual([
      { feedId: 'a', publisher: 'late', name: 'Late Gazette' },
    ]);
    expect(await database.dataSource.query('SELECT FROM feed_name')).toHaveLength(3);
  });

  it('keeps what is known of a feed through a restart, so that none is asked too soon', async () => {
    await seed([feedOn('a')]);
    const received = buildReceived({ headers: { etag: '"7"' }, permanentUrl: 'https://new.example/a' });
    const answer: FeedAnswer = { kind: 'parsed', received, feed: buildParsed(3), bodyHash: 'h' };
    await record([buildResult(answer, await dueOf('a'))], NOW, new Map([['a', 2]]));
    await seed([feedOn('a')], minutesLater(5));
    expect(await dueIds(minutesLater(5))).toEqual([]);
    const [due] = await service.due(minutesLater(60));
    expect(due).toMatchObject({
      host: 'new.example',
      state: {
        state: 'ok',
        etag: '"7"',
        effectiveUrl: 'https://new.example/a',
        bodyHash: 'h',
        lastNewAt: NOW,
      },
    });
  });

  it('starts anew with a feed whose address was changed in the list', async () => {
    await seed([feedOn('a')]);
    await record([buildResult(status(410, 'https://a.example/a'), await dueOf('a'))]);
    expect(await dueIds(minutesLater(5000))).toEqual([]);
    await seed([{ ...feedOn('a'), url: 'https://new.example/a' }], minutesLater(10));
    expect(await dueIds(minutesLater(10))).toEqual(['a']);
  });

  it('leaves all feeds of a held host alone until the hold ends, and shows them so', async () => {
    await seed([feedOn('a', 'shared'), feedOn('b', 'shared'), feedOn('c')]);
    const held = status(429, 'https://shared.example/a', { 'retry-after': '3600' });
    await record([buildResult(held, await dueOf('a'))]);
    expect(await dueIds(minutesLater(59))).toEqual(['c']);
    expect((await dueIds(minutesLater(70))).sort()).toEqual(['a', 'b', 'c']);
    expect(await service.due(minutesLater(1), { feedId: 'b' })).toEqual([]);
    const states = (await service.list(minutesLater(1))).map((feed) => [
      feed.id,
      feed.state,
      feed.nextCheckAt,
    ]);
    expect(states[1]).toEqual(['b', 'held', minutesLater(60).toISOString()]);
    expect(states[2]?.[1]).toBe('waiting');
    expect(await service.holds(minutesLater(1))).toMatchObject([
      { host: 'shared.example', until: minutesLater(60) },
    ]);
    expect(await service.holds(minutesLater(60))).toEqual([]);
  });

  it('makes due again what a clock put off that was ahead and has come back, and only that', async () => {
    await seed([feedOn('ahead'), feedOn('hours'), feedOn('claimed'), feedOn('right'), feedOn('shared')]);
    const unchanged: FeedAnswer = { kind: 'not-modified', received: buildReceived({ status: 304 }) };
    const busy = status(429, 'https://shared.example/shared', { 'retry-after': '3600' });
    await record(
      [buildResult(unchanged, await dueOf('ahead')), buildResult(busy, await dueOf('shared'))],
      daysLater(400),
    );
    await record([buildResult(unchanged, await dueOf('hours'))], minutesLater(180));
    await service.claim(['claimed'], daysLater(400));
    await record([buildResult(unchanged, await dueOf('right'))], NOW);
    expect(await dueIds(minutesLater(1))).toEqual([]);
    expect(await service.putRight(minutesLater(1))).toBe(4);
    expect((await dueIds(minutesLater(1))).sort()).toEqual(['ahead', 'claimed', 'hours', 'shared']);
    await service.claim(['ahead', 'hours'], minutesLater(1));
    expect(await service.putRight(minutesLater(2))).toBe(0);
    expect((await dueIds(minutesLater(2))).sort()).toEqual(['claimed', 'shared']);
  });

  it('keeps the longer of two holds', async () => {
    await seed([feedOn('a', 'shared'), feedOn('b', 'shared')]);
    const dues = [await dueOf('a'), await dueOf('b')];
    const waits = ['600', '3600'];
    await record(
      dues.map((due, at) => buildResult(status(503, due.feed.url, { 'retry-after': waits[at] }), due)),
    );
    await record([buildResult(status(503, dues[0]!.feed.url, { 'retry-after': '60' }), dues[0])]);
    expect(await service.holds(NOW)).toMatchObject([{ until: minutesLater(60) }]);
  });

  it('records nothing of an abandoned poll, and nothing when the transaction fails', async () => {
    await seed([feedOn('a')]);
    const due = await dueOf('a');
    await record([buildResult({ kind: 'abandoned' }, due)]);
    const failing = database.dataSource.transaction(async (manager) => {
      await service.record([buildResult(status(500, due.feed.url), due)], new Map(), manager, NOW);
      throw new Error('The articles could not be stored.');
    });
    await expect(failing).rejects.toThrow('could not be stored');
    expect(await service.list(NOW)).toMatchObject([{ state: 'waiting', lastAttemptAt: null, failures: 0 }]);
    expect(await database.dataSource.query('SELECT * FROM fetch_log')).toEqual([]);
  });

  it('lets go of polls after 400 days and keeps the days on which feeds answered', async () => {
    await seed([feedOn('a'), feedOn('b')]);
    const answered = async (id: string, at: Date): Promise<void> => {
      const received = buildReceived({ status: 304 });
      await record([buildResult({ kind: 'not-modified', received }, await dueOf(id))], at);
    };
    await answered('a', NOW);
    await answered('b', daysLater(2));
    expect(await service.forgetPolls(daysLater(400))).toBe(0);
    expect(await service.forgetPolls(daysLater(401))).toBe(1);
    expect(await service.forgetPolls(daysLater(401))).toBe(0);
    expect(await database.dataSource.query('SELECT feed_id FROM fetch_log')).toEqual([{ feed_id: 'b' }]);
    expect(await database.dataSource.query('SELECT feed_id FROM feed_answer_day ORDER BY 1')).toEqual([
      { feed_id: 'a' },
      { feed_id: 'b' },
    ]);
  });

  it('shows a problem with what to do and when it was', async () => {
    await seed([feedOn('a')]);
    await record([buildResult(status(404, 'https://a.example/a'), await dueOf('a'))], minutesLater(1));
    const [listing] = await service.list(minutesLater(2));
    expect(listing).toMatchObject({
      state: 'failing',
      failures: 1,
      lastAttemptAt: minutesLater(1).toISOString(),
      lastSuccessAt: null,
      problem: { kind: 'http-status', at: minutesLater(1).toISOString() },
    });
  });

  it('records 500 polls in one statement', async () => {
    await seed(many(500));
    const dues = await service.due(NOW, { neverAsked: true });
    const changes = dues.map((due) => {
      const received = buildReceived({ finalUrl: due.feed.url, headers: { etag: '"7"' } });
      const after = afterFetch(
        buildResult({ kind: 'parsed', received, feed: buildParsed(1), bodyHash: 'h' }, due),
        1,
        NOW,
      );
      return after!;
    });
    let statements = 0;
    await database.dataSource.transaction(async (manager) => {
      const query = manager.query.bind(manager);
      manager.query = (...given: Parameters<typeof query>) => {
        statements += 1;
        return query(...given);
      };
      await store.record(changes, manager);
    });
    expect(statements).toBe(1);
    expect((await service.list(NOW)).filter((feed) => feed.state === 'ok').length).toBe(500);
  });
});
