import type { DataSource } from 'typeorm';
import { newsText, type NewsText } from './texts/news.js';
import { randomFrom } from './texts/random.js';
import { withoutIndexes } from './without-indexes.js';

/** Feeds that brought what is stored. */
export const FEEDS = 50;
/** Articles a day: so many more are stored, so many more days lie behind. */
const A_DAY = 5_000;
/** Nothing stored is younger than this, so that what comes in meets the same neighbours however much is stored. */
const YOUNGEST_DAYS = 30;

/** Different texts; each is told again and again with another number at its end. */
const TEXTS = 2_000;
/** One text in so many has a sentence below its headline: to find the words of more would take most of the time of filling. */
const WITH_SENTENCE = 4;
/** Different numbers: as many words beyond those of the texts, since new names never cease in news. */
const NUMBERS = 500_000;

/**
 * Stores so many made-up articles in an empty database, with keys, revisions, sightings and verdicts, one in a hundred of them
 * relevant with a development of its own; straight into the tables, without the checks of each row, of which there are too many.
 */
export async function fillArchive(dataSource: DataSource, wanted: number, now: Date): Promise<void> {
  const texts = madeUpTexts();
  const words = [texts.map(({ title }) => title), texts.map(({ summary }) => summary)];
  await dataSource.query(FILL_FEEDS);
  await withoutIndexes(dataSource, [...FILLS.keys()], async (table, manager) => {
    await manager.query(FILLS.get(table) ?? '', [
      wanted,
      now,
      ...(table === 'article_revision' ? words : []),
    ]);
  });
  await dataSource.query('VACUUM ANALYZE');
}

function madeUpTexts(): readonly NewsText[] {
  const random = randomFrom(3);
  return Array.from({ length: TEXTS }, (_, at) => {
    const { title, summary } = newsText('en', random, 0);
    return { title, summary: at % WITH_SENTENCE === 0 ? summary.slice(0, summary.indexOf('.') + 1) : '' };
  });
}

const FILL_FEEDS = `INSERT INTO feed (id, name, url, language, publisher, country, ownership, enabled, interval_minutes)
  SELECT 'bench-' || n, 'Outlet ' || n, 'https://outlet-' || n || '.example/feed', 'en', 'outlet-' || n, 'PK',
    'private', true, 60 FROM generate_series(0, ${FEEDS - 1}) n ON CONFLICT DO NOTHING`;

/** The numbered articles, each with its id, made as those of articles that come in, so that these fall everywhere among them, and when it came. */
const NUMBERED = `(SELECT n, 'a' || left(md5('article ' || n), 20) AS id, 'outlet-' || n % ${FEEDS} AS publisher,
    $2::timestamptz - (${YOUNGEST_DAYS} + n / ${A_DAY}::float8) * interval '1 day' AS at
  FROM generate_series(1, $1::int) n) AS made`;

const ARTICLES = `INSERT INTO article (id, publisher, recorded_at) SELECT id, publisher, at FROM ${NUMBERED}`;

const KEYS = `INSERT INTO article_key (publisher, key, article_id)
  SELECT publisher, md5(kind || n), id FROM ${NUMBERED}, (VALUES ('guid '), ('url ')) AS kinds (kind)`;

const REVISIONS = `INSERT INTO article_revision (article_id, revision, title, summary, link, language, published, sort_at,
    content_hash, recorded_at)
  SELECT id, 1, title || ' ' || n % ${NUMBERS}, summary,
    'https://outlet.example/' || n, 'en', to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), at, md5('content ' || n), at
  FROM ${NUMBERED} JOIN unnest($3::text[], $4::text[]) WITH ORDINALITY AS told (title, summary, place)
    ON place = n % ${TEXTS} + 1`;

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
