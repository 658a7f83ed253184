import type { DataSource } from 'typeorm';
import { withoutIndexes } from './without-indexes.js';

/** Feeds that brought what is stored. */
export const FEEDS = 50;
/** Articles a day: so many more are stored, so many more days lie behind. */
const A_DAY = 5_000;
/** Nothing stored is younger than this, so that what comes in meets the same neighbours however much is stored. */
const YOUNGEST_DAYS = 30;

/**
 * Stores made-up articles up to so many, with keys, revisions, sightings and verdicts, one in a hundred of them relevant with
 * a development of its own; straight into the tables, without the checks of each row, of which there are too many.
 */
export async function fillArchive(
  dataSource: DataSource,
  from: number,
  to: number,
  now: Date,
): Promise<void> {
  await dataSource.transaction(async (manager) => {
    await manager.query(`SET LOCAL session_replication_role = replica`);
    await manager.query(FILL_FEEDS);
    await withoutIndexes(manager, [...FILLS.keys()], async () => {
      for (const fill of FILLS.values()) await manager.query(fill, [from, to, now]);
    });
  });
  await dataSource.query('VACUUM ANALYZE');
}

const FILL_FEEDS = `INSERT INTO feed (id, name, url, language, publisher, country, ownership, enabled, interval_minutes)
  SELECT 'bench-' || n, 'Outlet ' || n, 'https://outlet-' || n || '.example/feed', 'en', 'outlet-' || n, 'PK',
    'private', true, 60 FROM generate_series(0, ${FEEDS - 1}) n ON CONFLICT DO NOTHING`;

/** The numbered articles, each with its id and when it came. */
const NUMBERED = `(SELECT n, md5('article ' || n) AS id, 'outlet-' || n % ${FEEDS} AS publisher,
    $3::timestamptz - (${YOUNGEST_DAYS} + n / ${A_DAY}::float8) * interval '1 day' AS at
  FROM generate_series($1::int + 1, $2::int) n) AS made`;

const ARTICLES = `INSERT INTO article (id, publisher, recorded_at) SELECT id, publisher, at FROM ${NUMBERED}`;

const KEYS = `INSERT INTO article_key (publisher, key, article_id)
  SELECT publisher, md5(kind || n), id FROM ${NUMBERED}, (VALUES ('guid '), ('url ')) AS kinds (kind)`;

const REVISIONS = `INSERT INTO article_revision (article_id, revision, title, summary, link, language, published, sort_at,
    content_hash, recorded_at)
  SELECT id, 1, 'A made-up headline with its number ' || n,
    'What is told in a sentence or two, about as long as feeds give it, of an ordinary day somewhere in the world.',
    'https://outlet.example/' || n, 'en', to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), at, md5('content ' || n), at
  FROM ${NUMBERED}`;

const SIGHTINGS = `INSERT INTO sighting (article_id, feed_id, week, recorded_at)
  SELECT id, 'bench-' || n % ${FEEDS}, date_trunc('week', at AT TIME ZONE 'UTC')::date, at FROM ${NUMBERED}`;

const VERDICTS = `INSERT INTO verdict (article_id, revision, classifier_version, relevant, relevance, indicators, direction, score,
    status, language, evidence, day_from, day_to, recorded_at)
  SELECT id, 1, 'made up', n % 100 = 0, CASE WHEN n % 100 = 0 THEN 0.9 ELSE 0 END,
    CASE WHEN n % 100 = 0 THEN '[{"name":"trade","confidence":0.9}]'::jsonb ELSE '[]' END,
    CASE WHEN n % 100 = 0 THEN 'cooperation' ELSE 'none' END, CASE WHEN n % 100 = 0 THEN 3 ELSE 0 END,
    CASE WHEN n % 100 = 0 THEN 'occurred' END, 'en', '[]',
    CASE WHEN n % 100 = 0 THEN (at AT TIME ZONE 'UTC')::date END, CASE WHEN n % 100 = 0 THEN (at AT TIME ZONE 'UTC')::date END, at
  FROM ${NUMBERED}`;

const ASSIGNMENTS = `INSERT INTO assignment (article_id, development_id, recorded_at)
  SELECT id, 'dev-' || id, at FROM ${NUMBERED} WHERE n % 100 = 0`;

const DEVELOPMENTS = `INSERT INTO development_version (development_id, version, what, date_from, date_to, date_precision,
    indicators, event_type, direction, score, status, confidence, publishers, weight, origin, core, citations, notes,
    content_hash, recorded_at)
  SELECT 'dev-' || id, 1, 'A made-up development', (at AT TIME ZONE 'UTC')::date, (at AT TIME ZONE 'UTC')::date, 'day',
    '[{"name":"trade","confidence":0.9}]', 'AGREE', 'cooperation', 3, 'occurred', 0.9, 1, 0.9, 'news', true, '[]', '', id, at
  FROM ${NUMBERED} WHERE n % 100 = 0`;

const FILLS: ReadonlyMap<string, string> = new Map([
  ['article', ARTICLES],
  ['article_key', KEYS],
  ['article_revision', REVISIONS],
  ['sighting', SIGHTINGS],
  ['verdict', VERDICTS],
  ['assignment', ASSIGNMENTS],
  ['development_version', DEVELOPMENTS],
]);
