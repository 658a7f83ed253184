import { setTimeout } from 'node:timers/promises';
import type { QueryRunner } from 'typeorm';
import { z } from 'zod';
import { endSubscriptions } from '../../../src/alerts/adapters/sign-up/consent-store.js';
import { DeliveryLogService } from '../../../src/alerts/delivery-log.service.js';
import { DispatchService } from '../../../src/alerts/dispatch.service.js';
import { ReleaseService } from '../../../src/alerts/release.service.js';
import { SilencesService } from '../../../src/alerts/silences.service.js';
import { SubscriptionsService } from '../../../src/alerts/subscriptions.service.js';
import { CorrectService } from '../../../src/pipeline/judging/correct.service.js';
import { openAlertHouse, type AlertHouse } from './alert-house.js';
import { status } from './receiver.js';

const OIL = 'Pakistan and Russia sign agreement on supply of crude oil in Moscow';
const HELICOPTERS = 'Russia delivers four helicopters to Pakistan army';
const VISIT = 'Lavrov arrives in Islamabad on official visit';
const TALKS = 'Russia voices support for Pakistan as Lavrov meets Dar';
const ALL = 'Rule “Every new development”';
const ENERGY = 'Rule “New developments in energy”';
const HOUR = 3_600_000;

const MAKER = { createdBy: 'tester', owner: 'tester', seesAll: true };

let house: AlertHouse;
beforeEach(async () => {
  house = await openAlertHouse();
});
afterEach(async () => {
  for (const one of open.splice(0)) {
    if (one.isTransactionActive) await one.rollbackTransaction();
    await one.release();
  }
  await house.close();
});

const now = () => house.services.clock.now();
const room = (path = '/room') => ({ channel: 'slack', url: house.receiver.url(path) }) as const;
const texts = () =>
  house.receiver.received.map(({ body }) => z.object({ text: z.string() }).parse(JSON.parse(body)).text);
/** How often a development is told: as a message's title, or in a list. */
const timesTold = (title: string) =>
  texts()
    .join('\n')
    .split(new RegExp(`(?:\\*|• )${title}`)).length - 1;
const cause = async () => (await house.notifications()).find(({ kind }) => kind === 'alert')?.cause ?? '';
const states = async () => (await house.notifications()).map(({ state }) => state).sort();

const open: QueryRunner[] = [];
/** A transaction that stays open until the test ends it. */
const transaction = async (): Promise<QueryRunner> => {
  const one = house.services.database.dataSource.createQueryRunner();
  open.push(one);
  await one.startTransaction();
  return one;
};
/** Until so many statements wait for a lock, or for a minute. */
const waiting = async (most: number): Promise<void> => {
  for (let tries = 0; tries < 1_200; tries += 1) {
    const rows: unknown = await house.services.database.dataSource.query(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if (z.array(z.unknown()).parse(rows).length >= most) return;
    await setTimeout(50);
  }
  throw new Error(`There were never ${most} statements that wait for a lock.`);
};

describe('a room of a chat with several subscriptions', () => {
  it('is told of a development once, with every rule that matched, and of what becomes of it once', async () => {
    await house.subscribe('topic.all', { target: room() });
    await house.subscribe('topic.energy', { target: room() });
    await house.news(OIL);
    await house.deliver();
    expect(texts()).toEqual([expect.stringContaining(ALL)]);
    expect(texts()[0]).toContain(ENERGY);
    expect(await states()).toEqual(['bundled', 'delivered']);
    const [developmentId = ''] = (await cause()).split(':').slice(1);
    await house.services
      .get(CorrectService)
      .record(
        { kind: 'development', developmentId, parts: { score: 2 } },
        { actor: 'a', reason: 'it is' },
        now,
      );
    await house.deliver();
    expect(texts().map((text) => text.startsWith('*Corrected:'))).toEqual([false, true]);
  });

  it('is told for each owner who has it told, each by a message of his own', async () => {
    await house.subscribe('topic.all', { target: room() });
    await house.subscribe('topic.energy', { target: room(), owner: 'another' });
    await house.news(OIL);
    await house.deliver();
    expect(texts().map((text) => [ALL, ENERGY].filter((rule) => text.includes(rule)))).toEqual(
      expect.arrayContaining([[ALL], [ENERGY]]),
    );
    expect(await states()).toEqual(['delivered', 'delivered']);
  });

  it('is told for each token by which it is told, for one may be refused', async () => {
    const ntfy = (token: string) => ({ channel: 'ntfy', url: house.receiver.url('/ntfy'), token }) as const;
    await house.subscribe('topic.all', { target: ntfy('wrong') });
    await house.subscribe('topic.energy', { target: ntfy('right') });
    await house.news(OIL);
    await house.deliver();
    expect(house.receiver.received.map(({ headers }) => headers.authorization).sort()).toEqual([
      'Bearer right',
      'Bearer wrong',
    ]);
  });

  it('is told for each rule where the addresses differ, and by each webhook, which signs for itself', async () => {
    await house.subscribe('topic.all', { target: room('/one') });
    await house.subscribe('topic.energy', { target: room('/other') });
    await house.subscribe('topic.all');
    await house.subscribe('topic.energy');
    await house.news(OIL);
    await house.deliver();
    expect(house.receiver.received.map(({ path }) => path).sort()).toEqual([
      '/hook',
      '/hook',
      '/one',
      '/other',
    ]);
  });

  it('hears at once what one subscription tells at once, and no digest of another repeats it', async () => {
    await house.subscribe('topic.all', { target: room(), cadence: 'daily' });
    await house.subscribe('topic.diplomacy', { target: room(), cadence: 'daily' });
    await house.subscribe('topic.energy', { target: room() });
    await house.news(OIL, VISIT, HELICOPTERS);
    await house.deliver();
    expect([texts().length, timesTold(OIL)]).toEqual([1, 1]);
    house.later(24 * HOUR);
    await house.deliver();
    expect([OIL, VISIT, HELICOPTERS].map(timesTold)).toEqual([1, 1, 1]);
  });

  it('hears by a digest of every rule that matched, that of a later digest too, which does not repeat it', async () => {
    await house.subscribe('topic.all', { target: room(), cadence: 'daily' });
    await house.subscribe('topic.energy', {
      ...{ target: room(), cadence: 'weekly' },
      digestAt: { time: '07:00', weekday: 5 },
    });
    await house.news(OIL, HELICOPTERS);
    house.later(24 * HOUR);
    await house.deliver();
    expect(texts()).toEqual([expect.stringContaining(ENERGY)]);
    house.later(7 * 24 * HOUR);
    await house.deliver();
    expect([OIL, HELICOPTERS].map(timesTold)).toEqual([1, 1]);
  });

  it('hears by one rule what a silence of the other mutes', async () => {
    const all = await house.subscribe('topic.all', { target: room() });
    await house.subscribe('topic.energy', { target: room() });
    const matches = { rules: [], subscriptions: [all.id], indicators: [], words: [] };
    const draft = { matches, reason: 'noise', startsAt: now(), endsAt: new Date(now().getTime() + HOUR) };
    await house.services.get(SilencesService).add(draft, MAKER, now());
    await house.news(OIL, HELICOPTERS);
    await house.deliver();
    expect([OIL, HELICOPTERS].map(timesTold)).toEqual([1, 0]);
    expect(texts()[0]).not.toContain(ALL);
  });

  it('hears by the others what a subscription was to tell that ended before its message arrived', async () => {
    const ids = [
      (await house.subscribe('topic.all', { target: room() })).id,
      (await house.subscribe('topic.energy', { target: room() })).id,
    ];
    house.receiver.on('/room', status(503));
    await house.news(OIL);
    await house.deliver();
    house.receiver.on('/room', status(204));
    const [leading] = (await house.notifications()).filter(({ state }) => state === 'owed');
    await house.services
      .get(SubscriptionsService)
      .setState(leading?.subscription_id ?? '', { state: 'unsubscribed', reason: 'enough' }, now());
    await house.deliver();
    expect(texts()).toHaveLength(2);
    const [delivered] = (await house.notifications()).filter(({ state }) => state === 'delivered');
    expect(ids.filter((id) => id !== leading?.subscription_id)).toEqual([delivered?.subscription_id]);
  });

  it('has in the log of each subscription what became of its alert, and replays it for each', async () => {
    const ids = [
      (await house.subscribe('topic.all', { target: room() })).id,
      (await house.subscribe('topic.energy', { target: room() })).id,
    ];
    const log = house.services.get(DeliveryLogService);
    const every = {
      notificationId: null,
      ruleId: null,
      outcomes: [],
      from: null,
      to: null,
      limit: 9,
      after: null,
    };
    const replay = (subscriptionId: string) =>
      log.replay({ notificationIds: [], subscriptionId, states: ['dead'], from: null, to: null }, now());
    house.receiver.on('/room', status(400));
    await house.news(OIL);
    await house.deliver();
    expect(await states()).toEqual(['dead', 'dead']);
    for (const subscriptionId of ids)
      expect(await log.deliveries({ ...every, subscriptionId })).toMatchObject([{ status: 400 }]);
    house.receiver.on('/room', status(204));
    const [joined] = (await house.notifications()).filter(({ bundle_id }) => bundle_id !== null);
    const leading = ids.find((id) => id !== joined?.subscription_id) ?? '';
    expect(await replay(leading)).toBe(1);
    expect(await states()).toEqual(['bundled', 'owed']);
    house.receiver.on('/room', status(400));
    await house.deliver();
    expect(await replay(joined?.subscription_id ?? '')).toBe(1);
    house.receiver.on('/room', status(204));
    await house.deliver();
    expect(await states()).toEqual(['dead', 'delivered']);
    expect(texts().at(-1)).toContain(joined?.subscription_id === ids[0] ? ALL : ENERGY);
  });

  it('is told of the same things in one digest where two instances make it at a time', async () => {
    const { id } = await house.subscribe('topic.all', { target: room(), cadence: 'daily' });
    await house.subscribe('topic.all', { target: room(), cadence: 'daily' });
    await house.news(OIL, HELICOPTERS);
    await house.deliver();
    house.later(24 * HOUR);
    const releases = house.services.get(ReleaseService);
    const first = await transaction();
    const second = await transaction();
    await first.query('SELECT 1 FROM alert_subscription WHERE id = $1 FOR UPDATE', [id]);
    await second.query('LOCK TABLE alert_notification IN SHARE MODE');
    const one = releases.release(now());
    await waiting(1);
    await first.rollbackTransaction();
    const other = releases.release(now());
    await waiting(2);
    await second.rollbackTransaction();
    await Promise.all([one, other]);
    await house.deliver();
    expect([OIL, HELICOPTERS].map(timesTold)).toEqual([1, 1]);
  });

  it('lets whoever ends a capped subscription end it while what is owed to it is being taken', async () => {
    const { id } = await house.subscribe('topic.all', { target: room(), hourlyCap: 5 });
    await house.news(OIL);
    await house.services.get(ReleaseService).release(now());
    const ending = await transaction();
    await ending.query('SELECT 1 FROM alert_subscription WHERE id = $1 FOR NO KEY UPDATE', [id]);
    const claimed = house.services.get(DispatchService).claim(64, now());
    await waiting(1);
    expect(await endSubscriptions(ending.manager, [id], { how: 'enough', now: now() })).toBe(1);
    await ending.commitTransaction();
    expect(await claimed).toEqual([]);
    expect(await states()).toEqual(['cancelled']);
  });

  it('hears no talks of a visit that another of its subscriptions told', async () => {
    const talks = await house.rule({ kind: 'development', words: ['voices support'] });
    await house.subscribe('topic.all', { target: room() });
    await house.subscribe(talks, { target: room() });
    await house.subscribe(talks, { target: room('/other') });
    await house.news(VISIT);
    await house.deliver();
    await house.news(TALKS);
    await house.deliver();
    expect(house.receiver.received.map(({ path }) => path)).toEqual(['/room', '/other']);
  });
});
