import { tmpdir } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { z } from 'zod';
import { openDatabase } from '../../src/database/open-database.js';
import type { RunningService } from '../../src/main.js';
import { asSetting } from '../support/database.js';
import { ReplicatedDatabase } from '../support/standby.js';
import { ADMIN_TOKEN, startApp, TestClock } from './app.js';
import { ask } from './requests.js';

const record = z.object({ id: z.string(), score: z.number(), indicators: z.array(z.string()) });
const PATIENCE_MS = 120_000;
const bearer = { authorization: `Bearer ${ADMIN_TOKEN}` };

let pair: ReplicatedDatabase;
let service: RunningService;
const clock = new TestClock();
beforeAll(async () => {
  pair = await ReplicatedDatabase.start();
  const open = await openDatabase({ databaseUrl: pair.primary.url, dataDir: tmpdir() });
  service = await startApp(open, clock, {
    DATABASE_URL: asSetting(pair.primary.url),
    DATABASE_REPLICA_URL: asSetting(pair.replicaUrl),
  });
});
afterAll(async () => {
  await service.close();
  await pair.remove();
});

async function onReplica(statement: string): Promise<void> {
  const client = new pg.Client(pair.replicaUrl);
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** Waits until what is asked for fits; fails after two minutes. */
async function until(fits: () => Promise<boolean>): Promise<void> {
  const endMs = performance.now() + PATIENCE_MS;
  while (!(await fits())) {
    if (performance.now() > endMs) throw new Error('It never came about.');
    await delay(200);
  }
}

const read = (path: string, headers: Record<string, string> = {}) => ask(service.url, path, { headers });
const LIST = '/api/v1/developments?limit=1&indicator=trade';
const knownAsOf = async (headers: Record<string, string> = {}) =>
  (await read(LIST, headers)).headers.get('known-as-of');
const isReplicaAsked = async () => (await knownAsOf()) !== null;

test('lists are answered by the replica with up to when it knows everything, and the signed in by the primary', async () => {
  await until(isReplicaAsked);
  expect((await read(LIST)).status).toBe(200);
  expect(await knownAsOf()).toBe(clock.now().toISOString());
  expect(await knownAsOf(bearer)).toBeNull();
  expect((await read('/api/v1/index')).headers.get('known-as-of')).toBeNull();
});

test('who changes something sees it at once, others as soon as the replica has it', async () => {
  await until(isReplicaAsked);
  const { items } = z.object({ items: z.array(record) }).parse(JSON.parse((await read(LIST)).text));
  const [development] = items;
  if (development === undefined) throw new Error('The baseline has no development of trade.');
  const path = `/api/v1/developments/${development.id}`;
  const scoreOf = async (headers: Record<string, string> = {}) =>
    record.parse(JSON.parse((await read(path, headers)).text)).score;
  const score = development.score === 5 ? 4 : 5;
  await onReplica('SELECT pg_wal_replay_pause()');
  const body = JSON.stringify({
    kind: 'development',
    developmentId: development.id,
    change: { score },
    reason: 'as the text says',
  });
  const headers = { ...bearer, 'content-type': 'application/json' };
  const change = await ask(service.url, '/api/v1/corrections', { method: 'POST', headers, body });
  expect([change.status, change.status === 201 ? '' : change.text]).toEqual([201, '']);
  expect(await scoreOf(bearer)).toBe(score);
  expect(await scoreOf()).toBe(development.score);
  await onReplica('SELECT pg_wal_replay_resume()');
  await until(async () => (await scoreOf()) === score);
});

test('a replica that is more than half a minute behind is not asked', async () => {
  await until(isReplicaAsked);
  await onReplica('SELECT pg_wal_replay_pause()');
  // The primary's log must go on for the replica to fall behind it.
  await ask(service.url, '/api/v1/keys', {
    method: 'POST',
    headers: { ...bearer, 'content-type': 'application/json' },
    body: '{"name":"x","role":"viewer"}',
  });
  clock.passes(1);
  expect(await isReplicaAsked()).toBe(false);
  await onReplica('SELECT pg_wal_replay_resume()');
  await until(isReplicaAsked);
});

test('while the replica is away the primary answers and it is counted, and the replica is asked when it is back', async () => {
  await until(isReplicaAsked);
  await pair.stopReplica();
  const { status } = await read(LIST);
  expect(status).toBe(200);
  await until(async () => !(await isReplicaAsked()));
  expect((await read('/metrics')).text).toMatch(/^tracker_replica_reads_total\{by="primary"\} [1-9]/m);
  await pair.startReplica();
  await until(isReplicaAsked);
});
