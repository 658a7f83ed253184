import type { DataSource, EntityManager } from 'typeorm';
import { z } from 'zod';
import { canonicalJson } from '../domain/canonical-json.js';
import type { ReportMethod } from '../domain/report-method.js';
import { parseReportMethod } from './load-report-method.js';
import { sha256 } from './report-digest.js';

const row = z.object({ method: z.record(z.string(), z.unknown()) });

/** Says from when on the method given is in use, where the last one in use was another. */
export async function recordMethod(manager: EntityManager, method: ReportMethod, now: Date): Promise<void> {
  const json = canonicalJson(method);
  await manager.query(
    `INSERT INTO report_method (recorded_at, sha256, method) SELECT $1, $2, $3
     WHERE $2 IS DISTINCT FROM (SELECT sha256 FROM report_method ORDER BY recorded_at DESC LIMIT 1)
     ON CONFLICT DO NOTHING`,
    [now, sha256(json), json],
  );
}

/**
 * The method in use at an instant, before all records the first one; the present one where none is on record. What an
 * older one did not have yet is as it is in the present one.
 */
export async function methodAt(
  dataSource: DataSource,
  asOf: Date,
  present: ReportMethod,
): Promise<ReportMethod> {
  const found: unknown = await dataSource.query(
    `(SELECT method, 1 AS place FROM report_method WHERE recorded_at <= $1 ORDER BY recorded_at DESC LIMIT 1)
     UNION ALL (SELECT method, 2 FROM report_method ORDER BY recorded_at LIMIT 1) ORDER BY place LIMIT 1`,
    [asOf],
  );
  const [then] = z.array(row).parse(found);
  return then === undefined ? present : parseReportMethod({ ...present, ...then.method });
}
