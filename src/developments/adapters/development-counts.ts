import type { DataSource } from 'typeorm';
import { z } from 'zod';
import type {
  DevelopmentCount,
  DevelopmentCounts,
  DevelopmentNarrowing,
} from '../domain/development-reader.js';
import { CHOSEN, heldWithin, narrowingParameters } from './development-conditions.js';

const FACETS = ['indicator', 'direction', 'status', 'origin', 'core'] as const;
type Facet = (typeof FACETS)[number];

const countRow = z.object({ facet: z.enum([...FACETS, 'total']), value: z.string(), count: z.number() });

/** What a matched row counts for, by facet. */
const VALUES: Readonly<Record<Facet, string>> = {
  indicator: 'unnest(topics)',
  direction: 'direction',
  status: 'status',
  origin: 'origin',
  core: 'core::text',
};

/** Rows that every choice but the facet's own lets through: how many there would be with another choice in it. */
function othersHold(facet: Facet): string {
  return FACETS.filter((other) => other !== facet)
    .map((other) => `by_${other}`)
    .join(' AND ');
}

function counting(query: DevelopmentNarrowing): string {
  const matches = FACETS.map((facet) => `${CHOSEN[facet]} AS by_${facet}`).join(', ');
  const facets = FACETS.map(
    (facet) => `SELECT '${facet}' AS facet, value, count(*)::int AS count
      FROM (SELECT ${VALUES[facet]} AS value FROM matched WHERE ${othersHold(facet)}) AS ${facet}_values GROUP BY value`,
  );
  const all = FACETS.map((facet) => `by_${facet}`).join(' AND ');
  return `WITH matched AS MATERIALIZED (
      SELECT d.direction, d.status, d.origin, d.core,
        ARRAY(SELECT i ->> 'name' FROM jsonb_array_elements(d.indicators) i) AS topics, ${matches}
      FROM development_version d WHERE ${heldWithin(query)})
    SELECT 'total' AS facet, '' AS value, count(*)::int AS count FROM matched WHERE ${all}
    UNION ALL ${facets.join(' UNION ALL ')}`;
}

/** How many developments a narrowing leaves, and how many each other choice of a facet would. */
export async function countDevelopments(
  dataSource: DataSource,
  query: DevelopmentNarrowing,
): Promise<DevelopmentCounts> {
  const rows = z
    .array(countRow)
    .parse(await dataSource.query(counting(query), [...narrowingParameters(query)]));
  const of = (facet: Facet): readonly DevelopmentCount[] =>
    rows.filter((row) => row.facet === facet).map(({ value, count }) => ({ value, count }));
  return {
    total: rows.find(({ facet }) => facet === 'total')?.count ?? 0,
    indicator: of('indicator'),
    direction: of('direction'),
    status: of('status'),
    origin: of('origin'),
    core: of('core'),
  };
}
