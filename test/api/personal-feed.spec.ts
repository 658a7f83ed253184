import { keyRing } from '../../src/alerts/adapters/secrets/seal.js';
import { openVault } from '../../src/alerts/adapters/secrets/vault.js';
import type { RunningService } from '../../src/main.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { startApp, TestClock } from './app.js';
import { ask, problem } from './requests.js';

const TOKEN = 'a-token-that-nobody-guesses';
let database: TestDatabase;
let service: RunningService;

beforeAll(async () => {
  database = await createTestDatabase();
  const vault = await openVault(database.dataSource, keyRing([Buffer.from('ab'.repeat(32), 'hex')]));
  await database.dataSource.query(
    `INSERT INTO alert_subscription (id, owner, topic, channel, target_masked, target_digest, cadence, zone, digest_at,
       state, state_at, created_at)
     VALUES ('sub-1', 'operator', 'topic.energy', 'feed', 'personal feed', $1, 'immediate', 'UTC', '{"time":"07:30","weekday":1}',
       'active', now(), now())`,
    [vault.digest(`feed ${TOKEN}`)],
  );
  const item = {
    rule: { id: 'topic.energy', name: 'New developments in energy' },
    severity: 'notice',
    title: 'A gas deal',
    why: ['indicator: energy'],
    evidence: [],
    page: '/developments/d1',
    at: '2026-11-20T08:00:00Z',
  };
  const insert = `INSERT INTO alert_notification (id, subscription_id, rule_id, kind, cause, story, severity, payload, state,
       due_at, created_at) VALUES ($1, 'sub-1', 'topic.energy', 'alert', $1, 's', 'notice', $2, $3, now(), now())`;
  await database.dataSource.query(insert, ['n1', JSON.stringify({ items: [item], more: 0 }), 'delivered']);
  const held = { items: [{ ...item, title: 'Held back' }], more: 0 };
  await database.dataSource.query(insert, ['n2', JSON.stringify(held), 'held']);
  service = await startApp(database.open, new TestClock(), { PUBLIC_URL: 'https://tracker.example' });
});
afterAll(async () => {
  await service.close();
  await database.drop();
});

test.each([
  ['rss', 'application/rss+xml'],
  ['atom', 'application/atom+xml'],
  ['json', 'application/feed+json'],
])('who knows the address reads what was sent as %s, and nothing that is held', async (format, type) => {
  const { status, headers, text } = await ask(service.url, `/feeds/personal/${TOKEN}.${format}`);
  expect([status, headers.get('content-type')]).toEqual([200, expect.stringContaining(type)]);
  expect(headers.get('cache-control')).toBe('private, no-store');
  expect(text).toContain('A gas deal');
  expect(text).toContain('https://tracker.example/developments/d1');
  expect(text).not.toContain('Held back');
  expect(text).not.toContain(TOKEN);
});

test.each([`${TOKEN}x.rss`, `${TOKEN}.pdf`, 'sub-1.rss', '.rss'])('%s is no feed', async (file) => {
  expect((await problem(service.url, `/feeds/personal/${file}`)).status).toBe(404);
});

test('a feed that was ended is read by nobody', async () => {
  await database.dataSource.query(`UPDATE alert_subscription SET state = 'unsubscribed'`);
  expect((await problem(service.url, `/feeds/personal/${TOKEN}.rss`)).status).toBe(404);
});
