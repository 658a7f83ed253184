import { z } from 'zod';
import type { RunningService } from '../../src/main.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { startMailSink, type CaughtMail, type MailSink } from '../support/mail-sink.js';
import { ADMIN_TOKEN, startApp, TestClock } from './app.js';
import { ask, list, problem } from './requests.js';

const SUBSCRIPTIONS = '/api/v1/subscriptions';
const PUBLIC_URL = 'https://tracker.example';
const TABLES = [
  'alert_sign_up',
  'alert_consent',
  'alert_suppression',
  'alert_subscription',
  'alert_notification',
  'alert_delivery',
  'audit_entry',
];

const clock = new TestClock();
let database: TestDatabase;
let sink: MailSink;
let service: RunningService;
let last = 0;

beforeAll(async () => {
  [database, sink] = await Promise.all([createTestDatabase(), startMailSink()]);
  const env = { SMTP_URL: sink.url, MAIL_FROM: 'Tracker <alerts@tracker.example>', PUBLIC_URL };
  service = await startApp(database.open, clock, env);
});
afterAll(async () => {
  await service.close();
  await sink.close();
  await database.drop();
});
beforeEach(() => {
  // Each test has its own hour, so that none is slowed by the sign-ups of another.
  clock.passes(61);
});

const json = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});
const signUp = (address: string, own: object = {}): RequestInit =>
  json({ address, topics: ['topic.energy'], consent: true, ...own });

/** An address that no test used before. */
const fresh = (): string => `reader${(last += 1)}@example.org`;

const mailTo = (address: string): Promise<CaughtMail> => sink.next(({ to }) => to.includes(address));

/** The token of a link of a mail; `page` is the first part of its path. */
function tokenIn({ mail }: CaughtMail, page: string): string {
  const found = new RegExp(`${PUBLIC_URL}/${page}/(\\S+)`).exec(mail.text ?? '')?.[1];
  if (found === undefined) throw new Error(`No link to ${page} in: ${mail.text ?? ''}`);
  return decodeURIComponent(found);
}

const confirmed = z.object({
  outcome: z.string(),
  topics: z.array(z.string()),
  manageToken: z.string().nullable(),
});

async function confirm(token: string) {
  const { status, text } = await ask(service.url, `${SUBSCRIPTIONS}/confirm`, json({ token }));
  expect(status).toBe(200);
  return confirmed.parse(JSON.parse(text));
}

/** Subscribes a fresh address to the end. */
async function subscribed(own: object = {}) {
  const address = fresh();
  expect((await ask(service.url, SUBSCRIPTIONS, signUp(address, own))).status).toBe(202);
  const mail = await mailTo(address);
  const { manageToken } = await confirm(tokenIn(mail, 'confirm'));
  return { address, mail, manageToken: manageToken ?? '' };
}

/** All that the tables of alerts hold, as text. */
async function stored(tables: readonly string[] = TABLES): Promise<string> {
  const parts = await Promise.all(
    tables.map((table) =>
      database.dataSource.query<{ rows: string | null }[]>(
        `SELECT string_agg(t::text, E'\\n' ORDER BY t::text) AS rows FROM ${table} t`,
      ),
    ),
  );
  return parts.map(([row]) => row?.rows ?? '').join('\n');
}

/** Waits until no sign-up is being mailed: the worker marks it a moment after the mail is taken. */
async function settled(): Promise<void> {
  const waiting = async (): Promise<number> =>
    (await database.dataSource.query<unknown[]>(`SELECT 1 FROM alert_sign_up WHERE state = 'asked'`)).length;
  while ((await waiting()) > 0) await new Promise((resolve) => setImmediate(resolve));
}

const own = (token: string, rest = ''): string => `${SUBSCRIPTIONS}/own/${encodeURIComponent(token)}${rest}`;
const subscription = z.object({
  id: z.string(),
  state: z.string(),
  targetMasked: z.string(),
  ruleName: z.string(),
  cadence: z.string(),
});

describe('signing up', () => {
  test('what can be subscribed to is listed with the consent text', async () => {
    const { status, text } = await ask(service.url, `${SUBSCRIPTIONS}/topics`);
    expect(status).toBe(200);
    expect(JSON.parse(text)).toMatchObject({ mailIsSetUp: true, consent: expect.stringContaining('erased') });
    expect(text).toContain('topic.energy');
  });

  test('somebody asks, the mail is confirmed by POST, and only then is there a subscription', async () => {
    const address = fresh();
    const taken = await ask(service.url, SUBSCRIPTIONS, signUp(address));
    expect(taken.status).toBe(202);
    const mail = await mailTo(address);
    expect(await stored(['alert_subscription'])).not.toContain('r…@e….org');
    const { outcome, topics, manageToken } = await confirm(tokenIn(mail, 'confirm'));
    expect([outcome, topics]).toEqual(['confirmed', ['New developments in energy']]);
    const { items } = await list(service.url, own(manageToken ?? ''), subscription);
    expect(items).toMatchObject([{ state: 'active', targetMasked: 'r…@e….org', cadence: 'immediate' }]);
  });

  test('a link confirms once', async () => {
    const { mail } = await subscribed();
    expect((await confirm(tokenIn(mail, 'confirm'))).outcome).toBe('used');
  });

  test('a link ends after 48 hours, and its address is forgotten', async () => {
    const address = fresh();
    await ask(service.url, SUBSCRIPTIONS, signUp(address));
    const mail = await mailTo(address);
    clock.passes(48 * 60);
    expect((await confirm(tokenIn(mail, 'confirm'))).outcome).toBe('ended');
    await ask(service.url, SUBSCRIPTIONS, signUp(fresh()));
    await sink.next(({ to }) => to.includes(`reader${last}@example.org`));
    const rows = await database.dataSource.query<unknown[]>(
      `SELECT 1 FROM alert_sign_up WHERE expires_at <= $1 AND address_sealed IS NOT NULL`,
      [clock.now()],
    );
    expect(rows).toEqual([]);
  });

  test.each(['', 'x', 'a.b', `${'0'.repeat(36)}.${'A'.repeat(32)}`, 'é.%00'])(
    'the token %j confirms nothing',
    async (token) => {
      const { status, text } = await ask(service.url, `${SUBSCRIPTIONS}/confirm`, json({ token }));
      if (token === '') expect(status).toBe(400);
      else expect(confirmed.parse(JSON.parse(text)).outcome).toBe('ended');
    },
  );

  test('a token of one purpose opens nothing of another', async () => {
    const { mail, manageToken } = await subscribed();
    const other = encodeURIComponent(manageToken);
    expect((await problem(service.url, `/unsubscribe/${other}`, { method: 'POST' })).status).toBe(404);
    expect((await problem(service.url, own(tokenIn(mail, 'confirm')))).status).toBe(404);
  });

  test('a mail scanner that follows every link, by GET and HEAD, changes nothing', async () => {
    const address = fresh();
    await ask(service.url, SUBSCRIPTIONS, signUp(address));
    const mail = await mailTo(address);
    await settled();
    const before = await stored();
    for (const url of mail.mail.text?.match(/https:\/\/\S+/g) ?? []) {
      const path = url.replace(PUBLIC_URL, '');
      for (const method of ['GET', 'HEAD']) {
        const headers = { accept: 'text/html', 'user-agent': 'Link scanner' };
        expect((await ask(service.url, path, { method, headers })).status).toBe(200);
      }
    }
    expect(await stored()).toBe(before);
    expect((await confirm(tokenIn(mail, 'confirm'))).outcome).toBe('confirmed');
  });

  test('signing up again for the same topic renews the subscription and doubles nothing', async () => {
    const { address, manageToken } = await subscribed();
    clock.passes(10);
    await ask(service.url, SUBSCRIPTIONS, signUp(address, { timing: { cadence: 'weekly' } }));
    const second = await sink.next(
      (got) => got.to.includes(address) && sink.caught.indexOf(got) === sink.caught.length - 1,
    );
    await confirm(tokenIn(second, 'confirm'));
    const { items } = await list(service.url, own(manageToken), subscription);
    expect(items).toHaveLength(1);
  });

  test.each([
    [{ consent: false }, 'consent'],
    [{ consent: undefined }, 'consent'],
    [{ topics: [] }, 'topics'],
    [{ topics: ['topic.nothing'] }, 'topics'],
    [{ address: 'nobody' }, 'address'],
    [{ address: 'a@example.org\r\nBcc: b@example.org' }, 'address'],
    [{ timing: { zone: 'Mars/Olympus' } }, 'timing'],
    [{ timing: { cadence: 'hourly' } }, 'timing'],
    [{ channel: 'webhook' }, 'channel'],
  ])('%j is refused and named', async (part, name) => {
    const { status, errors } = await problem(service.url, SUBSCRIPTIONS, signUp('a@example.org', part));
    expect([status, errors?.[0]?.name]).toEqual([400, name]);
  });
});

describe('nobody learns whether an address is known', () => {
  const shown = async (address: string) => {
    const { status, headers, text } = await ask(service.url, SUBSCRIPTIONS, signUp(address));
    return { status, text, headers: [...headers].filter(([name]) => name !== 'date') };
  };

  test('a subscribed, an unknown, an unsubscribed and a suppressed address are answered alike', async () => {
    const [known, gone, bounced] = [await subscribed(), await subscribed(), await subscribed()];
    await ask(service.url, own(gone.manageToken), { method: 'DELETE' });
    await database.dataSource.query(
      `INSERT INTO alert_suppression SELECT target_digest, 'bounce', now() FROM alert_subscription WHERE id = $1`,
      [bounced.manageToken.split('.')[0]],
    );
    const answers = [];
    for (const address of [fresh(), known.address, gone.address, bounced.address])
      answers.push(await shown(address));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]?.status).toBe(202);
  });

  test('taking a sign-up asks the database the same, whatever is known of the address', async () => {
    const { address } = await subscribed();
    const asked: string[] = [];
    const query = database.dataSource.query.bind(database.dataSource);
    const statements = async (who: string): Promise<readonly string[]> => {
      await settled();
      asked.length = 0;
      // The worker that mails runs after the answer; what it asks is not part of it.
      database.dataSource.query = ((sql: string, ...rest: unknown[]) => {
        asked.push(sql);
        return Reflect.apply(query, database.dataSource, [sql, ...rest]);
      }) as typeof query;
      await ask(service.url, SUBSCRIPTIONS, signUp(who));
      database.dataSource.query = query;
      return asked.filter((sql) => !/^(?:UPDATE|DELETE FROM) alert_sign_up|unnest/.test(sql));
    };
    const unknown = await statements(fresh());
    expect(await statements(address)).toEqual(unknown);
    expect(unknown.length).toBe(2);
    expect(unknown.join()).not.toMatch(/alert_subscription|alert_suppression|address_digest =/);
  });

  test('an address that is signed up again and again is mailed three times a day, and nothing is said of it', async () => {
    const address = fresh();
    for (let tries = 0; tries < 6; tries += 1) {
      expect((await ask(service.url, SUBSCRIPTIONS, signUp(address))).status).toBe(202);
      clock.passes(2);
    }
    const marker = fresh();
    await ask(service.url, SUBSCRIPTIONS, signUp(marker));
    await mailTo(marker);
    expect(sink.caught.filter(({ to }) => to.includes(address))).toHaveLength(3);
  });

  test('one network may sign up only so many, and is told when to come back', async () => {
    for (let tries = 0; tries < 20; tries += 1) await ask(service.url, SUBSCRIPTIONS, signUp(fresh()));
    const refused = await problem(service.url, SUBSCRIPTIONS, signUp(fresh()));
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3_000);
    clock.passes(61);
    expect((await ask(service.url, SUBSCRIPTIONS, signUp(fresh()))).status).toBe(202);
  });
});

describe('stopping', () => {
  /** An unsubscribe link as the messages of a subscription carry it. */
  const unsubscribePath = async (manageToken: string): Promise<string> => {
    const { keysOf } = await import('../../src/alerts/adapters/secrets/seal.js');
    const { Vault } = await import('../../src/alerts/adapters/secrets/vault.js');
    const { SubscriptionLinks } = await import('../../src/alerts/adapters/subscription-links.js');
    const links = new SubscriptionLinks(new Vault(keysOf(Buffer.from('ab'.repeat(32), 'hex'))), {
      publicUrl: '',
    });
    return links.unsubscribe(manageToken.split('.')[0] ?? '');
  };

  test('one POST as mail programs send it ends a subscription, from anywhere and without signing in', async () => {
    const { manageToken } = await subscribed();
    const path = await unsubscribePath(manageToken);
    const ended = await ask(service.url, path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://mail.example' },
      body: 'List-Unsubscribe=One-Click',
    });
    expect([ended.status, JSON.parse(ended.text)]).toMatchObject([200, { state: 'unsubscribed' }]);
    const again = await ask(service.url, path, { method: 'POST' });
    expect(again.status).toBe(200);
  });

  test('opening the link only shows what it would end', async () => {
    const { manageToken } = await subscribed();
    const path = await unsubscribePath(manageToken);
    await settled();
    const before = await stored();
    expect((await ask(service.url, path, { headers: { accept: 'text/html' } })).status).toBe(200);
    const state = await ask(service.url, `${SUBSCRIPTIONS}${path}`);
    expect(JSON.parse(state.text)).toMatchObject({ state: 'active', ruleName: 'New developments in energy' });
    expect(await stored()).toBe(before);
  });

  test('afterwards only what proves it remains: times, consent text and a keyed digest', async () => {
    const { manageToken } = await subscribed();
    await ask(service.url, await unsubscribePath(manageToken), { method: 'POST' });
    const id = manageToken.split('.')[0];
    const [row] = await database.dataSource.query<Record<string, unknown>[]>(
      `SELECT s.target_sealed, s.target_masked, c.* FROM alert_subscription s JOIN alert_consent c ON c.subscription_id = s.id
       WHERE s.id = $1`,
      [id],
    );
    expect(row).toMatchObject({
      target_sealed: null,
      target_masked: '',
      withdrawn_how: 'with the link of a message',
      withdrawn_at: clock.now(),
    });
  });
});

describe('my alerts', () => {
  test('how often, quiet hours and zone can be changed with the managing link', async () => {
    const { manageToken } = await subscribed();
    const id = manageToken.split('.')[0] ?? '';
    const timing = {
      cadence: 'daily',
      zone: 'Asia/Karachi',
      digestAt: { time: '08:00', weekday: 1 },
      quiet: { from: '22:00', to: '07:00', breakthrough: null },
      hourlyCap: 5,
    };
    const changed = await ask(service.url, own(manageToken, `/${id}`), { ...json(timing), method: 'PATCH' });
    expect([changed.status, JSON.parse(changed.text)]).toMatchObject([200, timing]);
  });

  test('nobody changes or ends another’s subscription', async () => {
    const [mine, other] = [await subscribed(), await subscribed()];
    const id = other.manageToken.split('.')[0] ?? '';
    const changed = await problem(service.url, own(mine.manageToken, `/${id}`), {
      ...json({}),
      method: 'PATCH',
    });
    expect(changed.status).toBe(404);
    const ended = await ask(service.url, own(mine.manageToken, '/end'), json({ ids: [id] }));
    expect(JSON.parse(ended.text)).toEqual({ ended: 0 });
  });

  test('the export holds the address, the subscriptions and the consent with its time', async () => {
    const { address, manageToken } = await subscribed();
    const { status, headers, text } = await ask(service.url, own(manageToken, '/export'));
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(JSON.parse(text)).toMatchObject({
      address,
      subscriptions: [{ ruleName: 'New developments in energy' }],
      consents: [{ confirmedAt: clock.now().toISOString(), withdrawnAt: null }],
    });
  });

  test('erasing takes everything, and the link leads nowhere afterwards', async () => {
    const { manageToken } = await subscribed();
    const id = manageToken.split('.')[0];
    const [kept] = await database.dataSource.query<{ target_digest: string }[]>(
      'SELECT target_digest FROM alert_subscription WHERE id = $1',
      [id],
    );
    expect((await ask(service.url, own(manageToken), { method: 'DELETE' })).status).toBe(204);
    expect(await stored()).not.toContain(kept?.target_digest ?? 'none');
    expect((await problem(service.url, own(manageToken))).status).toBe(404);
  });
});

describe('bounces and complaints', () => {
  const bearer = { authorization: `Bearer ${ADMIN_TOKEN}` };
  const report = (address: string, kind: string, headers: Record<string, string> = bearer): RequestInit =>
    json({ address, kind }, headers);

  test('only who is signed in reports them', async () => {
    const refused = await problem(
      service.url,
      `${SUBSCRIPTIONS}/bounces`,
      report('a@example.org', 'bounce', {}),
    );
    expect(refused.status).toBe(401);
  });

  test('a complaint ends the subscriptions of an address, which is mailed nothing again until it is let', async () => {
    const { address, manageToken } = await subscribed();
    const upper = address.toUpperCase().replace('EXAMPLE.ORG', 'example.org');
    const reported = await ask(service.url, `${SUBSCRIPTIONS}/bounces`, report(upper, 'complaint'));
    expect(reported.status).toBe(204);
    const { items } = await list(service.url, own(manageToken), subscription);
    expect(items[0]?.state).toBe('suppressed');
    const before = sink.caught.length;
    const marker = fresh();
    await ask(service.url, SUBSCRIPTIONS, signUp(address));
    await ask(service.url, SUBSCRIPTIONS, signUp(marker));
    await mailTo(marker);
    expect(sink.caught.slice(before).flatMap(({ to }) => to)).toEqual([marker]);
    const lifted = await ask(service.url, `${SUBSCRIPTIONS}/bounces`, {
      ...json({ address }, bearer),
      method: 'DELETE',
    });
    expect(lifted.status).toBe(204);
    await ask(service.url, SUBSCRIPTIONS, signUp(address));
    await sink.next((got) => sink.caught.indexOf(got) > before && got.to.includes(address));
  });
});

test('neither an address as it was typed nor the token of a link stands anywhere in the database', async () => {
  const { address, manageToken } = await subscribed();
  await ask(service.url, SUBSCRIPTIONS, signUp(fresh()));
  expect(sink.caught.some(({ to }) => to.includes(address))).toBe(true);
  await ask(service.url, own(manageToken, '/end'), json({ ids: [manageToken.split('.')[0]] }));
  const all = await stored();
  expect(all).not.toMatch(/reader\d|@example\.org/);
  expect(all).not.toContain(manageToken.split('.')[1]);
});

test('without a mail server a sign-up is refused in words', async () => {
  const bare = await createTestDatabase();
  const without = await startApp(bare.open, new TestClock());
  const { status, detail } = await problem(without.url, SUBSCRIPTIONS, signUp('a@example.org'));
  expect([status, detail]).toEqual([503, expect.stringContaining('SMTP_URL and MAIL_FROM')]);
  const topics = await ask(without.url, `${SUBSCRIPTIONS}/topics`);
  expect(JSON.parse(topics.text)).toMatchObject({ mailIsSetUp: false });
  await without.close();
  await bare.drop();
});
