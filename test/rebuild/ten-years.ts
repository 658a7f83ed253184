import type { DataSource } from 'typeorm';
import { fillYears } from '../bench/stored-years.js';

/** Weeks of ten years. */
export const WEEKS = 520;

/**
 * A history of ten years, made up: developments recorded on their days, every seventeenth read otherwise three weeks
 * later, reports for some, things announced, and promises with a step every few weeks, some of them overdue. Every
 * 13th week conflict's share is far up and every 11th friendly; in two years of four the one before a friendly one is
 * quiet, and every 29th holds what three before it lack. The other two years are even, so that their two quiet weeks
 * are out of the ordinary. Without such weeks no arrow would be drawn, and holding arrows to tests would prove nothing.
 */
export async function fillTenYears(dataSource: DataSource, developments: number, end: Date): Promise<void> {
  await fillYears(dataSource, developments, end, WEEKS + 4);
  for (const statement of [
    COOLED,
    PUT_OFF,
    WARMED,
    GATHERED,
    REVISED_OLD,
    REVISED_NEW,
    ANNOUNCED,
    ASSIGNED,
    PROMISED,
  ])
    await dataSource.query(statement);
  await dataSource.query('ANALYZE');
}

/** What is found out after all reports were made: every twentieth development is read otherwise, every fiftieth is none. */
export async function reviseLater(dataSource: DataSource): Promise<void> {
  await dataSource.query(LATER_OLD);
  await dataSource.query(LATER_NEW);
}

/**
 * Leaves one of so many developments in the weeks from a day on and puts the others a year back, so that a larger history
 * has weeks at its end that hold no more than those of a smaller one.
 */
export async function thinFrom(dataSource: DataSource, day: string, oneOf: number): Promise<void> {
  const back = ['date_from', 'date_to'].map((name) => `${name} = ${name} - 364`);
  const earlier = ['recorded_at', 'superseded_at'].map((name) => `${name} = ${name} - interval '364 days'`);
  await dataSource.query(
    `UPDATE development_version SET ${[...back, ...earlier].join(', ')} WHERE date_from >= $1 AND ${NUMBER} % $2 > 0`,
    [day, oneOf],
  );
  await dataSource.query('ANALYZE');
}

const NUMBER = `split_part(development_id, '-', 2)::int`;
/** Weeks since 1970, of the day a development happened. */
const WEEK = `((date_from - DATE '1970-01-05') / 7)`;
const COOLED = `UPDATE development_version SET score = -3, direction = 'conflict', event_type = 'ACCUSE'
  WHERE ${WEEK} % 13 = 5 AND ${NUMBER} % 3 > 0`;
/** Of four years two are uneven. */
const IS_UNEVEN = `${WEEK} % 208 < 104`;
const PUT_OFF = putOff(`(${WEEK} % 11 = 7 AND ${IS_UNEVEN} OR ${WEEK} % 208 IN (165, 205))`, '1');
const WARMED = `UPDATE development_version SET score = 3, direction = 'cooperation', event_type = 'CONSULT'
  WHERE ${WEEK} % 11 = 8`;
const GATHERED = putOff(`${WEEK} % 29 BETWEEN 3 AND 5 AND ${IS_UNEVEN}`, `(6 - ${WEEK} % 29)`);

/** Seven of eight developments of such weeks happen so many weeks later. */
function putOff(where: string, weeks: string): string {
  return `UPDATE development_version SET date_from = date_from + 7 * ${weeks}, date_to = date_to + 7 * ${weeks},
    recorded_at = recorded_at + interval '7 days' * ${weeks} WHERE ${where} AND ${NUMBER} % 8 > 0`;
}

const NEXT_VERSION = `INSERT INTO development_version (development_id, version, what, date_from, date_to, date_precision, scheduled,
    indicators, event_type, mode, direction, score, status, confidence, publishers, weight, origin, core, citations,
    notes, withdrawn, content_hash, recorded_at)
  SELECT development_id, version + 1, what || ' (revised)', date_from, date_to, date_precision, scheduled, indicators,
    event_type, mode, direction, score - 1, status, confidence, publishers + 1, weight + 0.1, origin, core, citations,
    notes, ${NUMBER} % 50 = 0 AND version > 1, content_hash || 'r', superseded_at`;

const REVISED_OLD = `UPDATE development_version SET superseded_at = recorded_at + interval '21 days'
  WHERE ${NUMBER} % 17 = 0 AND version = 1`;
const REVISED_NEW = `${NEXT_VERSION} FROM development_version WHERE ${NUMBER} % 17 = 0 AND version = 1`;

const LATER_OLD = `UPDATE development_version SET superseded_at = '2100-01-01'
  WHERE ${NUMBER} % 20 = 0 AND superseded_at IS NULL`;
const LATER_NEW = `${NEXT_VERSION} FROM development_version WHERE superseded_at = '2100-01-01'`;

const ANNOUNCED = `UPDATE development_version SET scheduled = jsonb_build_object('from', (date_from + 14)::text,
    'to', (date_from + 16)::text, 'precision', 'day') WHERE ${NUMBER} % 97 = 0`;

/** Every third development is told by the article of the same number. */
const ASSIGNED = `INSERT INTO assignment (article_id, development_id, recorded_at)
  SELECT a.id, d.development_id, d.recorded_at
  FROM (SELECT id, row_number() OVER (ORDER BY recorded_at, id) AS n FROM article WHERE id LIKE 'bench-%') a
  JOIN (SELECT development_id, recorded_at, row_number() OVER (ORDER BY recorded_at, development_id) AS n
    FROM development_version WHERE version = 1 AND ${NUMBER} % 3 = 0) d USING (n)`;

const PROMISED = `INSERT INTO promise_version (promise_id, version, record, origin, state, opened_from, content_hash, recorded_at)
  SELECT 'p-' || development_id, 1, jsonb_build_object('id', 'p-' || development_id, 'what', 'A made-up promise',
    'indicators', jsonb_build_array('trade'), 'parties', '{"owes": "both sides", "owed": "both sides"}'::jsonb,
    'amount', null, 'due', jsonb_build_object('from', (date_from + 60)::text, 'to', (date_from + 90)::text, 'precision', 'month'),
    'state', 'open', 'openedOn', day, 'citations', '[]'::jsonb,
    'history', jsonb_build_array(jsonb_build_object('developmentId', development_id, 'change', 'opened', 'date', day))),
    'news', 'open', date_from, development_id, recorded_at
  FROM (SELECT *, jsonb_build_object('from', date_from::text, 'to', date_from::text, 'precision', 'day') AS day
    FROM development_version WHERE version = 1 AND ${NUMBER} % 211 = 0) AS opening`;
