import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/database/data-source.js';
import { silentLog } from '../../src/database/log.js';
import { migrations } from '../../src/database/migrations.js';
import { runMigrations } from '../../src/database/run-migrations.js';
import { tellingReader } from '../../src/developments/adapters/telling-queries.js';
import { toldOf } from '../../src/indicators/domain/indicators.builder.js';
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
  /** That it reports on; null where it is relevant to none. */
  readonly development: string | null;
  /** When the Herald's feed brought it; null where none did. */
  readonly seenAt: string | null;
}

const STORED: readonly Stored[] = [
  { id: 'of-feed', published: '2026-11-17T08:00:00Z', development: 'talks', seenAt: EARLY },
  { id: 'of-feed-dismissed', published: '2026-11-17T08:00:00Z', development: null, seenAt: EARLY },
  { id: 'of-archive', published: '2019-03-06', development: 'wheat', seenAt: null },
  { id: 'of-archive-dismissed', published: '2019-03-07', development: null, seenAt: null },
  { id: 'of-archive-by-the-month', published: '2019-03', development: 'wheat', seenAt: null },
  { id: 'of-archive-then-feed', published: '2026-11-10', development: 'talks', seenAt: LATE },
  { id: 'of-no-counted-week', published: '2019-05-06', development: 'wheat', seenAt: null },
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
  await dataSource.query(
    `INSERT INTO development_version (development_id, version, what, date_precision, indicators, direction, score, status,
       confidence, publishers, weight, origin, core, citations, notes, content_hash, recorded_at)
     SELECT id, 1, id, 'undated', indicators, 'neutral', 0, 'occurred', 1, 1, 1, 'news', true, '[]', '', id, $1
     FROM (VALUES ('talks', '[{"name": "diplomacy", "confidence": 1}]'::jsonb),
       ('wheat', '[{"name": "trade", "confidence": 1}]')) AS made (id, indicators)`,
    [EARLY],
  );
  for (const { id, published, development, seenAt } of STORED) {
    await dataSource.query(`INSERT INTO article (id, publisher, recorded_at) VALUES ($1, 'herald', $2)`, [
      ...[id, EARLY],
    ]);
    await dataSource.query(
      `INSERT INTO article_revision (article_id, revision, title, summary, published, sort_at, content_hash, recorded_at)
       VALUES ($1, 1, 'Title', '', $2, $3, $1, $4)`,
      [id, published, new Date(published), EARLY],
    );
    if (development !== null) await assign(dataSource, id, development, EARLY);
    if (seenAt === null) continue;
    await dataSource.query(
      `INSERT INTO sighting (article_id, feed_id, week, recorded_at)
       VALUES ($1, 'home', date_trunc('week', $2::date)::date, $3)`,
      [id, published.slice(0, 10), seenAt],
    );
  }
}

function assign(dataSource: DataSource, id: string, development: string, at: string): Promise<unknown> {
  return dataSource.query(
    'INSERT INTO assignment (article_id, development_id, recorded_at) VALUES ($1, $2, $3)',
    [id, development, at],
  );
}

/** The talks are told by the feed in two weeks and by the archive in one. */
const THIRD = toldOf(333_333);
const HALF = toldOf(500_000);
const FEED = [
  { feedId: 'home', week: '2026-11-09', reports: 1, told: THIRD },
  { feedId: 'home', week: '2026-11-16', reports: 1, told: THIRD },
];
const WHEAT = { outlet: 'herald', week: '2019-03-04', reports: 1, told: toldOf(1_000_000, 'trade') };
const ARCHIVES = [WHEAT, { outlet: 'herald', week: '2026-11-09', reports: 1, told: THIRD }];

/** In order of the weeks. */
function sorted<T extends { readonly week: string }>(rows: readonly T[]): T[] {
  return rows.toSorted((a, b) => (a.week < b.week ? -1 : 1));
}

test('what was stored before tellings were counted counts: of feeds, and of archives what no feed had brought', async () => {
  const reader = tellingReader(database.dataSource);
  const { tellings } = await reader.tellingsSince(null);
  expect(sorted(tellings.feeds)).toEqual(FEED);
  expect(sorted(tellings.archives)).toEqual(ARCHIVES);
  // The feed had not brought the talks of the week before by then.
  const past = await reader.tellings(new Date(EARLY));
  expect(past.feeds).toEqual([{ ...FEED[1], told: HALF }]);
  expect(sorted(past.archives)).toEqual([WHEAT, { ...ARCHIVES[1], told: HALF }]);
});

test('an assignment from before that is replaced is among the changes of the next reading, with all who tell the same', async () => {
  const reader = tellingReader(database.dataSource);
  const { mark } = await reader.tellingsSince(null);
  await database.dataSource.query(`UPDATE assignment SET superseded_at = $1 WHERE article_id = 'of-feed'`, [
    LATE,
  ]);
  const { tellings } = await reader.tellingsSince(mark);
  expect({ feeds: sorted(tellings.feeds), archives: tellings.archives }).toEqual({
    feeds: [
      { ...FEED[0], told: HALF },
      { feedId: 'home', week: '2026-11-16', reports: 0, told: toldOf(0) },
    ],
    archives: [{ ...ARCHIVES[1], told: HALF }],
  });
});
