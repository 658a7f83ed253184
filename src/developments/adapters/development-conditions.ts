import { heldAt } from '../../database/held-at.js';
import type { DevelopmentNarrowing } from '../domain/development-reader.js';

/** What the parameters $1 … $9 of the conditions below stand for. */
export function narrowingParameters(query: DevelopmentNarrowing): readonly unknown[] {
  const { asOf, indicators, directions, statuses, origins, core, from, to, text } = query;
  return [asOf, indicators, directions, statuses, origins, core, from, to, text];
}

/** Each choice by itself, of a development version `d`; an empty choice holds for all. */
export const CHOSEN = {
  indicator: `(cardinality($2::text[]) = 0 OR EXISTS (
    SELECT 1 FROM jsonb_array_elements(d.indicators) i WHERE i ->> 'name' = ANY ($2)))`,
  direction: `(cardinality($3::text[]) = 0 OR d.direction = ANY ($3))`,
  status: `(cardinality($4::text[]) = 0 OR d.status = ANY ($4))`,
  origin: `(cardinality($5::text[]) = 0 OR d.origin = ANY ($5))`,
  core: `($6::boolean IS NULL OR d.core = $6)`,
} as const;

/**
 * What was asked for as a query of full text: words in any order and form, “quoted” ones together, -left out; the last
 * word may be only begun, as somebody who is still typing leaves it.
 */
const WANTED = `(SELECT CASE WHEN right(asked, 1) = '''' AND right($9, 1) <> '"' THEN asked || ':*' ELSE asked END::tsquery
  FROM (SELECT websearch_to_tsquery('pg_catalog.russian', search_spelling($9))::text AS asked) AS given)`;

/** Found in its own words or in a report of it; without a text there is no such condition. */
function found(query: DevelopmentNarrowing): string {
  if (query.text === null) return '$9::text IS NULL';
  return `d.development_id IN (
    SELECT v.development_id FROM development_version v
    WHERE search_words(v.what || ' ' || v.notes) @@ ${WANTED} AND ${heldAt('v', 1)}
    UNION ALL SELECT s.development_id FROM article_revision r
      JOIN assignment s ON s.article_id = r.article_id AND ${heldAt('s', 1)}
    WHERE search_words(r.title || ' ' || r.summary) @@ ${WANTED} AND ${heldAt('r', 1)})`;
}

/** Held, dated within the days, and with the words: what is left of a narrowing without its choices. */
export function heldWithin(query: DevelopmentNarrowing): string {
  return `${heldAt('d', 1)} AND d.merged_into IS NULL AND NOT d.withdrawn
    AND ($7::date IS NULL OR d.date_to >= $7) AND ($8::date IS NULL OR d.date_from <= $8)
    AND ${found(query)}`;
}

/** The whole narrowing. */
export function narrowedTo(query: DevelopmentNarrowing): string {
  return [heldWithin(query), ...Object.values(CHOSEN)].join(' AND ');
}
