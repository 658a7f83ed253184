import { tmpdir } from 'node:os';
import { openDatabase } from '../../src/database/open-database.js';
import type { RunningService } from '../../src/main.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { Wire } from '../support/wire.js';
import { startApp, TestClock } from './app.js';
import { ask, problem } from './requests.js';

let database: TestDatabase;
let wire: Wire;
let service: RunningService;
beforeAll(async () => {
  database = await createTestDatabase();
  wire = await Wire.to(database.url);
  const open = await openDatabase({ databaseUrl: wire.url, dataDir: tmpdir() });
  service = await startApp(open, new TestClock());
});
afterAll(async () => {
  await service.close();
  await wire.remove();
  await database.drop();
});

test('while the database is away reading and readiness say so, and both come back with it', async () => {
  expect((await ask(service.url, '/readyz')).status).toBe(200);
  wire.cut();
  const ready = await ask(service.url, '/readyz');
  expect(ready.status).toBe(503);
  expect(JSON.parse(ready.text)).toMatchObject({
    status: 'not ready',
    checks: [{ name: 'database', ok: false }],
  });
  for (const path of ['developments', 'indicators', 'feeds', 'session']) {
    const { status, detail, headers } = await problem(service.url, `/api/v1/${path}`, {
      headers: path === 'session' ? { cookie: 'tracker_session=x' } : {},
    });
    expect([path, status, headers.get('retry-after')]).toEqual([path, 503, '10']);
    expect(detail).toContain('database');
  }
  expect((await ask(service.url, '/healthz')).status).toBe(200);
  expect((await ask(service.url, '/metrics')).text).toMatch(/^tracker_database_up 0$/m);
  wire.mend();
  expect((await ask(service.url, '/readyz')).status).toBe(200);
  expect((await ask(service.url, '/api/v1/developments')).status).toBe(200);
});
