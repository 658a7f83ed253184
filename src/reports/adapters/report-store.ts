import type { DataSource, EntityManager } from 'typeorm';
import { z } from 'zod';
import type { IsoWeek } from '../../kernel/dates.js';
import type { PublishedEdition } from '../domain/published.js';
import type { ReportForm } from '../domain/report-form.js';
import type { ReportLanguage, WeeklyReport } from '../domain/weekly-report.js';
import { sha256 } from './report-digest.js';
import { bottomLineSchema } from './report-schema.js';

type Asked = Pick<DataSource | EntityManager, 'query'>;

const editionRow = z.object({
  week: z.string(),
  edition: z.number(),
  as_of: z.date(),
  sha256: z.string(),
  bottom_line: bottomLineSchema,
  recorded_at: z.date(),
  newest: z.number(),
});
const EDITIONS = `SELECT e.week, e.edition, e.as_of, e.sha256, e.bottom_line, e.recorded_at,
  (SELECT max(edition) FROM report_edition later WHERE later.week = e.week)::int AS newest FROM report_edition e`;

/** Which edition of which form. */
export interface FormKey {
  readonly week: IsoWeek;
  readonly edition: number;
  readonly form: ReportForm;
  readonly language: ReportLanguage;
}

/** Editions, the newest first: of one week, or of all before one. */
export async function editions(
  asked: Asked,
  query: {
    readonly week: IsoWeek | null;
    readonly before: { readonly week: IsoWeek; readonly edition: number } | null;
    readonly limit: number;
    /** Of those published by then; null: all. */
    readonly asOf: Date | null;
  },
): Promise<readonly PublishedEdition[]> {
  return toEditions(
    await asked.query(
      `${EDITIONS} WHERE ($1::text IS NULL OR e.week = $1)
         AND ($2::text IS NULL OR (e.week, e.edition) < ($2 COLLATE "C", $3::int))
         AND ($5::timestamptz IS NULL OR e.recorded_at <= $5)
       ORDER BY e.week DESC, e.edition DESC LIMIT $4`,
      [query.week, query.before?.week ?? null, query.before?.edition ?? null, query.limit, query.asOf],
    ),
  );
}

/** The newest edition of each of the last published weeks, at most so many weeks, newest first. */
export async function lastEditions(asked: Asked, weeks: number): Promise<readonly PublishedEdition[]> {
  return toEditions(
    await asked.query(
      `${EDITIONS} WHERE NOT EXISTS (
         SELECT 1 FROM report_edition later WHERE later.week = e.week AND later.edition > e.edition)
       ORDER BY e.week DESC LIMIT $1`,
      [weeks],
    ),
  );
}

/** The newest edition of an earlier week among those made of what was known before the instant. */
export async function lastBefore(asked: Asked, week: IsoWeek, asOf: Date): Promise<PublishedEdition | null> {
  const found: unknown = await asked.query(
    `${EDITIONS} WHERE e.week < $1 COLLATE "C" AND e.as_of < $2 ORDER BY e.as_of DESC, e.week DESC LIMIT 1`,
    [week, asOf],
  );
  return toEditions(found)[0] ?? null;
}

/** Adds an edition; false where it is there already. */
export async function addEdition(
  manager: EntityManager,
  { stamp, sha256: hash, bottomLine }: WeeklyReport,
  now: Date,
): Promise<boolean> {
  const added: unknown = await manager.query(
    `INSERT INTO report_edition (week, edition, as_of, sha256, bottom_line, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING week`,
    [stamp.week, stamp.edition?.number, stamp.asOf, hash, JSON.stringify(bottomLine), now],
  );
  return z.array(z.unknown()).parse(added).length > 0;
}

/** Freezes a form; where another did so first, its bytes stand. Gives the bytes that stand. */
export async function freezeForm(
  asked: Asked,
  { week, edition, form, language }: FormKey,
  bytes: Uint8Array,
  now: Date,
): Promise<Buffer> {
  await asked.query(
    `INSERT INTO report_form (week, edition, form, language, bytes, sha256, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
    [week, edition, form, language, bytes, sha256(bytes), now],
  );
  const frozen = await formBytes(asked, { week, edition, form, language });
  if (frozen === null) throw new Error(`The form ${form} of ${week} was stored and is not there.`);
  return frozen;
}

/** The frozen bytes; null where the form was not made yet. Throws where they are not those that were stored. */
export async function formBytes(
  asked: Asked,
  { week, edition, form, language }: FormKey,
): Promise<Buffer | null> {
  const found: unknown = await asked.query(
    'SELECT bytes, sha256 FROM report_form WHERE week = $1 AND edition = $2 AND form = $3 AND language = $4',
    [week, edition, form, language],
  );
  const [row] = z.array(z.object({ bytes: z.instanceof(Buffer), sha256: z.string() })).parse(found);
  if (row === undefined) return null;
  if (sha256(row.bytes) !== row.sha256) {
    throw new Error(`The stored ${form} of ${week}, edition ${edition}, is not what was stored.`);
  }
  return row.bytes;
}

function toEditions(rows: unknown): readonly PublishedEdition[] {
  return z
    .array(editionRow)
    .parse(rows)
    .map((row) => ({
      ...{ week: row.week, edition: row.edition, asOf: row.as_of.toISOString(), sha256: row.sha256 },
      ...{ bottomLine: row.bottom_line, recordedAt: row.recorded_at.toISOString(), newest: row.newest },
    }));
}
