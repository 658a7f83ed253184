import type { DataSource, EntityManager } from 'typeorm';
import { z } from 'zod';
import type { ArchiveWeek } from '../domain/article-reader.js';

/** Marks the weeks and outlets that an imported archive covers. */
export async function storeArchiveWeeks(
  manager: EntityManager,
  weeks: readonly ArchiveWeek[],
  recordedAt: Date,
): Promise<void> {
  if (weeks.length === 0) return;
  await manager.query(
    `INSERT INTO archive_week (outlet, week, articles, recorded_at)
     SELECT outlet, week, articles, $4 FROM unnest($1::text[], $2::date[], $3::int[]) AS rows (outlet, week, articles)
     ON CONFLICT (outlet, week, recorded_at) DO UPDATE
       SET articles = archive_week.articles + excluded.articles, written_in = excluded.written_in`,
    [
      weeks.map((row) => row.outlet),
      weeks.map((row) => row.week),
      weeks.map((row) => row.articles),
      recordedAt,
    ],
  );
}

/** The weeks that archives imported by `asOf` cover, with how many articles each outlet had in them. */
export async function archiveWeeks(dataSource: DataSource, asOf: Date): Promise<readonly ArchiveWeek[]> {
  const rows: unknown = await dataSource.query(
    `SELECT outlet, week, sum(articles)::int AS articles FROM archive_week
     WHERE recorded_at <= $1 GROUP BY outlet, week ORDER BY outlet, week`,
    [asOf],
  );
  return z.array(z.object({ outlet: z.string(), week: z.string(), articles: z.number() })).parse(rows);
}
