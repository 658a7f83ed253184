import { FEEDS, startService, type TestService } from '../support/service.js';
import { problem } from './requests.js';

let service: TestService;
beforeAll(async () => {
  service = await startService({ env: { FEEDS_FILE: FEEDS } });
});
afterAll(() => service.stop());

const json = { 'Content-Type': 'application/json' };
const asking = { topics: ['week'], address: 'desk@example.org', consent: true };
const wrongKey = { Authorization: 'Bearer no-such-key' };
const elsewhere = { Origin: 'https://other.example' };

interface Asked {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

// For pages in other languages than the service's own.
test.each([
  ['a change without a sign-in', 'PATCH feeds/x', {}, [401, { code: 'sign-in-first' }]],
  ['a change with a wrong key', 'PATCH feeds/x', { headers: wrongKey }, [401, { code: 'wrong-token' }]],
  ['a wrong token', 'POST session', { body: '{"token":"x"}' }, [401, { code: 'wrong-token' }]],
  ['what another site asks', 'POST session', { headers: elsewhere }, [403, { code: 'other-site' }]],
  [
    'what is too large',
    'POST session',
    { body: `"${'x'.repeat(200_000)}"` },
    [413, { code: 'body-too-large', about: '100kb' }],
  ],
  [
    'a sign-up where mail is not set up',
    'POST subscriptions',
    { body: JSON.stringify(asking) },
    [503, { code: 'mail-not-set-up' }],
  ],
] as const)('%s is refused with a code', async (_what, place, { headers = {}, body = '{}' }: Asked, told) => {
  const [method = '', path = ''] = place.split(' ');
  const init = { method, headers: { ...json, ...headers }, body };
  const refused = await problem(service.url, `/api/v1/${path}`, init);
  expect([refused.status, refused.refusal]).toEqual(told);
  expect(refused.errors).toBeUndefined();
});
