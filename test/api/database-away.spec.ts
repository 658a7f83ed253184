import { connect, createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { openDatabase } from '../../src/database/open-database.js';
import type { RunningService } from '../../src/main.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { startApp, TestClock } from './app.js';
import { ask, problem } from './requests.js';

/** A way to the database that can be cut and mended. */
class Wire {
  private readonly ends = new Set<Socket>();
  private isCut = false;

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  static async to(url: string): Promise<Wire> {
    const { hostname, port, searchParams } = new URL(url.replace('@/', '@localhost/'));
    const folder = searchParams.get('host');
    const target =
      folder === null
        ? { host: hostname, port: Number(port) }
        : { path: `${folder}/.s.PGSQL.${port || '5432'}` };
    const server = createServer((near) => {
      if (wire.isCut) {
        near.destroy();
        return;
      }
      const far = connect(target);
      for (const end of [near, far]) {
        wire.ends.add(end);
        end.on('error', () => end.destroy());
        end.on('close', () => {
          wire.ends.delete(end);
          near.destroy();
          far.destroy();
        });
      }
      near.pipe(far).pipe(near);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const wire = new Wire(server, typeof address === 'object' && address !== null ? address.port : 0);
    return wire;
  }

  cut(): void {
    this.isCut = true;
    for (const end of this.ends) end.destroy();
  }

  mend(): void {
    this.isCut = false;
  }

  async remove(): Promise<void> {
    this.cut();
    this.server.close();
    await once(this.server, 'close');
  }
}

let database: TestDatabase;
let wire: Wire;
let service: RunningService;
beforeAll(async () => {
  database = await createTestDatabase();
  wire = await Wire.to(database.url);
  const { username, password, pathname } = new URL(database.url.replace('@/', '@localhost/'));
  const databaseUrl = `postgresql://${username}:${password}@127.0.0.1:${wire.port}${pathname}`;
  const open = await openDatabase({ databaseUrl, dataDir: tmpdir() });
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
