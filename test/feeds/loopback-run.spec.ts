import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dirname } from 'node:path';
import { rmSync } from 'node:fs';
import { z } from 'zod';
import { DevelopmentsService } from '../../src/developments/developments.service.js';
import { FeedsService } from '../../src/feeds/feeds.service.js';
import { IndicatorsService } from '../../src/indicators/indicators.service.js';
import { PollService, type Polled } from '../../src/pipeline/poll.service.js';
import { StartService } from '../../src/pipeline/start.service.js';
import { ensureBuilt } from '../support/build.js';
import { startFeedServer, type FeedServer } from '../support/feed-server.js';
import { openStageServices, type StageServices } from '../support/stage-services.js';
import { capturedFeeds, FAULTY, feedsFile, HOSTS, ownFeeds } from './loopback-feeds.js';

const FIRST_POLL = '2026-11-20T12:00:00Z';
const SECOND_POLL = '2026-11-21T12:00:00Z';
const WEEK = '2026-W47';
const FAULTY_HOSTS = FAULTY.map((_, index) => `127.0.8.${index + 1}`);

const captured = capturedFeeds();
const own = ownFeeds();
const good = [...captured, ...own];
const subject =
  captured.length === 0 ? 'own feeds (shared absent: no captured ones)' : `${captured.length} captured feeds`;

const counts = z.array(z.object({ feed_id: z.string(), articles: z.number() }));

describe(`${subject} and faulty ones, polled twice through the services`, () => {
  let server: FeedServer;
  let services: StageServices;
  let file: string;
  let first: readonly Polled[];
  let second: readonly Polled[];
  let countsBefore: ReadonlyMap<string, number>;
  let countsAfter: ReadonlyMap<string, number>;

  beforeAll(async () => {
    await ensureBuilt();
    server = await startFeedServer([...HOSTS, ...FAULTY_HOSTS]);
    for (const { id, answer } of [...good, ...FAULTY]) server.on(`/${id}`, answer);
    const goodPlaces = good.map(({ id, language }, index) => ({
      ...{ id, language },
      url: server.url(`/${id}`, HOSTS[index % HOSTS.length]),
    }));
    const faultyPlaces = FAULTY.map(({ id }, index) => ({
      id,
      url: server.url(`/${id}`, FAULTY_HOSTS[index]),
    }));
    file = feedsFile([...goodPlaces, ...faultyPlaces]);
    services = await openStageServices({
      FEEDS_FILE: file,
      ALLOW_PRIVATE_NETWORKS: '127.0.0.0/8',
    });
    await services.get(StartService).prepare();
    first = await pollAt(FIRST_POLL);
    countsBefore = await articlesByFeed();
    second = await pollAt(SECOND_POLL);
    countsAfter = await articlesByFeed();
  });
  afterAll(async () => {
    await services.close();
    await server.close();
    rmSync(dirname(file), { recursive: true });
  });

  async function pollAt(instant: string): Promise<readonly Polled[]> {
    services.clock.moveTo(instant);
    const polled: Polled[] = [];
    await services.get(PollService).pollDue({ neverAsked: true }, (one) => polled.push(one));
    await services.get(DevelopmentsService).regroup(services.clock.now());
    return polled;
  }

  async function articlesByFeed(): Promise<ReadonlyMap<string, number>> {
    const rows: unknown = await services.database.dataSource.query(
      'SELECT feed_id, count(DISTINCT article_id)::int AS articles FROM sighting GROUP BY feed_id',
    );
    return new Map(counts.parse(rows).map((row) => [row.feed_id, row.articles]));
  }

  const outcomesOf = (polled: readonly Polled[]): ReadonlyMap<string, string> =>
    new Map(polled.map(({ result }) => [result.due.feed.id, result.answer.kind]));
  const isGood = (id: string): boolean => good.some((feed) => feed.id === id);

  it('store every item of every good feed once', () => {
    const wanted = good.filter(({ articles }) => articles > 0);
    expect(Object.fromEntries(countsBefore)).toEqual(
      Object.fromEntries(wanted.map(({ id, articles }) => [id, articles])),
    );
    expect(first.filter(({ result }) => isGood(result.due.feed.id))).toHaveLength(good.length);
  });

  it('ask each host one thing at a time', () => {
    expect(HOSTS.map((host) => server.busiest(host)).filter((busiest) => busiest > 1)).toEqual([]);
  });

  it('bring nothing the second time: not modified, or the same bytes', () => {
    const outcomes = outcomesOf(second);
    const wrong = good.filter(
      ({ id }) => !['not-modified', 'unchanged'].includes(outcomes.get(id) ?? 'none'),
    );
    expect(wrong.map(({ id }) => [id, outcomes.get(id)])).toEqual([]);
    expect(second.filter(({ fresh }) => fresh > 0)).toEqual([]);
    expect(countsAfter).toEqual(countsBefore);
  });

  it('show every good feed as answering, with when it was heard and when it is asked next', async () => {
    const listed = await services.get(FeedsService).list(services.clock.now());
    for (const feed of listed.filter(({ id }) => isGood(id))) {
      expect(feed).toMatchObject({ state: 'ok', failures: 0, problem: null });
      expect(feed.lastSuccessAt).toBe(new Date(SECOND_POLL).toISOString());
      expect(Date.parse(feed.nextCheckAt ?? '')).toBeGreaterThan(Date.parse(SECOND_POLL));
    }
  });

  it.each(FAULTY)('show what is wrong with the feed "$id" and what to do', async ({ id, state }) => {
    const listed = await services.get(FeedsService).list(services.clock.now());
    const feed = listed.find((one) => one.id === id);
    // The pause that the busy host asked for is over by the second poll, at which it asked for the next one.
    expect(feed?.state).toBe(state);
    expect(feed?.problem?.message).toMatch(/\S/);
    expect(feed?.problem?.remedy).toMatch(/\S/);
    expect(countsAfter.get(id)).toBeUndefined();
  });

  it('make developments of what several outlets report', async () => {
    const found = await services.get(DevelopmentsService).reader.list({
      ...{ indicators: [], directions: [], statuses: [], origins: ['news'], core: null },
      ...{ from: '2026-11-16', to: '2026-11-22', text: null, asOf: null, limit: 50, after: null },
    });
    const publishers = found.map(({ sources }) => sources.map(({ publisher }) => publisher).sort());
    expect(publishers).toContainEqual(['harbour-post', 'severny-listok', 'valley-courier']);
    expect(publishers).toContainEqual(['canal-mirror', 'subah-nama', 'valley-courier']);
  });

  it('give an index and a coverage that count them', async () => {
    const indicators = services.get(IndicatorsService);
    const points = await indicators.weekly(null, { from: WEEK, to: WEEK });
    const composite = points.find(({ indicator }) => indicator === 'composite');
    expect(points.map(({ indicator }) => indicator).sort()).toEqual(
      ['composite', 'defence', 'diplomacy', 'energy', 'trade'].sort(),
    );
    expect(composite?.n).toBe(2);
    expect((composite?.cooperation.words ?? 0) + (composite?.cooperation.deeds ?? 0)).toBeGreaterThan(0);
    const week = (await indicators.coverageWeeks(null)).find((one) => one.week === WEEK);
    expect(week?.feedsAnswered).toBe(good.length);
  });
});
