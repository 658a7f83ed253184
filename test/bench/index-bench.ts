import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { DataSource, EntityManager } from 'typeorm';
import { AppModule } from '../../src/app.module.js';
import { readSettings } from '../../src/config/settings.js';
import { openDatabase } from '../../src/database/open-database.js';
import { IndexSnapshotService } from '../../src/indicators/index-snapshot.service.js';
import { IndicatorsService } from '../../src/indicators/indicators.service.js';
import { systemClock } from '../../src/kernel/clock.js';
import { isoWeekOf, weekNumber, weekOfNumber } from '../../src/kernel/iso-week.js';
import type { Bench, BenchOptions } from './bench.js';
import { count, median, ratio, spread, time } from './figures.js';
import { FEEDS, fillYears } from './stored-years.js';

const DEVELOPMENTS = 1_000_000;
/** Twenty years. */
const WEEKS = 1_040;
const BATCH_ROWS = 10_000;
const UPDATES = 100;
const READS = 200;
const DAY_MS = 86_400_000;

type Get = <T>(service: new (...given: never[]) => T) => T;

export const indexBench: Bench = {
  name: 'index',
  about: `the index of ${count(DEVELOPMENTS)} developments over ${count(WEEKS)} weeks: from scratch, after one change, read, as of; yardsticks: the same rows streamed and dropped, a year's finished points selected from a table`,
  async run({ rounds, print }: BenchOptions) {
    const dataDir = mkdtempSync(join(tmpdir(), 'tracker-bench-million-'));
    const database = await openDatabase({ databaseUrl: null, dataDir });
    try {
      await fillYears(database.dataSource, DEVELOPMENTS, new Date(), WEEKS);
      const streamed: number[] = [];
      const scratch: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        streamed.push(await timed(() => stream(database.dataSource)));
        await withServices(database, async (get) => {
          scratch.push(await timed(() => get(IndexSnapshotService).at(null)));
          if (round === rounds - 1)
            await changesAndReads(get, database.dataSource, { print, scratchMs: median(scratch) });
        });
      }
      print(`the same rows streamed and dropped: ${spread(streamed)}`);
      print(
        `the weekly sums and index from scratch: ${spread(scratch)}, ${ratio(median(scratch), median(streamed))}`,
      );
    } finally {
      await database.close();
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
};

async function withServices(
  database: Awaited<ReturnType<typeof openDatabase>>,
  work: (get: Get) => Promise<void>,
): Promise<void> {
  const read = readSettings({ POLL_ENABLED: 'false', LOG_LEVEL: 'silent' });
  if (!read.ok) throw new Error('The settings are wrong.');
  const world = {
    settings: read.settings,
    clock: systemClock,
    database: { ...database, close: () => Promise.resolve() },
  };
  const context = await NestFactory.createApplicationContext(AppModule.command(world), { logger: false });
  try {
    await work((service) => context.get(service, { strict: false }));
  } finally {
    await context.close();
  }
}

/** Reads what the index is made of, as it is read, and does nothing with it. */
function stream(dataSource: DataSource): Promise<void> {
  return dataSource.transaction(async (manager) => {
    await manager.query(
      `DECLARE every CURSOR FOR SELECT development_id, date_from, date_to, date_precision, indicators::text, score,
         event_type, status, publishers FROM development_version
       WHERE superseded_at IS NULL AND merged_into IS NULL AND NOT withdrawn`,
    );
    for (;;) {
      const rows: unknown = await manager.query(`FETCH ${BATCH_ROWS} FROM every`);
      if (Array.isArray(rows) && rows.length < BATCH_ROWS) return;
    }
  });
}

async function changesAndReads(
  get: Get,
  dataSource: DataSource,
  { print, scratchMs }: { readonly print: (line: string) => void; readonly scratchMs: number },
): Promise<void> {
  const [snapshots, indicators] = [get(IndexSnapshotService), get(IndicatorsService)];
  const to = isoWeekOf(new Date().toISOString().slice(0, 10));
  const year = { from: weekOfNumber(weekNumber(to) - 51), to };
  const first = await timed(() => indicators.weekly(null, year));
  await keepPoints(dataSource, await indicators.weekly(null, year));
  const before = new Date();
  const update = async (): Promise<unknown> => snapshots.at(null);
  const show = (): Promise<unknown> => indicators.weekly(null, year);
  await changes(dataSource, { update, show }, (shown, all) => {
    print(shown);
    print(
      `  together 1 / ${count(scratchMs / all)} of from scratch (the year's points the first time: ${time(first)})`,
    );
  });
  const [sql, kept]: [number[], number[]] = [[], []];
  for (let read = 0; read < READS; read += 1) {
    sql.push(await timed(() => dataSource.query('SELECT point FROM bench_point ORDER BY place')));
    kept.push(await timed(() => indicators.weekly(null, year)));
  }
  print(`a year's finished points by bare SQL, median and p99: ${time(median(sql))}, ${time(p99(sql))}`);
  print(
    `a year of the index from memory: ${time(median(kept))}, ${time(p99(kept))}, ${ratio(p99(kept), p99(sql))} at p99`,
  );
  print(`as of before these changes: ${time(await timed(() => indicators.weekly(before, year)))}`);
  const earlier = new Date(before.getTime() - 3_650 * DAY_MS);
  print(`as of ten years ago, read anew: ${time(await timed(() => indicators.weekly(earlier, year)))}`);
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  print(
    `memory of the process without the database: ${count(rss / 1e6)} MB, ${count(heapUsed / 1e6)} MB of it in use`,
  );
}

/** Brings the numbers up to date after every kind of change, told with the milliseconds that all of it took. */
async function changes(
  dataSource: DataSource,
  numbers: { readonly update: () => Promise<unknown>; readonly show: () => Promise<unknown> },
  tell: (shown: string, allMs: number) => void,
): Promise<void> {
  for (const [what, happen] of [
    ['one change', changeOne],
    ['one new article and the change it makes', newArticle],
  ] as const) {
    const [updated, shown]: [number[], number[]] = [[], []];
    for (let update = 0; update < UPDATES; update += 1) {
      await happen(dataSource, update);
      updated.push(await timed(numbers.update));
      shown.push(await timed(numbers.show));
    }
    tell(
      `after ${what}: coverage, sums, states and index ${spread(updated)}, a year's points with bands and alarms ${spread(shown)} more`,
      median(updated) + median(shown),
    );
  }
}

async function keepPoints(dataSource: DataSource, points: readonly unknown[]): Promise<void> {
  await dataSource.query('CREATE TABLE bench_point (place int PRIMARY KEY, point jsonb NOT NULL)');
  await dataSource.query(
    `INSERT INTO bench_point SELECT ordinality, value FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY`,
    [JSON.stringify(points)],
  );
}

/** A report more tells of a development of last week: a new version of it. */
function changeOne(dataSource: DataSource, update: number): Promise<void> {
  const id = `bench-${DEVELOPMENTS - 1_000 - update}`;
  return dataSource.transaction((manager) => publishersMore(manager, id, new Date()));
}

/** A poll brings an article of this week, which reports on a development that five feeds told last week; another changes. */
function newArticle(dataSource: DataSource, update: number): Promise<void> {
  const [article, feed, now] = [`bench-new-${update}`, `bench-${1 + (update % FEEDS)}`, new Date()];
  return dataSource.transaction(async (manager) => {
    await manager.query('INSERT INTO article (id, publisher, recorded_at) VALUES ($1, $2, $3)', [
      ...[article, feed, now],
    ]);
    await manager.query(
      `INSERT INTO sighting (article_id, feed_id, week, recorded_at)
       VALUES ($1, $2, date_trunc('week', $3::timestamptz)::date, $3)`,
      [article, feed, now],
    );
    await manager.query(
      `INSERT INTO fetch_log (feed_id, at, outcome, answered, http_status, items, new_items, bytes, duration_ms)
       VALUES ($1, $2, 'parsed', true, 200, 3, 1, 9000, 100)`,
      [feed, now],
    );
    await manager.query(
      'INSERT INTO feed_answer_day (feed_id, day, first_at) VALUES ($1, $2::date, $2) ON CONFLICT DO NOTHING',
      [feed, now],
    );
    const development = `bench-${1 + Math.floor(((WEEKS - 1) * DEVELOPMENTS) / WEEKS) + (update % 6)}`;
    await manager.query(
      'INSERT INTO assignment (article_id, development_id, recorded_at) VALUES ($1, $2, $3)',
      [article, development, now],
    );
    await publishersMore(manager, `bench-${DEVELOPMENTS - 2_000 - update}`, now);
  });
}

/** The first version of a development is replaced by one that one more publisher tells of. */
async function publishersMore(manager: EntityManager, id: string, now: Date): Promise<void> {
  await manager.query(
    'UPDATE development_version SET superseded_at = $2 WHERE development_id = $1 AND superseded_at IS NULL',
    [id, now],
  );
  await manager.query(
    `INSERT INTO development_version SELECT (jsonb_populate_record(NULL::development_version, to_jsonb(old) ||
       jsonb_build_object('version', 2, 'publishers', old.publishers + 1, 'recorded_at', $2::timestamptz, 'superseded_at', NULL))).*
     FROM development_version old WHERE development_id = $1 AND version = 1`,
    [id, now],
  );
}

function p99(ms: readonly number[]): number {
  return ms.toSorted((a, b) => a - b)[Math.floor(0.99 * ms.length)] ?? Number.NaN;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const since = performance.now();
  await work();
  return performance.now() - since;
}
