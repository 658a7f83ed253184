import type { DataSource } from 'typeorm';

/** What a record's rows are told apart and ordered by. An article may be in no development for a while. */
const WITHOUT_GAPS = {
  article_revision: ['article_id', 'revision'],
  verdict: ['article_id', 'id'],
  development_version: ['development_id', 'version'],
  promise_version: ['promise_id', 'version'],
  observation_version: ['observation_id', 'version'],
} as const;

/** Every row that did not end at the instant at which the record's next row began: a gap, or two rows at once. */
export async function gapsAndOverlaps(dataSource: DataSource): Promise<readonly unknown[]> {
  const gaps: unknown[] = [];
  for (const [table, [record, order]] of Object.entries(WITHOUT_GAPS)) {
    const rows: unknown[] = await dataSource.query(
      `SELECT '${table}' AS table, * FROM (
         SELECT ${record} AS record, ${order} AS row, superseded_at,
           lead(recorded_at) OVER (PARTITION BY ${record} ORDER BY ${order}) AS next_at FROM ${table}) rows
       WHERE superseded_at IS DISTINCT FROM next_at`,
    );
    gaps.push(...rows);
  }
  return gaps;
}
