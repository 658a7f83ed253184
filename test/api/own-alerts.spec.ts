import { ADMIN_TOKEN } from './app.js';
import { ask, list, problem } from './requests.js';
import { json, own, SignUps, signUp, SUBSCRIPTIONS, subscription, tokenIn } from './sign-ups.js';

let at: SignUps;
beforeAll(async () => {
  at = await SignUps.start();
});
afterAll(() => at.stop());
beforeEach(() => {
  // Each test has its own hour, so that none is slowed by the sign-ups of another.
  at.clock.passes(61);
});

describe('stopping', () => {
  test('one POST as mail programs send it ends a subscription, from anywhere and without signing in', async () => {
    const path = at.unsubscribePath(await at.subscribed());
    const ended = await ask(at.url, path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://mail.example' },
      body: 'List-Unsubscribe=One-Click',
    });
    expect([ended.status, JSON.parse(ended.text)]).toMatchObject([200, { state: 'unsubscribed' }]);
    const again = await ask(at.url, path, { method: 'POST' });
    expect(again.status).toBe(200);
  });

  test('opening the link only shows what it would end', async () => {
    const path = at.unsubscribePath(await at.subscribed());
    await at.settled();
    const before = await at.stored();
    expect((await ask(at.url, path, { headers: { accept: 'text/html' } })).status).toBe(200);
    const state = await ask(at.url, `${SUBSCRIPTIONS}${path}`);
    expect(JSON.parse(state.text)).toMatchObject({ state: 'active', ruleName: 'New developments in energy' });
    expect(await at.stored()).toBe(before);
  });

  test('afterwards only what proves it remains: times, consent text and a keyed digest', async () => {
    const subscriber = await at.subscribed();
    const quiet = { from: '22:00', to: '07:00', breakthrough: null };
    const timing = json({ zone: 'Asia/Karachi', quiet }, {}, 'PATCH');
    expect((await ask(at.url, own(subscriber.manageToken, `/${subscriber.id}`), timing)).status).toBe(200);
    await ask(at.url, at.unsubscribePath(subscriber), { method: 'POST' });
    const [row] = await at.database.dataSource.query<Record<string, unknown>[]>(
      `SELECT s.target_sealed, s.target_masked, s.zone, s.quiet, c.* FROM alert_subscription s JOIN alert_consent c ON c.subscription_id = s.id
       WHERE s.id = $1`,
      [subscriber.id],
    );
    expect(row).toMatchObject({
      target_sealed: null,
      target_masked: '',
      zone: 'UTC',
      quiet: null,
      withdrawn_how: 'with the link of a message',
      withdrawn_at: at.clock.now(),
    });
  });
});

describe('my alerts', () => {
  test('how often, quiet hours and zone can be changed with the managing link', async () => {
    const { manageToken, id } = await at.subscribed();
    const timing = {
      cadence: 'daily',
      zone: 'Asia/Karachi',
      digestAt: { time: '08:00', weekday: 1 },
      quiet: { from: '22:00', to: '07:00', breakthrough: null },
      hourlyCap: 5,
    };
    const changed = await ask(at.url, own(manageToken, `/${id}`), json(timing, {}, 'PATCH'));
    expect([changed.status, JSON.parse(changed.text)]).toMatchObject([200, timing]);
  });

  test('what a change leaves out stays as it is', async () => {
    const { manageToken, id } = await at.subscribed();
    const quiet = { from: '22:00', to: '07:00', breakthrough: null };
    const first = { cadence: 'weekly', zone: 'Asia/Karachi', quiet, digestAt: { time: '08:00', weekday: 5 } };
    const path = own(manageToken, `/${id}`);
    expect((await ask(at.url, path, json(first, {}, 'PATCH'))).status).toBe(200);
    await ask(at.url, path, json({ hourlyCap: 3 }, {}, 'PATCH'));
    const { text } = await ask(at.url, path, json({ digestAt: { time: '09:00' } }, {}, 'PATCH'));
    expect(JSON.parse(text)).toMatchObject({
      ...first,
      hourlyCap: 3,
      digestAt: { time: '09:00', weekday: 5 },
    });
  });

  test('nobody changes or ends another’s subscription', async () => {
    const [mine, other] = [await at.subscribed(), await at.subscribed()];
    const { id } = other;
    const changed = await problem(at.url, own(mine.manageToken, `/${id}`), json({}, {}, 'PATCH'));
    expect(changed.status).toBe(404);
    const ended = await ask(at.url, own(mine.manageToken, '/end'), json({ ids: [id] }));
    expect(JSON.parse(ended.text)).toEqual({ ended: 0 });
  });

  test('the export holds the address, the subscriptions and the consent with its time', async () => {
    const { address, manageToken } = await at.subscribed();
    const { status, headers, text } = await ask(at.url, own(manageToken, '/export'));
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(JSON.parse(text)).toMatchObject({
      address,
      subscriptions: [{ ruleName: 'New developments in energy' }],
      consents: [{ confirmedAt: at.clock.now().toISOString(), withdrawnAt: null }],
    });
  });

  test('erasing takes everything, and the link leads nowhere afterwards', async () => {
    const { manageToken, id } = await at.subscribed();
    const [kept] = await at.database.dataSource.query<{ target_digest: string }[]>(
      'SELECT target_digest FROM alert_subscription WHERE id = $1',
      [id],
    );
    expect((await ask(at.url, own(manageToken), { method: 'DELETE' })).status).toBe(204);
    expect(await at.stored()).not.toContain(kept?.target_digest ?? 'none');
    expect((await problem(at.url, own(manageToken))).status).toBe(404);
  });
});

test.each([
  ['active', 'Messages on “New developments in energy” are sent to you.'],
  ['disabled', 'Messages on “New developments in energy” are not sent at present; whoever keeps'],
  ['suppressed', 'Nothing more is sent.'],
  ['unsubscribed', 'Nothing more is sent.'],
])('the page of an unsubscribe link says what is so of a subscription that is %s', async (state, words) => {
  const subscriber = await at.subscribed();
  await at.database.dataSource.query('UPDATE alert_subscription SET state = $2 WHERE id = $1', [
    subscriber.id,
    state,
  ]);
  const { text } = await ask(at.url, `/api/v1/subscriptions${at.unsubscribePath(subscriber)}`);
  expect(JSON.parse(text)).toMatchObject({ state });
  expect(text).toContain(words);
});

describe('bounces and complaints', () => {
  const bearer = { authorization: `Bearer ${ADMIN_TOKEN}` };
  const report = (address: string, kind: string, headers: Record<string, string> = bearer): RequestInit =>
    json({ address, kind }, headers);

  test('only who is signed in reports them', async () => {
    const refused = await problem(at.url, `${SUBSCRIPTIONS}/bounces`, report('a@example.org', 'bounce', {}));
    expect(refused.status).toBe(401);
  });

  test('a complaint ends the subscriptions of an address, which is forgotten but for its proof and mailed nothing again until it is let', async () => {
    const { address, manageToken, id } = await at.subscribed();
    const upper = address.toUpperCase().replace('EXAMPLE.ORG', 'example.org');
    const reported = await ask(at.url, `${SUBSCRIPTIONS}/bounces`, report(upper, 'complaint'));
    expect(reported.status).toBe(204);
    const { items } = await list(at.url, own(manageToken), subscription);
    expect(items[0]?.state).toBe('suppressed');
    const [row] = await at.database.dataSource.query<Record<string, unknown>[]>(
      `SELECT s.target_sealed, s.target_masked, s.state_reason, c.withdrawn_how, c.withdrawn_at
       FROM alert_subscription s JOIN alert_consent c ON c.subscription_id = s.id WHERE s.id = $1`,
      [id],
    );
    const reason = 'The reader complained.';
    expect(row).toEqual({
      ...{ target_sealed: null, target_masked: '', state_reason: reason, withdrawn_how: reason },
      withdrawn_at: at.clock.now(),
    });
    const before = at.sink.caught.length;
    await ask(at.url, SUBSCRIPTIONS, signUp(address));
    const marker = await at.marker();
    expect(at.sink.caught.slice(before).flatMap(({ to }) => to)).toEqual([marker]);
    const lifted = await ask(at.url, `${SUBSCRIPTIONS}/bounces`, {
      ...json({ address }, bearer),
      method: 'DELETE',
    });
    expect(lifted.status).toBe(204);
    await ask(at.url, SUBSCRIPTIONS, signUp(address));
    await at.sink.next((got) => at.sink.caught.indexOf(got) > before && got.to.includes(address));
  });
});

describe('a sign-up that waits when its address is complained of', () => {
  const complain = async (address: string) => {
    const init = json({ address, kind: 'complaint' }, { authorization: `Bearer ${ADMIN_TOKEN}` });
    expect((await ask(at.url, `${SUBSCRIPTIONS}/bounces`, init)).status).toBe(204);
  };
  const waiting = async () => {
    const { address, mail } = await at.subscribed();
    await ask(at.url, SUBSCRIPTIONS, signUp(address, { topics: ['topic.trade'] }));
    const second = await at.sink.next((got) => got.to.includes(address) && got !== mail);
    return { address, token: tokenIn(second, 'confirm') };
  };
  const answerTo = async (token: string) =>
    (await ask(at.url, `${SUBSCRIPTIONS}/confirm`, json({ token }))).text;
  const neutral = () => answerTo('none.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA');

  test('has its address erased at once, and its link confirms as little as one that has ended', async () => {
    const { address, token } = await waiting();
    await complain(address);
    const sealed = await at.database.dataSource.query<unknown[]>(
      `SELECT 1 FROM alert_sign_up WHERE address_digest = $1 AND address_sealed IS NOT NULL`,
      [at.vault.digest(address)],
    );
    expect(sealed).toEqual([]);
    expect(await answerTo(token)).toBe(await neutral());
  });

  test('confirms nothing, even where it was left standing', async () => {
    const { address, token } = await waiting();
    await at.database.dataSource.query(`INSERT INTO alert_suppression VALUES ($1, 'bounce', now())`, [
      at.vault.digest(address),
    ]);
    expect(await answerTo(token)).toBe(await neutral());
  });
});

test('a link that was used says nothing of alerts that have been stopped since', async () => {
  const { mail, id, manageToken } = await at.subscribed();
  await ask(at.url, own(manageToken, '/end'), json({ ids: [id] }));
  const { text } = await ask(at.url, `${SUBSCRIPTIONS}/confirm`, json({ token: tokenIn(mail, 'confirm') }));
  expect(text).not.toContain('are on');
  expect(text).toContain('signs up again');
});

test('neither an address as it was typed nor the token of a link stands anywhere in the database', async () => {
  const { address, manageToken, id } = await at.subscribed();
  await ask(at.url, SUBSCRIPTIONS, signUp(at.fresh()));
  expect(at.sink.caught.some(({ to }) => to.includes(address))).toBe(true);
  await ask(at.url, own(manageToken, '/end'), json({ ids: [id] }));
  const all = await at.stored();
  expect(all).not.toMatch(/reader\d|@example\.org/);
  expect(all).not.toContain(manageToken.split('.')[1]);
});
