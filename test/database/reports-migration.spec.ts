import type { DataSource } from 'typeorm';
import { articleReader } from '../../src/articles/adapters/article-queries.js';
import { createDataSource } from '../../src/database/data-source.js';
import { silentLog } from '../../src/database/log.js';
import { migrations } from '../../src/database/migrations.js';
import { runMigrations } from '../../src/database/run-migrations.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

const MIGRATION = 'ReportsByWeek202611272020';
const EARLY = '2026-11-18T08:00:00Z';
const LATE = '2026-11-19T08:00:00Z';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  const { dataSource } = database;
  await dataSource.query('DROP SCHEMA public CASCADE');
  await dataSource.query('CREATE SCHEMA public');
  const place = migrations.findIndex(({ name }) => name === MIGRATION);
  const before = createDataSource(database.url, [], silentLog, { migrations: migrations.slice(0, place) });
  await before.initialize();
  try {
    await runMigrations(before);
    await store(before);
  } finally {
    await before.destroy();
  }
  await runMigrations(dataSource);
});
afterAll(() => database.drop());

interface Stored {
  readonly id: string;
  /** As the feed or the archive gave it. */
  readonly published: string;
  readonly relevant: boolean;
  /** When the Herald's feed brought it; null where none did. */
  readonly seenAt: string | null;
}

const STORED: readonly Stored[] = [
  { id: 'of-feed', published: '2026-11-17T08:00:00Z', relevant: true, seenAt: EARLY },
  { id: 'of-feed-dismissed', published: '2026-11-17T08:00:00Z', relevant: false, seenAt: EARLY },
  { id: 'of-archive', published: '2019-03-06', relevant: true, seenAt: null },
  { id: 'of-archive-dismissed', published: '2019-03-07', relevant: false, seenAt: null },
  { id: 'of-archive-by-the-month', published: '2019-03', relevant: true, seenAt: null },
  { id: 'of-archive-then-feed', published: '2026-11-10', relevant: true, seenAt: LATE },
  { id: 'of-no-counted-week', published: '2019-05-06', relevant: true, seenAt: null },
];

/** An installation that polled a feed of the Herald and imported its archive. */
async function store(dataSource: DataSource): Promise<void> {
  await dataSource.query(
    `INSERT INTO feed (id, name, url, language, publisher, country, ownership, enabled, interval_minutes)
     VALUES ('home', 'Herald', 'https://herald.example/feed', 'en', 'herald', 'PK', 'private', true, 30)`,
  );
  await dataSource.query(
    `INSERT INTO archive_week (outlet, week, articles, recorded_at)
     VALUES ('herald', '2019-03-04', 2, $1), ('herald', '2026-11-09', 1, $1), ('herald', '2026-11-16', 1, $1)`,
    [EARLY],
  );
  for (const { id, published, relevant, seenAt } of STORED) {
    await dataSource.query(`INSERT INTO article (id, publisher, recorded_at) VALUES ($1, 'herald', $2)`, [
      ...[id, EARLY],
    ]);
    await dataSource.query(
      `INSERT INTO article_revision (article_id, revision, title, summary, published, sort_at, content_hash, recorded_at)
       VALUES ($1, 1, 'Title', '', $2, $3, $1, $4)`,
      [id, published, new Date(published), EARLY],
    );
    await verdict(dataSource, id, relevant, EARLY);
    if (seenAt === null) continue;
    await dataSource.query(
      `INSERT INTO sighting (article_id, feed_id, week, recorded_at)
       VALUES ($1, 'home', date_trunc('week', $2::date)::date, $3)`,
      [id, published.slice(0, 10), seenAt],
    );
  }
}

function verdict(dataSource: DataSource, id: string, relevant: boolean, at: string): Promise<unknown> {
  return dataSource.query(
    `INSERT INTO verdict (article_id, revision, classifier_version, relevant, relevance, indicators, direction, score,
       language, evidence, recorded_at) VALUES ($1, 1, 'v', $2, 1, '[]', 'neutral', 0, 'en', '[]', $3)`,
    [id, relevant, at],
  );
}

const FEED = [
  { feedId: 'home', week: '2026-11-09', reports: 1 },
  { feedId: 'home', week: '2026-11-16', reports: 1 },
];
const ARCHIVES = [
  { outlet: 'herald', week: '2019-03-04', reports: 1 },
  { outlet: 'herald', week: '2026-11-09', reports: 1 },
];

/** In order of the weeks. */
function sorted<T extends { readonly week: string }>(rows: readonly T[]): T[] {
  return rows.toSorted((a, b) => (a.week < b.week ? -1 : 1));
}

test('what was stored before reports were counted counts: of feeds, and of archives what no feed had brought', async () => {
  const reader = articleReader(database.dataSource);
  const { reports } = await reader.weekCountsSince(null);
  expect(sorted(reports.feeds)).toEqual(FEED);
  expect(sorted(reports.archives)).toEqual(ARCHIVES);
  const past = await reader.reportWeeks(new Date(EARLY));
  expect(past.feeds).toEqual([FEED[1]]);
  expect(sorted(past.archives)).toEqual(ARCHIVES);
});

test('a verdict from before that is replaced is among the changes of the next reading', async () => {
  const reader = articleReader(database.dataSource);
  const { mark } = await reader.weekCountsSince(null);
  await database.dataSource.query(`UPDATE verdict SET superseded_at = $1 WHERE article_id = 'of-feed'`, [
    LATE,
  ]);
  await verdict(database.dataSource, 'of-feed', false, LATE);
  const { reports } = await reader.weekCountsSince(mark);
  expect(reports).toEqual({
    feeds: [{ feedId: 'home', week: '2026-11-16', reports: 0 }],
    archives: [],
  });
});
