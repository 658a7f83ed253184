import type { DataSource, EntityManager } from 'typeorm';
import { z } from 'zod';
import { heldAt } from '../../database/held-at.js';
import { PRECISIONS, type DateRange } from '../../kernel/dates.js';
import { EVENT_TYPES, STATUSES, TOPICS } from '../../kernel/words.js';
import type { CountableDevelopment, DevelopmentChanges, ReadingMark } from '../domain/development-reader.js';

/** Rows fetched at a time: enough that the way there and back does not count, few enough to be let go of soon. */
const BATCH_ROWS = 10_000;

/** Only what the numbers need, `indicators` as text: equal texts are read once. */
const COLUMNS = `d.development_id, d.date_from, d.date_to, d.date_precision, d.indicators::text AS indicators, d.score,
  d.event_type, d.status, d.publishers`;
const IS_LIVE = 'd.merged_into IS NULL AND NOT d.withdrawn';

const columns = {
  development_id: z.string(),
  date_from: z.string().nullable(),
  date_to: z.string().nullable(),
  date_precision: z.enum(PRECISIONS),
  indicators: z.string(),
  score: z.number(),
  event_type: z.enum(EVENT_TYPES).nullable(),
  status: z.enum(STATUSES),
  publishers: z.number(),
};
const countableRow = z.object(columns);
const countableRows = z.array(countableRow);
const changedRows = z.array(z.object({ ...columns, held: z.boolean(), mark: z.string() }));
const topicsSchema = z.array(z.object({ name: z.enum(TOPICS), confidence: z.number() }));

/** Every development held at `asOf` (null: now), from one snapshot of the database whatever is written meanwhile. */
export function eachCountable(
  dataSource: DataSource,
  asOf: Date | null,
  take: (batch: readonly CountableDevelopment[]) => void,
): Promise<ReadingMark> {
  return dataSource.transaction('REPEATABLE READ', async (manager) => {
    const [{ mark }] = z
      .tuple([z.object({ mark: z.string() })])
      .parse(await manager.query('SELECT pg_current_snapshot()::text AS mark'));
    await manager.query(
      `DECLARE countable NO SCROLL CURSOR FOR
       SELECT ${COLUMNS} FROM development_version d WHERE ${heldAt('d', 1)} AND ${IS_LIVE}`,
      [asOf],
    );
    const read = countableReader();
    for (;;) {
      const rows = checkedRows(await manager.query(`FETCH ${BATCH_ROWS} FROM countable`));
      take(rows.map(read));
      if (rows.length < BATCH_ROWS) return mark;
    }
  });
}

/** What transactions wrote that the marked reading did not see. */
export function changesSince(dataSource: DataSource, mark: ReadingMark): Promise<DevelopmentChanges> {
  // A number beyond the newest transaction comes from another server that this data was restored from.
  const ids = `SELECT DISTINCT development_id FROM development_version
    WHERE written_in >= pg_snapshot_xmin($1::pg_snapshot) AND written_in < pg_snapshot_xmax(pg_current_snapshot())
      AND NOT pg_visible_in_snapshot(written_in, $1::pg_snapshot)`;
  return changesOf(dataSource.manager, { ids, heldAt: 'd.superseded_at IS NULL', parameters: [mark] });
}

/** What the developments recorded after `asOf` were then; null where there are more than `most`. */
export async function changesAfter(
  dataSource: DataSource,
  asOf: Date,
  most: number,
): Promise<DevelopmentChanges | null> {
  const counted: unknown = await dataSource.query(
    `SELECT count(*)::int AS n FROM (SELECT FROM development_version WHERE recorded_at > $1 LIMIT $2) AS later`,
    [asOf, most + 1],
  );
  const [{ n }] = z.tuple([z.object({ n: z.number() })]).parse(counted);
  if (n > most) return null;
  const ids = 'SELECT DISTINCT development_id FROM development_version WHERE recorded_at > $1';
  return changesOf(dataSource.manager, { ids, heldAt: heldAt('d', 1), parameters: [asOf] });
}

async function changesOf(
  manager: EntityManager,
  query: { readonly ids: string; readonly heldAt: string; readonly parameters: readonly unknown[] },
): Promise<DevelopmentChanges> {
  const found: unknown = await manager.query(
    `SELECT ${COLUMNS}, ${query.heldAt} AND ${IS_LIVE} AS held, pg_current_snapshot()::text AS mark
     FROM (${query.ids}) AS changed JOIN development_version d USING (development_id)`,
    [...query.parameters],
  );
  const rows = changedRows.parse(found);
  const read = countableReader();
  return {
    mark: rows[0]?.mark ?? null,
    ids: new Set(rows.map((row) => row.development_id)),
    dates: rows.map(dateOf),
    held: rows.filter((row) => row.held).map(read),
  };
}

type CountableRow = z.infer<typeof countableRow>;

/** What the schema asks for, asked cheaply: a million rows go this way. Rows that are not right get its words. */
function checkedRows(rows: unknown): readonly CountableRow[] {
  return Array.isArray(rows) && rows.every(isCountableRow) ? rows : countableRows.parse(rows);
}

const WORDS = {
  precision: new Set<unknown>(PRECISIONS),
  eventType: new Set<unknown>([...EVENT_TYPES, null]),
  status: new Set<unknown>(STATUSES),
};

function isCountableRow(row: unknown): row is CountableRow {
  if (typeof row !== 'object' || row === null) return false;
  const fields: Partial<Record<keyof CountableRow, unknown>> = row;
  return (
    typeof fields.development_id === 'string' &&
    isTextOrNull(fields.date_from) &&
    isTextOrNull(fields.date_to) &&
    WORDS.precision.has(fields.date_precision) &&
    typeof fields.indicators === 'string' &&
    typeof fields.score === 'number' &&
    WORDS.eventType.has(fields.event_type) &&
    WORDS.status.has(fields.status) &&
    typeof fields.publishers === 'number'
  );
}

function isTextOrNull(value: unknown): boolean {
  return value === null || typeof value === 'string';
}

function dateOf({ date_from, date_to, date_precision }: CountableRow): DateRange {
  return { from: date_from, to: date_to, precision: date_precision };
}

/** Reads rows; days and lists of topics that are the same are one object, since a million records hold few of them. */
function countableReader(): (row: CountableRow) => CountableDevelopment {
  const topics = new Map<string, CountableDevelopment['topics']>();
  const dates = new Map<string, DateRange>();
  return (row) => ({
    id: row.development_id,
    date: kept(dates, dayOrRange(row), () => dateOf(row)),
    topics: kept(topics, row.indicators, () => topicsSchema.parse(JSON.parse(row.indicators))),
    score: row.score,
    eventType: row.event_type,
    status: row.status,
    publishers: row.publishers,
  });
}

function dayOrRange({ date_from, date_to, date_precision }: CountableRow): string {
  return date_precision === 'day' && date_from !== null && date_from === date_to
    ? date_from
    : `${date_from} ${date_to} ${date_precision}`;
}

function kept<T>(known: Map<string, T>, key: string, make: () => T): T {
  let value = known.get(key);
  if (value === undefined) {
    value = make();
    known.set(key, value);
  }
  return value;
}
