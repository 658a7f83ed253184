import { z } from 'zod';
import type { RunningService } from '../../src/main.js';
import { openAlertHouse, webhook, type AlertHouse } from '../database/alerts/alert-house.js';
import { status, type Received } from '../database/alerts/receiver.js';
import { ADMIN_TOKEN, startApp } from './app.js';
import { ask, problem } from './requests.js';
import { json } from './sign-ups.js';

const RULES = '/api/v1/rules';
const ENDPOINTS = '/api/v1/subscriptions/endpoints';
const DELIVERIES = '/api/v1/deliveries';
const NOTIFICATIONS = `${DELIVERIES}/notifications`;
const SILENCES = '/api/v1/silences';
const OIL = 'Pakistan and Russia sign agreement on supply of crude oil in Moscow';
const HELICOPTERS = 'Russia delivers four helicopters to Pakistan army';
const HOUR_MS = 3_600_000;
/** Longer than the wait before the second attempt, however chance lengthens it. */
const RETRY_MS = 6_000;
const bearer = { authorization: `Bearer ${ADMIN_TOKEN}` };

const ruleShape = z.looseObject({ id: z.string(), name: z.string(), enabled: z.boolean() });
const endpointShape = z.looseObject({ id: z.string(), target: z.string(), state: z.string() });
const subscribedShape = z.object({ subscription: endpointShape, secret: z.string() });
const deliveryShape = z.looseObject({
  notificationId: z.string(),
  title: z.string(),
  outcome: z.string(),
  status: z.number().nullable(),
});
const notificationShape = z.looseObject({ id: z.string(), state: z.string(), stateReason: z.string() });
const silenceShape = z.looseObject({ id: z.string(), endedAt: z.string().nullable() });
const itemsOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item) });

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

const signedIn = (init: RequestInit): RequestInit => {
  const headers = new Headers(init.headers);
  headers.set('authorization', bearer.authorization);
  return { ...init, headers };
};

/** What an address answers to who is signed in, where its status is the one that is expected. */
async function answer<T extends z.ZodType>(
  shape: T,
  path: string,
  init: RequestInit = {},
  expected = 200,
): Promise<z.output<T>> {
  const given = await ask(service.url, path, signedIn(init));
  expect([given.status, expected === given.status ? '' : given.text]).toEqual([expected, '']);
  return shape.parse(given.text === '' ? null : JSON.parse(given.text));
}

const add = (name: string, condition: unknown) => answer(ruleShape, RULES, json({ name, condition }), 201);
const subscribe = (ruleId: string, path: string) => {
  const target = { channel: 'webhook', url: house.receiver.url(path) };
  return answer(subscribedShape, ENDPOINTS, json({ ruleId, target }), 201);
};
const refusal = (path: string, init: RequestInit = {}) => problem(service.url, path, signedIn(init));

/** Waits until a list has what is looked for: the running service does the rest by itself. */
async function eventually<T extends z.ZodType>(
  shape: T,
  path: string,
  isDone: (items: z.output<T>[]) => boolean,
) {
  for (;;) {
    const { items } = await answer(itemsOf(shape), path);
    if (isDone(items)) return items;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
const attempts = (subscriptionId: string, count: number) =>
  eventually(deliveryShape, `${DELIVERIES}?subscription=${subscriptionId}`, ({ length }) => length >= count);

test.each([
  ['GET', RULES],
  ['POST', RULES],
  ['POST', `${RULES}/back-test`],
  ['GET', '/api/v1/subscriptions'],
  ['POST', ENDPOINTS],
  ['GET', DELIVERIES],
  ['GET', NOTIFICATIONS],
  ['POST', `${DELIVERIES}/replay`],
  ['GET', SILENCES],
  ['POST', SILENCES],
])('%s %s is for who is signed in', async (method, path) => {
  const init = method === 'GET' ? {} : json({}, {}, method);
  expect((await problem(service.url, path, init)).status).toBe(401);
});

describe('rules', () => {
  test('are made, listed, changed and ended, and ending one ends its subscriptions', async () => {
    const made = await add('Gas', { kind: 'development', words: ['gas*'] });
    expect(made).toMatchObject({
      name: 'Gas',
      enabled: true,
      severity: 'notice',
      owner: 'holder of the admin token',
    });
    const { subscription } = await subscribe(made.id, '/gas');
    const listed = await answer(itemsOf(ruleShape), RULES);
    expect(listed.items.map(({ id }) => id)).toContain(made.id);
    const change = json({ name: 'Gas and pipelines', enabled: false }, {}, 'PATCH');
    const changed = await answer(ruleShape, `${RULES}/${made.id}`, change);
    expect(changed).toMatchObject({
      name: 'Gas and pipelines',
      enabled: false,
      condition: made['condition'],
    });
    expect(await answer(ruleShape, `${RULES}/${made.id}`)).toEqual(changed);
    await answer(z.null(), `${RULES}/${made.id}`, { method: 'DELETE' }, 204);
    expect((await refusal(`${RULES}/${made.id}`)).detail).toContain('GET /api/v1/rules lists them');
    expect(await answer(endpointShape, `${ENDPOINTS}/${subscription.id}`)).toMatchObject({
      state: 'disabled',
      stateReason: 'its rule was deleted',
    });
  });

  test.each([
    ['no name', { condition: { kind: 'report' } }, 'name: a name of 1 to 120 characters.'],
    ['no condition', { name: 'a' }, 'one of development, first-ever, promise, index'],
    ['an unknown kind', { name: 'a', condition: { kind: 'weather' } }, 'one of development, first-ever'],
    ['an unknown indicator', development({ indicators: ['sport'] }), 'any of trade, defence, energy'],
    ['a score that is none', development({ minScore: 11 }), 'a score from -10 to 10'],
    ['scores the wrong way round', development({ minScore: 3, maxScore: 1 }), 'not above maxScore'],
    [
      'no series',
      { name: 'a', condition: { kind: 'index', side: 'above', level: 1 } },
      'one of trade, defence',
    ],
    [
      'no side',
      { name: 'a', condition: { kind: 'index', indicator: 'trade', level: 1 } },
      'one of above, below',
    ],
    ['an unknown part', development({ colour: 'red' }), 'colour'],
    ['an unknown name', development({ parties: ['company.gasprom'] }), 'GET /api/v1/parties lists the ids'],
    [
      'an unknown feed',
      { name: 'a', condition: { kind: 'feed-silent', feeds: ['dawm'], hours: 24 } },
      'GET /api/v1/feeds lists the ids',
    ],
  ])('with %s are refused, and the answer says what to give', async (_, body, says) => {
    const refused = await refusal(RULES, json(body));
    expect([refused.status, refused.detail]).toEqual([400, expect.stringContaining(says)]);
  });

  test('are tried out on what is on record before they are saved, and nothing is stored', async () => {
    await house.news(OIL);
    const condition = { kind: 'development', indicators: ['energy'], words: ['crude oil'] };
    const shape = z.looseObject({
      sentence: z.string(),
      messages: z.array(z.looseObject({ title: z.string() })),
    });
    const tried = await answer(shape, `${RULES}/back-test`, json({ name: 'Oil', condition }));
    expect(tried.sentence).toBe('In the last 12 months this rule would have sent 1 message.');
    expect(tried.messages).toMatchObject([{ title: OIL, why: ['indicator: energy', 'words: crude oil'] }]);
    const { items } = await answer(itemsOf(ruleShape), RULES);
    expect(items.map(({ name }) => name)).not.toContain('Oil');
  });
});

describe('endpoints', () => {
  test('have a secret that is shown once, another after a rotation, and a masked target ever after', async () => {
    const { subscription, secret } = await subscribe('topic.trade', '/hook/with-a-secret-path');
    expect(secret).toMatch(/^whsec_/);
    expect(subscription.target).toBe(`${house.receiver.url('')}/…`);
    const rotated = await answer(
      z.object({ secret: z.string() }),
      `${ENDPOINTS}/${subscription.id}/secret`,
      json({}),
    );
    expect(rotated.secret).toMatch(/^whsec_/);
    expect(rotated.secret).not.toBe(secret);
    const shown = await ask(service.url, `${ENDPOINTS}/${subscription.id}`, { headers: bearer });
    const listed = await ask(service.url, '/api/v1/subscriptions?limit=500', { headers: bearer });
    for (const { text } of [shown, listed]) expect(text).not.toMatch(/whsec_|with-a-secret-path/);
    expect(listed.text).toContain(subscription.id);
  });

  test.each([
    ['an unknown rule', { ruleId: 'rule_none', target: { channel: 'feed' } }, 404, 'GET /api/v1/rules lists'],
    ['no target', { ruleId: 'topic.all' }, 400, 'one of webhook, slack, telegram, ntfy, feed'],
    ['an unknown channel', { ruleId: 'topic.all', target: { channel: 'fax' } }, 400, 'one of webhook, slack'],
    [
      'no web address',
      { ruleId: 'topic.all', target: { channel: 'slack', url: 'ftp://a.example' } },
      400,
      'an http:// or https:// address',
    ],
  ])('with %s are refused, and the answer says what to give', async (_, body, code, says) => {
    const refused = await refusal(ENDPOINTS, json(body));
    expect([refused.status, refused.detail]).toEqual([code, expect.stringContaining(says)]);
  });

  test('get a test message that says so, and the log tells what came of it without the secret of their path', async () => {
    const path = '/tested/with-a-secret-path';
    house.receiver.on(path, status(202, {}, `taken at ${path}`));
    const { subscription } = await subscribe('topic.defence', path);
    const asked = await answer(
      z.object({ notificationId: z.string() }),
      `${ENDPOINTS}/${subscription.id}/test`,
      json({}),
      201,
    );
    const [attempt] = await attempts(subscription.id, 1);
    expect(attempt).toMatchObject({ ...asked, outcome: 'delivered', status: 202, answer: 'taken at …' });
    const [got] = to(path);
    expect(webhook.parse(JSON.parse(got?.body ?? '')).type).toBe('relations.test');
  });
});

test('what a running service could not deliver is found by outcome, exported as CSV, tried again and replayed under its id', async () => {
  house.receiver.on('/refusing', status(500, {}, 'not today'));
  const rule = await add('Helicopters', { kind: 'development', words: ['helicopters'] });
  const { subscription } = await subscribe(rule.id, '/refusing');
  await house.news(HELICOPTERS);
  const [failed] = await attempts(subscription.id, 1);
  expect(failed).toMatchObject({ title: HELICOPTERS, outcome: 'retry', status: 500, answer: 'not today' });
  const own = `${DELIVERIES}?rule=${rule.id}`;
  const filtered = await answer(itemsOf(deliveryShape), `${own}&outcome=${failed?.outcome ?? ''}`);
  expect(filtered.items).toEqual([failed]);
  expect((await answer(itemsOf(deliveryShape), `${own}&outcome=delivered`)).items).toEqual([]);
  const csv = await ask(service.url, `${own}&format=csv`, { headers: bearer });
  expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const [head, row, ...rest] = csv.text.trim().split('\r\n');
  expect(head?.split(',')).toEqual(
    expect.arrayContaining(['notificationId', 'outcome', 'status', 'latencyMs', 'answer']),
  );
  expect(row).toContain('not today');
  expect(rest).toEqual([]);

  house.receiver.on('/refusing', status(204));
  house.later(RETRY_MS);
  await attempts(subscription.id, 2);
  const replay = (states: readonly string[]) =>
    answer(
      z.object({ replayed: z.number(), message: z.string() }),
      `${DELIVERIES}/replay`,
      json({ notifications: [failed?.notificationId], states }),
    );
  const none = await replay(['dead']);
  expect(none.replayed).toBe(0);
  expect(none.message).toContain('nothing is dead');
  expect(await replay(['delivered'])).toEqual({
    replayed: 1,
    message: 'One notification is sent once more, under the id it had.',
  });
  await attempts(subscription.id, 3);
  const ids = to('/refusing').map(({ headers }) => headers['webhook-id']);
  expect(ids).toEqual(Array(3).fill(failed?.notificationId));
  const states = await answer(itemsOf(notificationShape), `${NOTIFICATIONS}?rule=${rule.id}&state=delivered`);
  expect(states.items).toMatchObject([{ id: failed?.notificationId }]);
});

test('a silence is previewed on what was sent, mutes with its reason, ends by itself or by hand, and stays on record', async () => {
  const rule = await add('Three', { kind: 'development', words: ['wheat', 'Lavrov', 'naval exercise'] });
  const { subscription } = await subscribe(rule.id, '/three');
  await house.news('Pakistan bans import of wheat from Russia');
  await attempts(subscription.id, 1);
  const matches = { rules: [rule.id], words: ['wheat', 'visit'] };
  const preview = await answer(
    z.looseObject({ sentence: z.string(), count: z.number() }),
    `${SILENCES}/preview`,
    json({ matches }),
  );
  expect(preview.sentence).toBe('In the last 30 days this would have muted 1 alert.');
  const past = json({ matches, reason: 'the harvest', to: '2020-01-01T00:00:00Z' });
  expect((await refusal(SILENCES, past)).detail).toContain('an instant that is still to come');
  const endless = json({ matches, reason: 'the harvest' });
  expect((await refusal(SILENCES, endless)).detail).toContain('an instant such as');

  const at = (ms: number) => new Date(house.services.clock.now().getTime() + ms).toISOString();
  const silence = await answer(
    silenceShape,
    SILENCES,
    json({ matches, reason: 'the harvest', to: at(HOUR_MS) }),
    201,
  );
  await house.news('Lavrov arrives in Islamabad on official visit');
  const muted = await answer(itemsOf(notificationShape), `${NOTIFICATIONS}?rule=${rule.id}&state=cancelled`);
  expect(muted.items).toMatchObject([{ stateReason: `silenced (${silence.id}): the harvest` }]);
  house.later(HOUR_MS);
  await house.news('Pakistan and Russia begin joint naval exercise in the Arabian Sea');
  await attempts(subscription.id, 2);

  const second = await answer(
    silenceShape,
    SILENCES,
    json({ matches, reason: 'again', to: at(HOUR_MS) }),
    201,
  );
  const ended = await answer(silenceShape, `${SILENCES}/${second.id}`, { method: 'DELETE' });
  expect(ended.endedAt).toBe(house.services.clock.now().toISOString());
  const listed = await answer(itemsOf(silenceShape), SILENCES);
  expect(listed.items.map(({ id }) => id)).toEqual([second.id, silence.id]);
  const page = z.object({ items: z.array(silenceShape), nextCursor: z.string() });
  const { nextCursor } = await answer(page, `${SILENCES}?limit=1`);
  const next = await answer(itemsOf(silenceShape), `${SILENCES}?limit=1&cursor=${nextCursor}`);
  expect(next.items.map(({ id }) => id)).toEqual([silence.id]);
});

function to(path: string): readonly Received[] {
  return house.receiver.received.filter((one) => one.path === path);
}

function development(parts: object): unknown {
  return { name: 'a rule', condition: { kind: 'development', ...parts } };
}
