import { z } from 'zod';
import type { RunningService } from '../../src/main.js';
import { openAlertHouse, type AlertHouse } from '../database/alerts/alert-house.js';
import { ADMIN_TOKEN, startApp } from './app.js';
import { ask } from './requests.js';
import { json } from './sign-ups.js';

const RULES = '/api/v1/rules';
const ENDPOINTS = '/api/v1/subscriptions/endpoints';
const SUBSCRIPTIONS = '/api/v1/subscriptions';
const DELIVERIES = '/api/v1/deliveries';
const HELICOPTERS = 'Russia delivers four helicopters to Pakistan army';

const keyShape = z.object({ token: z.string() });
const ruleShape = z.looseObject({ id: z.string(), owner: z.string() });
const subscribedShape = z.object({ subscription: z.looseObject({ id: z.string(), owner: z.string() }) });
const rows = z.object({ items: z.array(z.looseObject({ id: z.string() })) });
const deliveries = z.object({ items: z.array(z.looseObject({ outcome: z.string() })) });

let house: AlertHouse;
let service: RunningService;
beforeAll(async () => {
  house = await openAlertHouse();
  const { database, clock } = house.services;
  service = await startApp(database.open, clock, { ALLOW_PRIVATE_NETWORKS: '127.0.0.0/8' });
});
afterAll(async () => {
  await service.close();
  await house.close();
});

/** Asks with a token, and fails with the answer where its status is another than expected. */
async function asked<T extends z.ZodType>(
  shape: T,
  { token, path, init = {} }: { readonly token: string; readonly path: string; readonly init?: RequestInit },
  expected = 200,
): Promise<z.output<T>> {
  const headers = new Headers(init.headers);
  headers.set('authorization', `Bearer ${token}`);
  const given = await ask(service.url, path, { ...init, headers });
  expect([given.status, expected === given.status ? '' : given.text]).toEqual([expected, '']);
  return shape.parse(given.text === '' ? null : JSON.parse(given.text));
}

async function analyst(name: string): Promise<string> {
  const init = json({ name, role: 'analyst' });
  return (await asked(keyShape, { token: ADMIN_TOKEN, path: '/api/v1/keys', init }, 201)).token;
}

const rule = (token: string, name: string, words: readonly string[]) =>
  asked(
    ruleShape,
    { token, path: RULES, init: json({ name, condition: { kind: 'development', words } }) },
    201,
  );
const subscribe = (token: string, ruleId: string, own: object = {}) =>
  asked(
    subscribedShape,
    {
      token,
      path: ENDPOINTS,
      init: json({ ruleId, target: { channel: 'webhook', url: house.receiver.url('/hook') }, ...own }),
    },
    201,
  );
const list = (token: string, path: string) => asked(rows, { token, path });

/** Waits until the running service has sent something to a subscription. */
async function sent(token: string, subscriptionId: string) {
  for (;;) {
    const { items } = await asked(deliveries, {
      token,
      path: `${DELIVERIES}?subscription=${subscriptionId}`,
    });
    if (items.length > 0) return items;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test('an analyst sees, changes and replays what is kept in their name only; an administrator all of it', async () => {
  const [anna, boris] = [await analyst('Anna'), await analyst('Boris')];
  const made = await rule(anna, 'Helicopters', ['helicopters']);
  expect(made.owner).toMatch(/^API key "Anna"/);
  const { subscription } = await subscribe(anna, made.id, { owner: 'somebody else' });
  expect(subscription.owner).toBe(made.owner);
  await house.news(HELICOPTERS);
  const [attempt] = await sent(anna, subscription.id);
  expect(attempt).toMatchObject({
    ruleName: 'Helicopters',
    channel: 'webhook',
    target: `${house.receiver.url('')}/…`,
    title: HELICOPTERS,
  });

  const ids = async (token: string) => (await list(token, SUBSCRIPTIONS)).items.map(({ id }) => id);
  expect([await ids(anna), await ids(boris)]).toEqual([[subscription.id], []]);
  expect(await ids(ADMIN_TOKEN)).toContain(subscription.id);
  const seen = async (token: string, path: string) => (await list(token, path)).items.length;
  expect([await seen(anna, DELIVERIES), await seen(boris, DELIVERIES)]).toEqual([1, 0]);
  const owed = `${DELIVERIES}/notifications`;
  expect([await seen(anna, owed), await seen(boris, owed)]).toEqual([1, 0]);

  const one = `${ENDPOINTS}/${subscription.id}`;
  const message = z.looseObject({ title: z.string() });
  await asked(message, { token: boris, path: one }, 404);
  for (const rest of ['/test', '/secret'])
    await asked(message, { token: boris, path: one + rest, init: json({}) }, 404);
  await asked(message, { token: boris, path: one, init: json({ state: 'disabled' }, {}, 'PATCH') }, 404);
  const replay = json({ from: '2000-01-01T00:00:00Z', states: ['delivered'] });
  const replayed = z.looseObject({ replayed: z.number() });
  const path = `${DELIVERIES}/replay`;
  expect((await asked(replayed, { token: boris, path, init: replay })).replayed).toBe(0);
  expect((await asked(replayed, { token: anna, path, init: replay })).replayed).toBe(1);
});

test('a silence of an analyst mutes their own subscriptions only, and is ended by them or an administrator', async () => {
  const [gul, hana] = [await analyst('Gul'), await analyst('Hana')];
  const made = await rule(gul, 'Naval', ['naval exercise', 'wheat']);
  const { subscription } = await subscribe(gul, made.id);
  await subscribe(hana, made.id);
  await house.news('Pakistan and Russia begin joint naval exercise in the Arabian Sea');
  const matches = { rules: [made.id] };
  const shape = z.object({
    ...{ sentence: z.string(), count: z.number() },
    alerts: z.array(z.looseObject({ subscriptionId: z.string() })),
  });
  const preview = (token: string) =>
    asked(shape, { token, path: '/api/v1/silences/preview', init: json({ matches }) });
  const own = await preview(gul);
  expect(own.alerts.map(({ subscriptionId }) => subscriptionId)).toEqual([subscription.id]);
  expect(own.sentence).toBe('In the last 30 days this would have muted 1 alert.');
  expect((await preview(ADMIN_TOKEN)).count).toBe(2);
  await house.services.database.dataSource.query(
    `INSERT INTO alert_notification SELECT (jsonb_populate_record(n, jsonb_build_object('id', 'ntf_copy' || i,
       'cause', 'copy:' || i, 'state', 'delivered', 'created_at', n.created_at + interval '1 second'))).*
     FROM alert_notification n, generate_series(1, 5100) i
     WHERE n.rule_id = $1 AND n.kind = 'alert' AND n.subscription_id <> $2`,
    [made.id, subscription.id],
  );
  expect((await preview(gul)).count).toBe(1);
  expect((await preview(ADMIN_TOKEN)).sentence).toContain(' 5102 alerts.');
  await house.services.database.dataSource.query(`DELETE FROM alert_notification WHERE id LIKE 'ntf_copy%'`);

  const body = { matches, reason: 'the fair', to: '2099-01-01T00:00:00Z' };
  const silence = z.looseObject({ id: z.string(), owner: z.string().nullable() });
  const mute = (token: string) => asked(silence, { token, path: '/api/v1/silences', init: json(body) }, 201);
  const ofGul = await mute(gul);
  expect(ofGul.owner).toMatch(/^API key "Gul"/);
  await house.news('Pakistan bans import of wheat from Russia');
  const { items } = await asked(
    z.object({ items: z.array(z.looseObject({ subscriptionId: z.string(), state: z.string() })) }),
    { token: ADMIN_TOKEN, path: `/api/v1/deliveries/notifications?rule=${made.id}&state=cancelled` },
  );
  expect(new Set(items.map(({ subscriptionId }) => subscriptionId))).toEqual(new Set([subscription.id]));
  const end = (token: string, of: string, status: number) =>
    asked(z.unknown(), { token, path: `/api/v1/silences/${of}`, init: { method: 'DELETE' } }, status);
  const ofAll = await mute(ADMIN_TOKEN);
  expect(ofAll.owner).toBeNull();
  await end(hana, ofGul.id, 403);
  await end(gul, ofAll.id, 403);
  await end(gul, ofGul.id, 200);
  await end(ADMIN_TOKEN, ofAll.id, 200);
});

test('a rule says how often it fired and when, and an ended one comes back with the subscriptions it ended', async () => {
  const anna = await analyst('Anna the second');
  const made = await rule(anna, 'Wheat', ['wheat']);
  expect(made).toMatchObject({ alerts: 0, lastFiredAt: null, subscriptions: 0 });
  const { subscription } = await subscribe(anna, made.id);
  const { subscription: paused } = await subscribe(anna, made.id, {
    target: { channel: 'webhook', url: house.receiver.url('/other') },
  });
  const off = json({ state: 'disabled', reason: 'on leave' }, {}, 'PATCH');
  await asked(ruleShape, { token: anna, path: `${ENDPOINTS}/${paused.id}`, init: off });
  await house.news('Pakistan bans import of wheat from Russia');
  const fired = { alerts: 1, lastFiredAt: house.services.clock.now().toISOString(), subscriptions: 1 };
  expect(await asked(ruleShape, { token: anna, path: `${RULES}/${made.id}` })).toMatchObject(fired);
  const { items } = await list(anna, RULES);
  expect(items.find(({ id }) => id === made.id)).toMatchObject(fired);

  const path = `${RULES}/${made.id}`;
  await asked(z.null(), { token: anna, path, init: { method: 'DELETE' } }, 204);
  const restored = await asked(ruleShape, { token: anna, path: `${path}/restore`, init: json({}) });
  expect(restored).toMatchObject({ id: made.id, ...fired });
  const state = (id: string) => asked(z.looseObject({}), { token: anna, path: `${ENDPOINTS}/${id}` });
  expect(await state(subscription.id)).toMatchObject({
    state: 'active',
    stateReason: '',
    ruleName: 'Wheat',
  });
  expect(await state(paused.id)).toMatchObject({ state: 'disabled', stateReason: 'on leave' });
  await asked(z.looseObject({}), { token: anna, path: `${path}/restore`, init: json({}) }, 404);
});

test('a rule is changed, ended and brought back by whoever keeps it or an administrator; others add their own', async () => {
  const [dora, emil] = [await analyst('Dora'), await analyst('Emil')];
  const made = await rule(dora, 'Steel', ['steel']);
  const path = `${RULES}/${made.id}`;
  const rename = (name: string) => json({ name }, {}, 'PATCH');
  const refusal = z.looseObject({ detail: z.string() });
  const refused = await asked(refusal, { token: emil, path, init: rename('Mine') }, 403);
  expect(refused.detail).toMatch(/is kept by API key "Dora" .*POST \/api\/v1\/rules/);
  await asked(refusal, { token: emil, path, init: { method: 'DELETE' } }, 403);
  const seen = z.looseObject({ name: z.string() });
  expect((await asked(seen, { token: emil, path })).name).toBe('Steel');
  expect((await rule(emil, 'Steel', ['steel'])).owner).toMatch(/^API key "Emil"/);

  expect((await asked(seen, { token: ADMIN_TOKEN, path, init: rename('Steel mills') })).name).toBe(
    'Steel mills',
  );
  await asked(z.null(), { token: dora, path, init: { method: 'DELETE' } }, 204);
  await asked(refusal, { token: emil, path: `${path}/restore`, init: json({}) }, 403);
  await asked(seen, { token: dora, path: `${path}/restore`, init: json({}) });
  await asked(refusal, { token: emil, path: `${RULES}/rule_none`, init: rename('None') }, 404);
});

test('who is signed in is told under which name things are kept', async () => {
  const signIn = async (token: string) => {
    const { text } = await ask(service.url, '/api/v1/session', json({ token }));
    return z.looseObject({ name: z.string() }).parse(JSON.parse(text)).name;
  };
  expect(await signIn(ADMIN_TOKEN)).toBe('holder of the admin token');
  expect(await signIn(await analyst('Clara'))).toMatch(/^API key "Clara" \(/);
});

const secretShape = z.object({ secret: z.string() });
const end = json({ state: 'unsubscribed', reason: 'moved away' }, {}, 'PATCH');

test('of a subscription that is ended no address, secret or token remains', async () => {
  const url = house.receiver.url('/bot-secret/sendMessage');
  const made = await subscribe(ADMIN_TOKEN, 'topic.trade', {
    target: { channel: 'telegram', url, chatId: '424242' },
  });
  const { id } = made.subscription;
  const path = `${ENDPOINTS}/${id}`;
  const ended = await asked(z.looseObject({}), { token: ADMIN_TOKEN, path, init: end });
  expect(ended).toMatchObject({ state: 'unsubscribed', stateReason: 'moved away', target: '' });
  const kept: unknown = await house.services.database.dataSource.query(
    'SELECT target_sealed, target_masked FROM alert_subscription WHERE id = $1',
    [id],
  );
  expect(kept).toEqual([{ target_sealed: null, target_masked: '' }]);
  const again = json({ state: 'active' }, {}, 'PATCH');
  await asked(z.looseObject({}), { token: ADMIN_TOKEN, path, init: again }, 409);
});

test('a personal feed that gets a new address is not read by its old one, and by none once it is ended', async () => {
  const target = { channel: 'feed' };
  const added = await asked(
    subscribedShape.extend(secretShape.shape),
    { token: ADMIN_TOKEN, path: ENDPOINTS, init: json({ ruleId: 'topic.trade', target }) },
    201,
  );
  const path = `${ENDPOINTS}/${added.subscription.id}`;
  const given = await asked(secretShape, { token: ADMIN_TOKEN, path: `${path}/secret`, init: json({}) });
  const read = async (secret: string) => (await ask(service.url, `/feeds/personal/${secret}.atom`)).status;
  expect([await read(added.secret), await read(given.secret)]).toEqual([404, 200]);
  await asked(z.looseObject({}), { token: ADMIN_TOKEN, path, init: end });
  expect(await read(given.secret)).toBe(404);
});
