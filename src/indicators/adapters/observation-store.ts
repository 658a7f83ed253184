import type { DataSource, EntityManager } from 'typeorm';
import { z } from 'zod';
import { appendVersions, withdrawOthers } from '../../database/append-versions.js';
import { heldAt } from '../../database/held-at.js';
import { PRECISIONS } from '../../kernel/dates.js';
import type { Observation } from '../domain/observation.js';
import type { ObservationQuery, ObservationReader } from '../domain/observation-reader.js';

const lines = z.tuple([z.number(), z.number()]);
const observationRecord = z.object({
  id: z.string(),
  series: z.string(),
  label: z.string(),
  period: z.object({ from: z.string().nullable(), to: z.string().nullable(), precision: z.enum(PRECISIONS) }),
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  unit: z.string().nullable(),
  currency: z.string().nullable(),
  qualifier: z.string().nullable(),
  basis: z.string(),
  core: z.boolean(),
  citations: z.array(
    z.object({
      document: z.string(),
      lines,
      dateBasis: z.enum(['stated', 'derived']),
      dateLines: lines.nullable(),
    }),
  ),
  notes: z.string(),
});

/** Appends the observations that differ from what is stored; gives the ids that got a new version. */
export function storeObservations(
  manager: EntityManager,
  observations: readonly Observation[],
  origin: 'baseline' | 'import',
  recordedAt: Date,
): Promise<readonly string[]> {
  const records = observations.map((observation) => ({
    observation_id: observation.id,
    record: observation,
    series: observation.series,
    origin,
    period_from: observation.period.from,
  }));
  return appendVersions(manager, { table: 'observation_version', id: 'observation_id' }, records, recordedAt);
}

/** Withdraws the baseline's observations that its data no longer has; gives how many there were. */
export function withdrawObservations(
  manager: EntityManager,
  keptIds: readonly string[],
  recordedAt: Date,
): Promise<number> {
  const table = { table: 'observation_version', id: 'observation_id' } as const;
  return withdrawOthers(manager, table, { origin: 'baseline', ids: keptIds }, recordedAt);
}

export function observationReader(dataSource: DataSource): ObservationReader {
  return { list: (query) => list(dataSource, query) };
}

async function list(dataSource: DataSource, query: ObservationQuery): Promise<readonly Observation[]> {
  const rows: unknown = await dataSource.query(
    `SELECT record FROM observation_version o
     WHERE ${heldAt('o', 1)}
       AND NOT withdrawn
       AND (cardinality($2::text[]) = 0 OR series = ANY ($2))
       AND ($3::text IS NULL OR observation_id > $3 COLLATE "C")
     ORDER BY observation_id LIMIT $4`,
    [query.asOf, query.series, query.after, query.limit],
  );
  return z
    .array(z.object({ record: observationRecord }))
    .parse(rows)
    .map((row) => row.record);
}
