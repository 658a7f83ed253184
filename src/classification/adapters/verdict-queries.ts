import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { heldAt } from '../../database/held-at.js';
import type { DaySpan, StoredVerdict, VerdictReader } from '../domain/verdict-reader.js';
import { toVerdict, VERDICT_COLUMNS as COLUMNS, verdictRow } from './verdict-rows.js';

export function verdictReader(dataSource: DataSource): VerdictReader {
  return {
    ofArticles: (articleIds, asOf) => ofArticles(dataSource, articleIds, asOf),
    decidedByPeople: (asOf) => decidedByPeople(dataSource, asOf),
    history: (articleIds) => history(dataSource, articleIds),
    relevantWithin: (span) => relevantWithin(dataSource, span),
  };
}

async function ofArticles(
  dataSource: DataSource,
  articleIds: readonly string[],
  asOf: Date | null,
): Promise<readonly StoredVerdict[]> {
  const rows: unknown = await dataSource.query(
    `SELECT ${COLUMNS} FROM verdict v WHERE article_id = ANY ($1) AND ${heldAt('v', 2)}
     ORDER BY article_id`,
    [articleIds, asOf],
  );
  return z.array(verdictRow).parse(rows).map(toVerdict);
}

async function decidedByPeople(dataSource: DataSource, asOf: Date | null): Promise<readonly StoredVerdict[]> {
  const rows: unknown = await dataSource.query(
    `SELECT ${COLUMNS} FROM verdict v WHERE own IS NOT NULL AND ${heldAt('v', 1)} ORDER BY article_id`,
    [asOf],
  );
  return z.array(verdictRow).parse(rows).map(toVerdict);
}

async function history(
  dataSource: DataSource,
  articleIds: readonly string[],
): Promise<readonly StoredVerdict[]> {
  const rows: unknown = await dataSource.query(
    `SELECT ${COLUMNS} FROM verdict WHERE article_id = ANY ($1) ORDER BY article_id, id`,
    [articleIds],
  );
  return z.array(verdictRow).parse(rows).map(toVerdict);
}

/** As the index on spans has it; an undated report's, without bounds, overlaps every span. */
const OVERLAPS = `AND daterange(day_from, day_to, '[]') && daterange($1::date, $2::date, '[]')`;

async function relevantWithin(
  dataSource: DataSource,
  span: DaySpan | null,
): Promise<readonly StoredVerdict[]> {
  const near = span === null ? '' : OVERLAPS;
  const rows: unknown = await dataSource.query(
    `SELECT ${COLUMNS} FROM verdict WHERE relevant AND superseded_at IS NULL ${near} ORDER BY article_id`,
    span === null ? [] : [span.from, span.to],
  );
  return z.array(verdictRow).parse(rows).map(toVerdict);
}
