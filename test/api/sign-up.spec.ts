import { randomUUID } from 'node:crypto';
import { keepSignUp } from '../../src/alerts/adapters/sign-up/sign-up-store.js';
import { timingSchema } from '../../src/alerts/timing-schema.js';
import { createTestDatabase } from '../support/database.js';
import { startApp, TestClock } from './app.js';
import { ask, list, problem } from './requests.js';
import { confirmed, json, own, SignUps, signUp, SUBSCRIPTIONS, tokenIn, subscription } from './sign-ups.js';

/** 30 days, in minutes. */
const DAYS_AHEAD = 30 * 24 * 60;

let at: SignUps;
beforeAll(async () => {
  at = await SignUps.start();
});
afterAll(() => at.stop());
beforeEach(() => {
  // Each test has its own hour, so that none is slowed by the sign-ups of another.
  at.clock.passes(61);
});

describe('signing up', () => {
  test('what can be subscribed to is listed with the consent text', async () => {
    const { status, text } = await ask(at.url, `${SUBSCRIPTIONS}/topics`);
    expect(status).toBe(200);
    expect(JSON.parse(text)).toMatchObject({ mailIsSetUp: true });
    expect(text).toContain('erased when I stop');
    expect(text).toContain('topic.energy');
  });

  test('somebody asks, the mail is confirmed by POST, and only then is there a subscription', async () => {
    const address = at.fresh();
    const taken = await ask(at.url, SUBSCRIPTIONS, signUp(address));
    expect(taken.status).toBe(202);
    const mail = await at.mailTo(address);
    expect(await at.stored(['alert_subscription'])).not.toContain('r…@e….org');
    const { outcome, topics, manageToken } = await at.confirm(tokenIn(mail, 'confirm'));
    expect([outcome, topics]).toEqual(['confirmed', ['New developments in energy']]);
    const { items } = await list(at.url, own(manageToken ?? ''), subscription);
    expect(items).toMatchObject([{ state: 'active', targetMasked: 'r…@e….org', cadence: 'immediate' }]);
  });

  test('a link confirms once', async () => {
    const { mail } = await at.subscribed();
    expect((await at.confirm(tokenIn(mail, 'confirm'))).outcome).toBe('used');
  });

  test('a link ends after 48 hours, and its address is forgotten', async () => {
    const address = at.fresh();
    await ask(at.url, SUBSCRIPTIONS, signUp(address));
    const mail = await at.mailTo(address);
    at.clock.passes(48 * 60);
    expect((await at.confirm(tokenIn(mail, 'confirm'))).outcome).toBe('ended');
    // Whoever signs up next has what ended forgotten, before or after that mail is sent.
    await at.marker();
    await at.none(`SELECT 1 FROM alert_sign_up WHERE expires_at <= $1 AND address_sealed IS NOT NULL`, [
      at.clock.now(),
    ]);
  });

  test.each(['', 'x', 'a.b', `${'0'.repeat(36)}.${'A'.repeat(32)}`, 'é.%00'])(
    'the token %j confirms nothing',
    async (token) => {
      const { status, text } = await ask(at.url, `${SUBSCRIPTIONS}/confirm`, json({ token }));
      if (token === '') expect(status).toBe(400);
      else expect(confirmed.parse(JSON.parse(text)).outcome).toBe('ended');
    },
  );

  test('a token of one purpose opens nothing of another', async () => {
    const { mail, manageToken } = await at.subscribed();
    const other = encodeURIComponent(manageToken);
    expect((await problem(at.url, `/unsubscribe/${other}`, { method: 'POST' })).status).toBe(404);
    expect((await problem(at.url, own(tokenIn(mail, 'confirm')))).status).toBe(404);
  });

  test('a mail scanner that follows every link, by GET and HEAD, changes nothing', async () => {
    const address = at.fresh();
    await ask(at.url, SUBSCRIPTIONS, signUp(address));
    const mail = await at.mailTo(address);
    await at.settled();
    const before = await at.stored();
    for (const url of mail.mail.text?.match(/https:\/\/\S+/g) ?? []) {
      const path = new URL(url).pathname;
      for (const method of ['GET', 'HEAD']) {
        const headers = { accept: 'text/html', 'user-agent': 'Link scanner' };
        expect((await ask(at.url, path, { method, headers })).status).toBe(200);
      }
    }
    expect(await at.stored()).toBe(before);
    expect((await at.confirm(tokenIn(mail, 'confirm'))).outcome).toBe('confirmed');
  });

  test('signing up again for the same topic renews the subscription and doubles nothing', async () => {
    const { address, mail, manageToken } = await at.subscribed();
    at.clock.passes(10);
    await ask(at.url, SUBSCRIPTIONS, signUp(address, { timing: { cadence: 'weekly' } }));
    const second = await at.sink.next((got) => got.to.includes(address) && got !== mail);
    expect((await at.confirm(tokenIn(second, 'confirm'))).outcome).toBe('confirmed');
    const { items } = await list(at.url, own(manageToken), subscription);
    expect(items).toMatchObject([{ state: 'active', cadence: 'weekly' }]);
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
    const { status, errors } = await problem(at.url, SUBSCRIPTIONS, signUp('a@example.org', part));
    expect([status, errors?.[0]?.name]).toEqual([400, name]);
  });
});

/** Keeps sign-ups of these addresses, a minute apart, the last one written first. */
async function kept(addresses: readonly string[]): Promise<void> {
  const { vault } = at;
  const start = at.clock.now().getTime() - addresses.length * 60_000;
  // All at once: a look in between would find some of them.
  await at.database.dataSource.transaction(async (manager) => {
    for (const [index, address] of [...addresses.entries()].reverse()) {
      const askedAt = new Date(start + index * 60_000);
      await keepSignUp(manager, {
        id: randomUUID(),
        addressDigest: vault.digest(address),
        addressSealed: vault.seal(address, 'address'),
        networkDigest: vault.digest('another network', 'network'),
        wanted: { topics: ['topic.energy'], timing: timingSchema.parse({}) },
        consent: 'yes',
        askedAt,
        expiresAt: new Date(askedAt.getTime() + 3_600_000),
      });
    }
  });
}

describe('nobody learns whether an address is known', () => {
  const shown = async (address: string) => {
    const { status, headers, text } = await ask(at.url, SUBSCRIPTIONS, signUp(address));
    return { status, text, headers: [...headers].filter(([name]) => name !== 'date') };
  };

  test('a subscribed, an unknown, an unsubscribed and a suppressed address are answered alike', async () => {
    const [known, gone, bounced] = [await at.subscribed(), await at.subscribed(), await at.subscribed()];
    await ask(at.url, own(gone.manageToken), { method: 'DELETE' });
    await at.database.dataSource.query(
      `INSERT INTO alert_suppression SELECT target_digest, 'bounce', now() FROM alert_subscription WHERE id = $1`,
      [bounced.id],
    );
    const answers = [];
    for (const address of [at.fresh(), known.address, gone.address, bounced.address])
      answers.push(await shown(address));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]?.status).toBe(202);
  });

  test('taking a sign-up asks the database the same, whatever is known of the address', async () => {
    const { address } = await at.subscribed();
    const asked: string[] = [];
    const query = at.database.dataSource.query.bind(at.database.dataSource);
    const statements = async (who: string): Promise<readonly string[]> => {
      await at.settled();
      asked.length = 0;
      // The worker that mails runs after the answer; what it asks is not part of it.
      at.database.dataSource.query = ((sql: string, ...rest: unknown[]) => {
        asked.push(sql);
        return query(sql, ...(rest as [unknown[]]));
      }) as typeof query;
      await ask(at.url, SUBSCRIPTIONS, signUp(who));
      at.database.dataSource.query = query;
      return asked.filter((sql) => !/(?:UPDATE|DELETE FROM) alert_sign_up|unnest/.test(sql));
    };
    const unknown = await statements(at.fresh());
    expect(await statements(address)).toEqual(unknown);
    expect(unknown.length).toBe(2);
    expect(unknown.join()).not.toMatch(/alert_subscription|alert_suppression|address_digest =/);
  });

  test('an address that is signed up again and again is mailed three times a day, and nothing is said of it', async () => {
    const address = at.fresh();
    for (let tries = 0; tries < 6; tries += 1) {
      expect((await ask(at.url, SUBSCRIPTIONS, signUp(address))).status).toBe(202);
      at.clock.passes(2);
    }
    await at.marker();
    expect(at.sink.caught.filter(({ to }) => to.includes(address))).toHaveLength(3);
  });

  test('sign-ups are mailed in the order in which they were asked, however they lie in the table', async () => {
    const addresses = Array.from({ length: 8 }, () => at.fresh());
    await kept(addresses);
    await at.marker();
    const mailed = at.sink.caught.flatMap(({ to }) => to).filter((to) => addresses.includes(to));
    expect(mailed).toEqual(addresses);
  });

  test('one network may sign up only so many, and is told when to come back', async () => {
    for (let tries = 0; tries < 20; tries += 1) await ask(at.url, SUBSCRIPTIONS, signUp(at.fresh()));
    const refused = await problem(at.url, SUBSCRIPTIONS, signUp(at.fresh()));
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3_000);
    at.clock.passes(61);
    expect((await ask(at.url, SUBSCRIPTIONS, signUp(at.fresh()))).status).toBe(202);
  });

  test('what was asked while the clock was ahead slows nobody once it has come back', async () => {
    const address = at.fresh();
    at.clock.passes(DAYS_AHEAD);
    for (let tries = 0; tries < 18; tries += 1) await ask(at.url, SUBSCRIPTIONS, signUp(address));
    // The second is mailed after all that was taken together with the first.
    await at.marker();
    await at.marker();
    at.clock.passes(-DAYS_AHEAD);
    expect((await ask(at.url, SUBSCRIPTIONS, signUp(address))).status).toBe(202);
    await at.marker();
    await at.marker();
    expect(at.sink.caught.filter(({ to }) => to.includes(address))).toHaveLength(4);
  });
});

test('without a mail server a sign-up is refused in words', async () => {
  const bare = await createTestDatabase();
  const without = await startApp(bare.open, new TestClock());
  const { status, detail } = await problem(without.url, SUBSCRIPTIONS, signUp('a@example.org'));
  expect(status).toBe(503);
  expect(detail).toContain('SMTP_URL and MAIL_FROM');
  const topics = await ask(without.url, `${SUBSCRIPTIONS}/topics`);
  expect(JSON.parse(topics.text)).toMatchObject({ mailIsSetUp: false });
  await without.close();
  await bare.drop();
});
