import type { DataSource, EntityManager } from 'typeorm';
import { z } from 'zod';
import { heldAt } from '../../database/held-at.js';
import { MARK, writtenSince } from '../../database/written-since.js';
import { PRECISIONS, type DateRange } from '../../kernel/dates.js';
import type { ReadingMark } from '../../kernel/reading-mark.js';
import { EVENT_TYPES, STATUSES } from '../../kernel/words.js';
import { GATHERED, gatheredReader, PAGES_AT_ONCE, sameOnce } from './gathered-columns.js';
import type { CountableDevelopment, DevelopmentChanges } from '../domain/development-reader.js';

/** Only what the numbers need, `indicators` as text: equal texts are read once. */
const COLUMNS = `d.development_id, d.date_from, d.date_to, d.date_precision, d.indicators::text AS indicators, d.score,
  d.event_type, d.status, d.publishers`;
const IS_LIVE = 'd.merged_into IS NULL AND NOT d.withdrawn';

const pagesRow = z.tuple([z.object({ mark: z.string(), pages: z.number() })]);
const markRow = z.tuple([z.object({ mark: z.string() })]);
const laterRow = z.tuple([z.object({ n: z.number() })]);
const changedRow = z.object({
  development_id: z.string(),
  date_from: z.string().nullable(),
  date_to: z.string().nullable(),
  date_precision: z.enum(PRECISIONS),
  indicators: z.string(),
  score: z.number(),
  event_type: z.enum(EVENT_TYPES).nullable(),
  status: z.enum(STATUSES),
  publishers: z.number(),
  held: z.boolean(),
  mark: z.string(),
});
const changedRows = z.array(changedRow);

/** Every development held at `asOf` (null: now), from one snapshot of the database whatever is written meanwhile. */
export function eachCountable(
  dataSource: DataSource,
  asOf: Date | null,
  take: (batch: readonly CountableDevelopment[]) => void,
): Promise<ReadingMark> {
  return dataSource.transaction('REPEATABLE READ', async (manager) => {
    const [{ mark, pages }] = pagesRow.parse(
      await manager.query(
        `SELECT ${MARK} AS mark, (pg_relation_size('development_version')
           / current_setting('block_size')::int)::int AS pages`,
      ),
    );
    const read = gatheredReader();
    // Rows never move: what the snapshot sees lies in the pages that there are now.
    for (let page = 0; page < pages; page += PAGES_AT_ONCE) {
      const gathered: unknown = await manager.query(
        `SELECT ${GATHERED} FROM development_version d
         WHERE d.ctid >= $2::tid AND d.ctid < $3::tid AND ${heldAt('d', 1)} AND ${IS_LIVE}`,
        [asOf, `(${page},0)`, `(${page + PAGES_AT_ONCE},0)`],
      );
      take(read(gathered));
    }
    return mark;
  });
}

export async function currentMark(dataSource: DataSource): Promise<ReadingMark> {
  const [{ mark }] = markRow.parse(await dataSource.query(`SELECT ${MARK} AS mark`));
  return mark;
}

/** What transactions wrote that the marked reading did not see. */
export function changesSince(dataSource: DataSource, mark: ReadingMark): Promise<DevelopmentChanges> {
  const ids = `SELECT development_id FROM development_version WHERE ${writtenSince('written_in', 1)}`;
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
  const [{ n }] = laterRow.parse(counted);
  if (n > most) return null;
  const ids = 'SELECT development_id FROM development_version WHERE recorded_at > $1';
  return changesOf(dataSource.manager, { ids, heldAt: heldAt('d', 1), parameters: [asOf] });
}

/** As an array, since a join takes the planner longer than all that is read here. */
async function changesOf(
  manager: EntityManager,
  query: { readonly ids: string; readonly heldAt: string; readonly parameters: readonly unknown[] },
): Promise<DevelopmentChanges> {
  const found: unknown = await manager.query(
    `SELECT ${COLUMNS}, ${query.heldAt} AND ${IS_LIVE} AS held, ${MARK} AS mark
     FROM development_version d WHERE d.development_id = ANY(ARRAY(${query.ids}))`,
    [...query.parameters],
  );
  const rows = changedRows.parse(found);
  const { topicsIn } = sameOnce();
  return {
    mark: rows[0]?.mark ?? null,
    ids: new Set(rows.map((row) => row.development_id)),
    dates: rows.map(dateOf),
    held: rows.filter((row) => row.held).map((row) => countable(row, topicsIn(row.indicators))),
  };
}

type ChangedRow = z.infer<typeof changedRow>;

function dateOf({ date_from, date_to, date_precision }: ChangedRow): DateRange {
  return { from: date_from, to: date_to, precision: date_precision };
}

function countable(row: ChangedRow, topics: CountableDevelopment['topics']): CountableDevelopment {
  const { development_id: id, score, event_type: eventType, status, publishers } = row;
  return { id, date: dateOf(row), topics, score, eventType, status, publishers };
}
