import { KeyRotation } from '../../src/alerts/key-rotation.service.js';
import { createDataSource } from '../../src/database/data-source.js';
import { silentLog } from '../../src/database/log.js';
import type { RunningService } from '../../src/main.js';
import { startApp } from './app.js';
import { ask } from './requests.js';
import { own, SignUps } from './sign-ups.js';

const OLD = 'ab'.repeat(32);
const NEW = 'cd'.repeat(32);

let at: SignUps;
beforeAll(async () => {
  // As the first step of a rotation with several instances: each knows the new key, and none seals with it yet.
  at = await SignUps.start([OLD, NEW]);
});
afterAll(() => at.stop());

/** One more instance on the same database, with these keys. */
async function instance(...secretKeys: readonly string[]): Promise<RunningService> {
  const { url } = at.database;
  const dataSource = await createDataSource(url, [], silentLog).initialize();
  const close = async (): Promise<void> => {
    if (dataSource.isInitialized) await dataSource.destroy();
  };
  return startApp({ ...at.database.open, dataSource, close }, at.clock, {
    SECRET_KEY: secretKeys.join(','),
  }).catch(async (error: unknown) => {
    await close();
    throw error;
  });
}

test('two instances share a rotation, and links of mails from before it are good with the new key alone', async () => {
  const [early, kept] = [await at.subscribed(), await at.subscribed()];
  const other = await instance(NEW, OLD);
  try {
    expect((await other.part(KeyRotation).run(() => undefined)).resealed).toBe(4);
    // What the new key sealed opens at the instance that has the former one first, and the other way round.
    const late = await at.subscribed();
    for (const [url, { manageToken, address }] of [
      [at.url, early],
      [other.url, late],
    ] as const) {
      expect((await ask(url, own(manageToken, '/export'))).text).toContain(address);
    }
    expect((await other.part(KeyRotation).run(() => undefined)).resealed).toBeGreaterThan(0);
  } finally {
    await other.close();
  }
  await expect(instance(OLD)).rejects.toThrow('encrypted with a key that is not given');
  const after = await instance(NEW);
  try {
    const ended = await ask(after.url, at.unsubscribePath(early), { method: 'POST' });
    expect(ended.status).toBe(200);
    const states = await at.database.dataSource.query<unknown[]>(
      'SELECT state FROM alert_subscription WHERE id = ANY ($1) ORDER BY state',
      [[early.id, kept.id]],
    );
    expect(states).toEqual([{ state: 'active' }, { state: 'unsubscribed' }]);
    expect((await ask(after.url, own(kept.manageToken, '/export'))).text).toContain(kept.address);
  } finally {
    await after.close();
  }
});
