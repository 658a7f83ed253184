import { jest } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import { DispatchService } from '../../../src/alerts/dispatch.service.js';
import { OverlongWaits } from '../../../src/alerts/overlong-waits.service.js';
import { ReleaseService } from '../../../src/alerts/release.service.js';
import { OwnSubscriptionsService } from '../../../src/alerts/own-subscriptions.service.js';
import { SubscriptionsService } from '../../../src/alerts/subscriptions.service.js';
import { unmeasured } from '../../../src/kernel/measures.js';
import { DeliveryWorker } from '../../../src/pipeline/alerting/delivery-worker.service.js';
import { openAlertHouse, webhook, type AlertHouse } from './alert-house.js';
import { status, type Reply } from './receiver.js';

/** What any of the chats takes. */
const chat = z.looseObject({ text: z.string().default('') });

const OIL = 'Pakistan and Russia sign agreement on supply of crude oil in Moscow';
const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const DAY = 24 * HOUR;

describe('what is owed is sent', () => {
  let house: AlertHouse;

  beforeEach(async () => {
    house = await openAlertHouse();
  });
  afterEach(async () => {
    await house.close();
  });

  const bodies = () => house.receiver.received.map(({ body }) => webhook.parse(JSON.parse(body)));

  it('tells of a development once, however many articles report it, with rule, reason, evidence, page and stop', async () => {
    const rule = await house.rule({ kind: 'development', indicators: ['energy'], words: ['crude oil'] });
    await house.subscribe(rule);
    await house.news(OIL, 'Cricket: Pakistan name squad for Lahore Test');
    await house.deliver();
    await house.news('Russia, Pakistan ink crude oil supply deal in Moscow');
    await house.deliver();
    const [first, ...others] = bodies();
    expect(others).toEqual([]);
    expect(first).toMatchObject({
      type: 'relations.alert',
      data: {
        items: [{ title: OIL, rule: { id: rule, name: 'a rule' }, evidence: [{ text: OIL }] }],
        more: 0,
      },
    });
    expect(first?.data.items[0]?.why).toEqual(['indicator: energy', 'words: crude oil']);
    expect(first?.data.links.page).toContain('/developments/');
  });

  it('stops for good by the link that the message of an endpoint carries, whoever reads it', async () => {
    await house.subscribe('topic.all');
    await house.news(OIL);
    await house.deliver();
    const stop = bodies()[0]?.data.links.stop ?? '';
    const token = decodeURIComponent(stop.split('/').at(-1) ?? '');
    const own = house.services.get(OwnSubscriptionsService);
    const ids = ((await own.list(token)) ?? []).map(({ id }) => id);
    expect(ids).toHaveLength(1);
    expect(await own.end(token, ids)).toBe(1);
    await house.news('Pakistan and Russia sign agreement on wheat in Karachi');
    await house.deliver();
    expect(bodies()).toHaveLength(1);
  });

  it('signs so that the standardwebhooks package accepts it, before and after the secret is rotated', async () => {
    const { id, secret } = await house.subscribe('topic.all');
    await house.news(OIL);
    await house.deliver();
    const given = await house.services.get(SubscriptionsService).rotate(id, house.services.clock.now());
    const rotated = given?.kind === 'rotated' ? given.secret : null;
    await house.services.get(SubscriptionsService).test(id, house.services.clock.now());
    await house.deliver();
    const [alert, test] = house.receiver.received;
    const seconds = Math.floor(house.services.clock.now().getTime() / SECOND);
    jest.spyOn(Date, 'now').mockReturnValue(seconds * SECOND);
    const accepted = (by: string, one = test) =>
      new Webhook(by).verify(one?.body ?? '', headersOf(one?.headers ?? {}));
    expect(() => accepted(secret, alert)).not.toThrow();
    expect(() => accepted(secret)).not.toThrow();
    expect(() => accepted(rotated ?? '')).not.toThrow();
    expect(() => accepted(rotated ?? '', alert)).toThrow();
    jest.restoreAllMocks();
  });

  it('tries again under the same id at 5 s, 5 min, 30 min … 24 h, and then gives it up', async () => {
    house.receiver.on('/hook', status(500, {}, 'x'.repeat(5_000)));
    await house.subscribe('topic.all');
    await house.news(OIL);
    const waits: number[] = [];
    for (let tries = 0; tries < 12; tries += 1) {
      await house.deliver();
      const [one] = await house.notifications();
      if (one?.state !== 'owed') break;
      const wait = one.due_at.getTime() - house.services.clock.now().getTime();
      waits.push(wait / SECOND);
      house.later(wait - 1);
      const before = house.receiver.received.length;
      await house.deliver();
      expect(house.receiver.received).toHaveLength(before);
      house.later(1);
    }
    expect(waits).toEqual([5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400]);
    expect(new Set(house.receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    const [dead] = await house.notifications();
    expect([dead?.state, dead?.attempts]).toEqual(['dead', 10]);
    const rows: unknown = await house.services.database.dataSource.query(
      'SELECT max(octet_length(answer)) AS bytes, count(*)::int AS tries, max(status) AS status FROM alert_delivery',
    );
    expect(rows).toEqual([{ bytes: 1024, tries: 10, status: 500 }]);
  });

  const cut: Reply = (response) => {
    response.destroy();
  };
  it.each([
    [
      'a redirect',
      status(302, { location: 'http://127.0.0.1/elsewhere' }),
      { state: 'owed', subscription: 'active', waitSeconds: 5 },
    ],
    [
      '429 with Retry-After',
      status(429, { 'retry-after': '120' }),
      { state: 'owed', subscription: 'active', waitSeconds: 120 },
    ],
    ['410', status(410), { state: 'dead', subscription: 'disabled', waitSeconds: null }],
    ['a cut connection', cut, { state: 'owed', subscription: 'active', waitSeconds: 5 }],
  ] as const)('knows what to do after %s', async (_, reply, { state, subscription, waitSeconds }) => {
    house.receiver.on('/hook', reply);
    const { id } = await house.subscribe('topic.all');
    await house.news(OIL);
    await house.deliver();
    const [one] = await house.notifications();
    expect(one?.state).toBe(state);
    expect((await house.services.get(SubscriptionsService).byId(id))?.state).toBe(subscription);
    if (waitSeconds !== null) {
      expect((one?.due_at.getTime() ?? 0) - house.services.clock.now().getTime()).toBe(waitSeconds * SECOND);
    }
    expect(house.receiver.received).toHaveLength(1);
  });

  it('leaves an endpoint alone for as long as it asks, whichever message and subscription it is, and no other one', async () => {
    const busy = status(503, { 'retry-after': '120' });
    house.receiver.on('/hook', busy);
    await house.subscribe('topic.all');
    await house.news(OIL);
    await house.deliver();
    const { id } = await house.subscribe('topic.all', { owner: 'another' });
    await house.subscribe('topic.all', { target: { channel: 'webhook', url: house.receiver.url('/well') } });
    await house.news('Russia delivers four helicopters to Pakistan army');
    await house.services.get(SubscriptionsService).test(id, house.services.clock.now());
    await house.deliver();
    house.later(120 * SECOND - 1);
    await house.deliver();
    const paths = () => house.receiver.received.map(({ path }) => path).sort();
    expect(paths()).toEqual(['/hook', '/well']);
    house.receiver.on('/hook', status(204));
    house.later(1);
    await house.deliver();
    expect(paths()).toEqual([...Array.from({ length: 5 }, () => '/hook'), '/well']);
  });

  it('waits for no hold that a clock set which was ahead', async () => {
    await house.subscribe('topic.all');
    await house.services.database.dataSource.query(
      `INSERT INTO alert_endpoint_hold SELECT channel, target_digest, timestamptz '2027-11-22' FROM alert_subscription`,
    );
    await house.news(OIL);
    await house.deliver();
    expect(house.receiver.received).toHaveLength(1);
  });

  it('does not send to an address that is not public', async () => {
    await house.subscribe('topic.all', { target: { channel: 'webhook', url: 'http://10.0.0.1/hook' } });
    await house.news(OIL);
    await house.deliver();
    const [one] = await house.notifications();
    expect([one?.state, one?.state_reason]).toEqual([
      'dead',
      expect.stringContaining('not a public address'),
    ]);
  });

  it('lets nothing wait for the instants of a clock that was ahead and has come back', async () => {
    house.receiver.on('/bad', status(503));
    const waits = house.services.get(OverlongWaits);
    await house.subscribe('topic.all', { target: { channel: 'webhook', url: house.receiver.url('/bad') } });
    await house.subscribe('topic.all', { cadence: 'weekly' });
    const kept = await house.subscribe('topic.all');
    house.later(30 * DAY);
    await house.news(OIL);
    // One is claimed and its claimer killed, one has failed and is to be tried again, one is held for a digest.
    const sendings = await house.services.get(DispatchService).claim(64, house.services.clock.now());
    const failing = sendings.filter(({ addressee }) => addressee.subscription.id !== kept.id);
    const ended = await Promise.all(
      failing.map((one) => house.services.get(DispatchService).send(one, house.services.clock.now())),
    );
    await house.services.get(DispatchService).record(ended, house.services.clock.now(), () => 0);
    house.later(-30 * DAY);
    const tries = house.receiver.received.length;
    await house.deliver();
    expect(house.receiver.received).toHaveLength(tries);
    expect(await waits.end(house.services.clock.now())).toBe(3);
    await house.deliver();
    expect(house.receiver.received.map(({ path }) => path)).toEqual(['/bad', '/bad']);
    house.later(61 * SECOND);
    await house.deliver();
    expect(house.receiver.received.slice(2).map(({ path }) => path)).toEqual(['/hook']);
    const held = (await house.notifications()).find(({ state }) => state === 'held');
    // Monday at 07:00 in Karachi.
    expect(held?.due_at).toEqual(new Date('2026-11-23T02:00:00Z'));
  });

  it('sends nothing a second time whose lease a jump of the clock ended while it was being sent', async () => {
    const { clock } = house.services;
    const worker = new DeliveryWorker(
      house.services.get(DispatchService),
      house.services.get(ReleaseService),
      clock,
      unmeasured,
    );
    const answered = new Promise<void>((resolve) => {
      house.receiver.on('/hook', (response) => {
        house.later(HOUR);
        // The first may join a look from before the jump.
        void worker
          .look()
          .then(() => worker.look())
          .then(() => {
            response.writeHead(204).end();
            resolve();
          });
      });
    });
    await house.subscribe('topic.all');
    await house.news(OIL);
    await worker.look();
    await answered;
    await worker.beforeApplicationShutdown();
    expect(house.receiver.received).toHaveLength(1);
    expect((await house.notifications()).map(({ state, attempts }) => [state, attempts])).toEqual([
      ['delivered', 1],
    ]);
  });

  it('sends to chats in their own shapes', async () => {
    const url = (path: string) => house.receiver.url(path);
    await house.subscribe('topic.all', { target: { channel: 'slack', url: url('/slack') } });
    await house.subscribe('topic.all', {
      target: { channel: 'telegram', url: url('/bot/sendMessage'), chatId: '42' },
    });
    await house.subscribe('topic.all', { target: { channel: 'ntfy', url: url('/topic'), token: 't' } });
    await house.news(OIL);
    await house.deliver();
    const by = new Map(house.receiver.received.map((one) => [one.path, one]));
    const said = (path: string) => chat.parse(JSON.parse(by.get(path)?.body ?? ''));
    expect(said('/slack').text).toContain(OIL);
    expect(said('/bot/sendMessage')).toMatchObject({ chat_id: '42' });
    expect(said('/bot/sendMessage').text).toContain(OIL);
    expect(said('/')).toMatchObject({ topic: 'topic', title: OIL, priority: 3 });
    expect(by.get('/')?.headers.authorization).toBe('Bearer t');
  });
});

function headersOf(headers: NodeJS.Dict<string | string[]>): Record<string, string> {
  return Object.fromEntries(
    ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => [name, String(headers[name])]),
  );
}
