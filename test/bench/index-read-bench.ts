import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { openDatabase } from '../../src/database/open-database.js';
import { isoWeekOf, weekNumber, weekOfNumber } from '../../src/kernel/iso-week.js';
import type { Bench, BenchOptions } from './bench.js';
import { count, median, ratio, spread } from './figures.js';
import { startService } from './running-service.js';
import { fillYears } from './stored-years.js';

const DEVELOPMENTS = 10_000;
const READS = 20;
const WEEKS = 52;

/** What the index is made of, read and nothing done with it. */
const INPUTS = [
  `SELECT development_id, what, date_from, date_to, date_precision, indicators, event_type, score, status, confidence,
     publishers, weight, origin FROM development_version
   WHERE superseded_at IS NULL AND merged_into IS NULL AND NOT withdrawn ORDER BY date_from NULLS LAST, development_id`,
  'SELECT feed_id, enabled, recorded_at FROM feed_enabling ORDER BY feed_id, recorded_at',
  'SELECT feed_id, day FROM feed_answer_day',
  'SELECT feed_id, week, count(*)::int AS articles FROM sighting GROUP BY feed_id, week',
  'SELECT * FROM archive_week',
];

const answer = z.object({ items: z.array(z.object({ week: z.string(), state: z.string() })) });

export const indexReadBench: Bench = {
  name: 'index-read',
  about: `a year of the weekly index over HTTP from ${count(DEVELOPMENTS)} developments; yardstick: the bare SQL that reads its inputs`,
  async run(options: BenchOptions) {
    const dataDir = mkdtempSync(join(tmpdir(), 'tracker-bench-index-'));
    const service = await startService(dataDir);
    try {
      const database = await openDatabase({ databaseUrl: null, dataDir });
      try {
        await fillYears(database.dataSource, DEVELOPMENTS, new Date());
        await measure(service.url, database.dataSource, options);
      } finally {
        await database.close();
      }
    } finally {
      await service.stop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
};

async function measure(url: string, dataSource: DataSource, { rounds, print }: BenchOptions): Promise<void> {
  const to = isoWeekOf(new Date().toISOString().slice(0, 10));
  const from = weekOfNumber(weekNumber(to) - WEEKS + 1);
  const year = `${url}/api/v1/index?from=${from}&to=${to}&limit=500`;
  const sql: number[] = [];
  const kept: number[] = [];
  const anew: number[] = [];
  await read(year);
  for (let round = 0; round < rounds * READS; round += 1) {
    sql.push(await timed(() => Promise.all(INPUTS.map((text) => dataSource.query<unknown>(text)))));
    kept.push(await timed(() => read(year)));
    if (round % READS < 2) {
      anew.push(await timed(() => read(`${year}&asOf=${new Date().toISOString()}`)));
    }
  }
  print(`bare SQL of the inputs: ${spread(sql)}`);
  print(`as known now, the series kept in memory: ${spread(kept)}, ${ratio(median(kept), median(sql))}`);
  print(`as of a moment, computed anew: ${spread(anew)}, ${ratio(median(anew), median(sql))}`);
}

async function read(url: string): Promise<void> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  const { items } = answer.parse(await response.json());
  const known = items.filter(({ state }) => state === 'ok').length;
  if (known < 2 * WEEKS) throw new Error(`Only ${known} of ${items.length} points have a value.`);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const since = performance.now();
  await work();
  return performance.now() - since;
}
