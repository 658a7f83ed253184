import type { DataSource, EntityManager } from 'typeorm';
import { z } from 'zod';

/** Which stored verdicts are meant: of versions that were started before this one, or of any other. */
export type Outdated = 'of-earlier-versions' | 'of-any-other-version';

export interface OutdatedQuery {
  readonly version: string;
  readonly which: Outdated;
  /** Articles after this id. */
  readonly after: string;
  readonly limit: number;
}

/** Verdicts of other versions: a version that was started later than this one is never undone by an older instance. */
const OUTDATED = `FROM verdict v
  WHERE v.superseded_at IS NULL AND v.classifier_version <> $1
    AND ($2 = 'of-any-other-version' OR NOT EXISTS (
      SELECT FROM classifier_version other JOIN classifier_version own ON own.version = $1
      WHERE other.version = v.classifier_version AND other.started_at > own.started_at))`;
const NEXT = `AND v.article_id > $3 ORDER BY v.article_id LIMIT $4`;

const idRows = z.array(z.object({ article_id: z.string() }));
const countRows = z.array(
  z.object({ all: z.number(), current: z.number(), outdated: z.number(), corrected: z.number() }),
);

/** Notes that a version runs from now on. */
export async function registerVersion(dataSource: DataSource, version: string, now: Date): Promise<void> {
  await dataSource.query(
    `INSERT INTO classifier_version (version, started_at) VALUES ($1, $2)
     ON CONFLICT (version) DO UPDATE SET started_at = excluded.started_at`,
    [version, now],
  );
}

/** Articles with outdated verdicts, in id order. */
export async function outdated(dataSource: DataSource, query: OutdatedQuery): Promise<readonly string[]> {
  const { version, which, after, limit } = query;
  const rows: unknown = await dataSource.query(`SELECT v.article_id ${OUTDATED} ${NEXT}`, [
    version,
    which,
    after,
    limit,
  ]);
  return idRows.parse(rows).map((row) => row.article_id);
}

/** The same, held until the transaction ends; what another instance holds is passed over, so that they share the work. */
export async function claimOutdated(
  manager: EntityManager,
  query: OutdatedQuery,
): Promise<readonly string[]> {
  const { version, which, after, limit } = query;
  const rows: unknown = await manager.query(
    `SELECT v.article_id ${OUTDATED} ${NEXT} FOR UPDATE OF v SKIP LOCKED`,
    [version, which, after, limit],
  );
  return idRows.parse(rows).map((row) => row.article_id);
}

/** How far the verdicts in force are of the given version. */
export interface VersionProgress {
  /** Articles with a verdict. */
  readonly all: number;
  /** Of them, those whose verdict is of this version. */
  readonly current: number;
  /** Of them, those whose verdict is of a version that was started earlier. */
  readonly outdated: number;
  /** Of them, those whose verdict a person decided. */
  readonly corrected: number;
}

export async function versionProgress(dataSource: DataSource, version: string): Promise<VersionProgress> {
  const rows: unknown = await dataSource.query(
    `SELECT count(*)::int AS all, count(*) FILTER (WHERE v.classifier_version = $1)::int AS current,
       count(*) FILTER (WHERE v.classifier_version <> $1 AND later.version IS NULL)::int AS outdated,
       count(*) FILTER (WHERE v.own IS NOT NULL)::int AS corrected
     FROM verdict v
     LEFT JOIN (SELECT other.version FROM classifier_version other JOIN classifier_version own ON own.version = $1
       WHERE other.started_at > own.started_at) later ON later.version = v.classifier_version
     WHERE v.superseded_at IS NULL`,
    [version],
  );
  const [row] = countRows.parse(rows);
  return row ?? { all: 0, current: 0, outdated: 0, corrected: 0 };
}
