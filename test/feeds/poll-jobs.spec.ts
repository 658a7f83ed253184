import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { buildReceived, buildResult } from '../../src/feeds/domain/due-feed.builder.js';
import type { DueFeed } from '../../src/feeds/domain/feed-state.js';
import { FeedsService } from '../../src/feeds/feeds.service.js';
import { JobEngine, type PollJob } from '../../src/pipeline/job-engine.js';
import { PollStore } from '../../src/pipeline/poll-store.service.js';
import { openStageServices, type StageServices } from '../support/stage-services.js';
import { feedsFile } from './loopback-feeds.js';

// Starting the database takes its time on a busy machine.
jest.setTimeout(120_000);

const IDS = ['first', 'second', 'third'];

describe('the jobs of polls', () => {
  let services: StageServices;
  let file: string;
  let jobs: JobEngine;
  let dues: readonly DueFeed[];

  beforeAll(async () => {
    file = feedsFile(IDS.map((id) => ({ id, url: `https://${id}.example/feed` })));
    services = await openStageServices({ FEEDS_FILE: file });
    jobs = services.get(JobEngine);
    await services.get(FeedsService).seed(services.clock.now());
    dues = await services.get(FeedsService).due(services.clock.now(), { neverAsked: true });
  });
  afterAll(async () => {
    await jobs.stop();
    await services.close();
    rmSync(dirname(file), { recursive: true });
  });

  const keep = (taken: readonly PollJob[], asked: readonly DueFeed[]) =>
    services.get(PollStore).keep(
      asked.map((due) => ({
        result: buildResult({ kind: 'not-modified', received: buildReceived({ status: 304 }) }, due),
        job: taken.find((job) => job.feedId === due.feed.id) ?? null,
      })),
      services.clock.now(),
    );
  const open = async (): Promise<unknown> =>
    services.database.dataSource.query(
      `SELECT data->>'feedId' AS feed FROM pgboss.job WHERE state < 'completed' ORDER BY 1`,
    );
  const answered = async (): Promise<unknown> =>
    services.database.dataSource.query('SELECT feed_id AS feed FROM fetch_log ORDER BY 1');

  it('end in the transaction that stores the answers: both happen, or neither', async () => {
    await jobs.enqueuePolls(IDS);
    const taken = await jobs.takePolls(10);
    expect(taken.map((job) => job.feedId).sort()).toEqual(IDS);
    const failing = services.database.dataSource.transaction(async (manager) => {
      await jobs.completePolls(taken, manager);
      throw new Error('disk full');
    });
    await expect(failing).rejects.toThrow('disk full');
    expect([await open(), await answered()]).toEqual([IDS.map((feed) => ({ feed })), []]);
    await keep(taken, dues.slice(0, 2));
    expect(await answered()).toHaveLength(2);
    expect(await open()).toHaveLength(1);
    await jobs.dropPolls(taken);
    expect(await open()).toEqual([]);
  });

  it('are not doubled for a feed whose job still waits, and are given out once', async () => {
    await jobs.enqueuePolls(IDS);
    await jobs.enqueuePolls(IDS.slice(0, 1));
    const [one, other] = await Promise.all([jobs.takePolls(2), jobs.takePolls(2)]);
    expect([...one, ...other].map((job) => job.feedId).sort()).toEqual(IDS);
    await jobs.dropPolls([...one, ...other]);
  });

  it('are given out, and looked after, also where the database noted them while its clock was ahead', async () => {
    const { dataSource } = services.database;
    await jobs.enqueuePolls(IDS);
    await dataSource.query(
      `UPDATE pgboss.job SET start_after = now() + interval '1 year' WHERE state = 'created'`,
    );
    await dataSource.query(`UPDATE pgboss.version SET maintained_on = now() + interval '1 year'`);
    await jobs.enqueuePolls(IDS);
    expect(await jobs.takePolls(10)).toEqual([]);
    await jobs.putRight();
    const taken = await jobs.takePolls(10);
    expect(taken.map((job) => job.feedId).sort()).toEqual(IDS);
    expect(await dataSource.query('SELECT 1 FROM pgboss.version WHERE maintained_on > now()')).toEqual([]);
    await jobs.dropPolls(taken);
  });

  it('leave no broken transaction to others where the tables of the engine cannot be made', async () => {
    const { dataSource } = services.database;
    await jobs.stop();
    await dataSource.query('DROP SCHEMA pgboss CASCADE');
    // As one of two instances finds it that start in the same moment: the engine takes it for a race and goes on.
    await dataSource.query('CREATE SCHEMA pgboss');
    await dataSource.query(`CREATE TYPE pgboss.job_state AS ENUM ('created')`);
    await expect(jobs.enqueuePolls(IDS)).rejects.toThrow('create_queue');
    await Promise.all(IDS.map(() => dataSource.query('SELECT 1')));
    await dataSource.query('DROP SCHEMA pgboss CASCADE');
    await jobs.enqueuePolls(IDS);
    expect(await open()).toHaveLength(IDS.length);
  });
});
