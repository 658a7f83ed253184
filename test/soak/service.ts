/** The whole service in a process of its own, under a clock that the run moves: its looks come when they are told to. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import PgBoss from 'pg-boss';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { openDatabase } from '../../src/database/open-database.js';
import { startService } from '../../src/main.js';
import { AlertSchedule } from '../../src/pipeline/alerting/alert-schedule.service.js';
import { DeliveryWorker } from '../../src/pipeline/alerting/delivery-worker.service.js';
import { ReportScheduleService } from '../../src/pipeline/report-schedule.service.js';
import { ScheduleService } from '../../src/pipeline/schedule.service.js';
import { UpkeepService } from '../../src/pipeline/upkeep.service.js';
import { TestClock, testSettings } from '../support/stage-services.js';
import { order, type Answer, type Order, type TableSize } from './messages.js';

const MB = 1_048_576;

setFlagsFromString('--expose-gc');
const tidy = z.custom<() => void>((value) => typeof value === 'function').parse(runInNewContext('gc'));

const [env = '{}', start = ''] = process.argv.slice(2);
const clock = new TestClock(start);
const settings = testSettings(z.record(z.string(), z.string()).parse(JSON.parse(env)));
const database = await openDatabase(settings);
const service = await startService({ settings, database, clock });

/** Everything that a day of the schedule does, once: what is due is due by the clock. */
async function liveDay(now: string): Promise<Answer> {
  clock.moveTo(now);
  const since = { wall: performance.now(), cpu: process.cpuUsage() };
  await service.part(ScheduleService).look();
  await service.part(ReportScheduleService).look();
  await service.part(AlertSchedule).sweep();
  await service.part(DeliveryWorker).look();
  await service.part(UpkeepService).look();
  const wallMs = performance.now() - since.wall;
  const { user, system } = process.cpuUsage(since.cpu);
  await ageJobs(database.dataSource);
  return { what: 'day', wallMs, cpuMs: (user + system) / 1_000 };
}

/** The job engine goes by PostgreSQL's clock: its records are made a day older, and it does its own upkeep. */
async function ageJobs(dataSource: DataSource): Promise<void> {
  const day = `- interval '1 day'`;
  await dataSource.query(
    `UPDATE pgboss.job SET created_on = created_on ${day}, started_on = started_on ${day},
       completed_on = completed_on ${day}, keep_until = keep_until ${day} WHERE state >= 'completed'`,
  );
  await dataSource.query(`UPDATE pgboss.archive SET archived_on = archived_on ${day}`);
  await upkeep.maintain();
}

/** Statements without an answer give none. */
const noRowsOrRows = z.array(z.unknown()).default([]);

async function upkeepOf(dataSource: DataSource): Promise<PgBoss> {
  const runner = dataSource.createQueryRunner();
  const executeSql = async (text: string, values: unknown[]): Promise<{ rows: unknown[] }> => ({
    rows: noRowsOrRows.parse((await runner.query(text, values, true)).records),
  });
  const boss = new PgBoss({ db: { executeSql }, schedule: false, supervise: false });
  await boss.start();
  return boss;
}

const sizeRows = z.array(z.object({ table: z.string(), bytes: z.coerce.number(), rows: z.coerce.number() }));

async function sizes(): Promise<readonly TableSize[]> {
  await database.dataSource.query('VACUUM ANALYZE');
  return sizeRows.parse(
    await database.dataSource.query(
      `SELECT CASE nspname WHEN 'public' THEN '' ELSE nspname || '.' END || c.relname AS table,
         sum(pg_total_relation_size(part.relid)) AS bytes, sum(greatest(leaf.reltuples, 0))::bigint AS rows
       FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace, pg_partition_tree(c.oid) part
         JOIN pg_class leaf ON leaf.oid = part.relid
       WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND nspname IN ('public', 'pgboss')
       GROUP BY nspname, c.relname ORDER BY c.relname COLLATE "C"`,
    ),
  );
}

async function carryOut(given: Order): Promise<Answer> {
  if (given.what === 'day') return liveDay(given.now);
  if (given.what === 'end') {
    await upkeep.stop({ graceful: false });
    await service.close();
    return { what: 'ended' };
  }
  tidy();
  const { rss, heapUsed } = process.memoryUsage();
  return { what: 'sizes', residentMb: rss / MB, heapMb: heapUsed / MB, tables: [...(await sizes())] };
}

// The engine's tables stand once the schedule's first look has started it.
await service.part(ScheduleService).look();
const upkeep = await upkeepOf(database.dataSource);
const tell = (answer: Answer): void => void process.send?.(answer);
process.on('message', (message) => {
  const given = order.parse(message);
  carryOut(given).then(
    (done) => {
      tell(done);
      if (given.what === 'end') process.disconnect();
    },
    (error: unknown) => {
      tell({ what: 'failed', why: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    },
  );
});
tell({ what: 'ready', url: service.url });
