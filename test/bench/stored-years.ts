import type { DataSource } from 'typeorm';

/** Feeds that watched all the years, and articles each brought a week. */
export const FEEDS = 30;
const ARTICLES_A_WEEK = 3;
/** Three years. */
const WEEKS = 156;

/**
 * Puts developments of the last weeks (three years of them) straight into the tables, with feeds that answered in every week, so
 * that the index has something to read. The developments are made up.
 */
export async function fillYears(
  dataSource: DataSource,
  developments: number,
  now: Date,
  weeks = WEEKS,
): Promise<void> {
  const from = new Date(now.getTime() - weeks * 7 * 86_400_000);
  await dataSource.transaction(async (manager) => {
    await manager.query(FILL_FEEDS, [FEEDS, from]);
    await manager.query(FILL_POLLS, [weeks, from]);
    await manager.query(FILL_ANSWER_DAYS);
    await manager.query(FILL_ARTICLES, [FEEDS, weeks, ARTICLES_A_WEEK, from]);
    await manager.query(FILL_REVISIONS, [from]);
    await manager.query(FILL_SIGHTINGS, [weeks, from]);
    await manager.query(FILL_DEVELOPMENTS, [developments, from, weeks * 7]);
    await manager.query(FILL_ASSIGNMENTS, [developments, weeks]);
  });
  await dataSource.query('ANALYZE');
}

const FILL_FEEDS = `WITH made AS (
    INSERT INTO feed (id, name, url, language, publisher, country, ownership, enabled, interval_minutes)
    SELECT 'bench-' || n, 'Outlet ' || n, 'https://outlet-' || n || '.example/feed', 'en', 'outlet-' || n, 'PK',
      'private', true, 60 FROM generate_series(1, $1::int) n RETURNING id)
  INSERT INTO feed_enabling (feed_id, enabled, recorded_at) SELECT id, true, $2 FROM made`;

const FILL_POLLS = `INSERT INTO fetch_log (feed_id, at, outcome, answered, http_status, items, new_items, bytes, duration_ms)
  SELECT f.id, $2::timestamptz + n * interval '1 day' + interval '1 hour', 'parsed', true, 200, 3, 3, 9000, 100
  FROM feed f, generate_series(0, 7 * $1::int - 1) n WHERE f.id LIKE 'bench-%'`;

const FILL_ANSWER_DAYS = `INSERT INTO feed_answer_day (feed_id, day, first_at)
  SELECT feed_id, (at AT TIME ZONE 'UTC')::date, min(at) FROM fetch_log GROUP BY 1, 2`;

const FILL_ARTICLES = `INSERT INTO article (id, publisher, recorded_at)
  SELECT 'bench-' || f || '-' || w || '-' || a, 'outlet-' || f, $4::timestamptz + w * interval '7 days'
  FROM generate_series(1, $1::int) f, generate_series(0, $2::int) w, generate_series(1, $3::int) a`;

const FILL_REVISIONS = `INSERT INTO article_revision (article_id, revision, title, summary, sort_at, content_hash, recorded_at)
  SELECT id, 1, 'A made-up headline', '', recorded_at, id, recorded_at FROM article
  WHERE id LIKE 'bench-%' AND recorded_at >= $1`;

const FILL_SIGHTINGS = `INSERT INTO sighting (article_id, feed_id, week, recorded_at)
  SELECT a.id, 'bench-' || split_part(a.id, '-', 2), date_trunc('week', a.recorded_at)::date, a.recorded_at
  FROM article a WHERE a.id LIKE 'bench-%' AND split_part(a.id, '-', 3)::int <= $1 AND a.recorded_at >= $2`;

/** A third of the articles report on a development, six of each week by five feeds each. */
const FILL_ASSIGNMENTS = `INSERT INTO assignment (article_id, development_id, recorded_at)
  SELECT id, 'bench-' || least($1::int, 1 + w::bigint * $1::int / $2::int + f % 6), recorded_at
  FROM (SELECT id, recorded_at, split_part(id, '-', 2)::int AS f, split_part(id, '-', 3)::int AS w FROM article
    WHERE id LIKE 'bench-%-1') AS first`;

/** The topic at a place of the list; how sure it is takes 400 values. */
const topicAt = (place: string): string => `jsonb_build_object(
  'name', (ARRAY['trade', 'defence', 'energy', 'diplomacy'])[1 + ${place} % 4],
  'confidence', (600 + n % 400 * 7919 % 400) / 1000.0)`;

const FILL_DEVELOPMENTS = `INSERT INTO development_version (development_id, version, what, date_from, date_to,
    date_precision, indicators, event_type, direction, score, status, confidence, publishers, weight, origin, core,
    citations, notes, content_hash, recorded_at)
  SELECT 'bench-' || n, 1, 'A made-up development', day, day, 'day',
    CASE WHEN n % 9 = 0 THEN jsonb_build_array(${topicAt('n')}, ${topicAt('(n + 1)')})
      ELSE jsonb_build_array(${topicAt('n')}) END,
    CASE WHEN n % 5 > 0 THEN (ARRAY['AGREE', 'CONSULT', 'COOPERATE', 'SUPPORT'])[1 + n % 4]
      WHEN n % 2000 = 0 THEN 'SANCTION' ELSE 'ACCUSE' END,
    CASE WHEN n % 5 = 0 THEN 'conflict' ELSE 'cooperation' END, CASE WHEN n % 5 = 0 THEN -3 ELSE 1 + n % 7 END,
    'occurred', 0.9, 1 + n % 3, 0.9, 'news', true, '[]', '', n::text, day
  FROM (SELECT n, ($2::timestamptz + (n::float8 / $1::int * $3::int) * interval '1 day')::date AS day
    FROM generate_series(1, $1::int) n) AS days`;
