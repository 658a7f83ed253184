import { startService } from '../support/service.js';

test('whatever is shown to the service, its log and its answers hold no token, key or password', async () => {
  const service = await startService({ env: { LOG_LEVEL: 'trace' } });
  const secrets = [service.adminToken, `rtk_0123abcd_${'s'.repeat(43)}`, 'wrong-token-of-somebody'];
  let answers = '';
  try {
    for (const secret of secrets) {
      const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
      for (const [path, init] of [
        ['/api/v1/keys', { headers }],
        ['/api/v1/session', { method: 'POST', headers, body: JSON.stringify({ token: secret }) }],
        ['/api/v1/corrections', { method: 'POST', headers, body: `{"token":"${secret}"` }],
        [`/api/v1/developments?q=x&token=${secret}`, { headers }],
        ['/api/v1/corrections', { method: 'POST', headers: { ...headers, 'sec-fetch-site': 'cross-site' } }],
      ] as const) {
        answers += await (await fetch(`${service.url}${path}`, init)).text();
      }
    }
  } finally {
    await service.stop();
  }
  const said = service.said();
  expect(said).toContain('a wrong token was tried');
  expect(said).toMatch(
    /"part":"corrections".*"reason":"Another site caused this request.*a request was forbidden/,
  );
  expect(secrets.filter((secret) => said.includes(secret))).toEqual([]);
  expect(answers).not.toContain(service.adminToken);
});
