import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The first schema. Facts (article revisions, verdicts, assignments, versions of developments, promises and
 * observations) are append-only: a row is written once with `recorded_at`, and the only later change is
 * `superseded_at`, set once when a newer row replaces it. What was known at T are the rows with
 * `recorded_at <= T` and `superseded_at` null or later than T.
 */
const STATEMENTS = [
  `CREATE TABLE feed (
    id text COLLATE "C" PRIMARY KEY,
    name text NOT NULL,
    url text NOT NULL,
    language text NOT NULL,
    publisher text COLLATE "C" NOT NULL,
    country text NOT NULL,
    ownership text NOT NULL CHECK (ownership IN ('state', 'private', 'unknown')),
    enabled boolean NOT NULL,
    interval_minutes integer NOT NULL CHECK (interval_minutes > 0),
    note text NOT NULL DEFAULT ''
  )`,
  // Which feeds were meant to be asked on a day: coverage of a past week must not follow today's list.
  `CREATE TABLE feed_enabling (
    feed_id text COLLATE "C" NOT NULL REFERENCES feed,
    enabled boolean NOT NULL,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (feed_id, recorded_at)
  )`,
  `CREATE TABLE feed_state (
    feed_id text COLLATE "C" PRIMARY KEY REFERENCES feed,
    state text NOT NULL,
    effective_url text,
    etag text,
    last_modified text,
    validators_since timestamptz,
    next_check_at timestamptz NOT NULL,
    last_attempt_at timestamptz,
    last_success_at timestamptz,
    last_new_at timestamptz,
    failures integer NOT NULL DEFAULT 0,
    interval_minutes double precision,
    body_hash text,
    problem jsonb
  )`,
  `CREATE INDEX feed_state_due ON feed_state (next_check_at)`,
  `CREATE TABLE host_hold (
    host text COLLATE "C" PRIMARY KEY,
    until timestamptz NOT NULL,
    reason text NOT NULL
  )`,
  `CREATE TABLE fetch_log (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    feed_id text COLLATE "C" NOT NULL REFERENCES feed,
    at timestamptz NOT NULL,
    outcome text NOT NULL,
    answered boolean NOT NULL,
    http_status integer,
    items integer,
    new_items integer,
    bytes integer,
    duration_ms integer,
    message text
  )`,
  `CREATE INDEX fetch_log_by_feed ON fetch_log (feed_id, at)`,

  `CREATE TABLE article (
    id text COLLATE "C" PRIMARY KEY,
    publisher text COLLATE "C" NOT NULL,
    recorded_at timestamptz NOT NULL
  )`,
  // All the names one article goes by: guid, canonical address, or title and content.
  `CREATE TABLE article_key (
    publisher text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL,
    article_id text COLLATE "C" NOT NULL REFERENCES article,
    PRIMARY KEY (publisher, key)
  )`,
  `CREATE TABLE article_revision (
    article_id text COLLATE "C" NOT NULL REFERENCES article,
    revision integer NOT NULL CHECK (revision > 0),
    title text NOT NULL,
    summary text NOT NULL,
    link text,
    language text,
    published text,
    published_raw text,
    sort_at timestamptz NOT NULL,
    content_hash text COLLATE "C" NOT NULL,
    recorded_at timestamptz NOT NULL,
    superseded_at timestamptz,
    PRIMARY KEY (article_id, revision)
  )`,
  `CREATE INDEX article_revision_newest ON article_revision (sort_at DESC, article_id) WHERE superseded_at IS NULL`,
  `CREATE TABLE sighting (
    article_id text COLLATE "C" NOT NULL REFERENCES article,
    feed_id text COLLATE "C" NOT NULL REFERENCES feed,
    week date NOT NULL,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (article_id, feed_id)
  )`,
  `CREATE INDEX sighting_by_week ON sighting (feed_id, week)`,

  `CREATE TABLE verdict (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    article_id text COLLATE "C" NOT NULL REFERENCES article,
    revision integer NOT NULL,
    classifier_version text COLLATE "C" NOT NULL,
    relevant boolean NOT NULL,
    relevance double precision NOT NULL CHECK (relevance BETWEEN 0 AND 1),
    indicators jsonb NOT NULL,
    event_type text,
    mode text,
    direction text NOT NULL,
    score smallint NOT NULL CHECK (score BETWEEN -10 AND 10),
    status text,
    language text NOT NULL,
    evidence jsonb NOT NULL,
    traits jsonb,
    day_from date,
    day_to date,
    recorded_at timestamptz NOT NULL,
    superseded_at timestamptz,
    FOREIGN KEY (article_id, revision) REFERENCES article_revision (article_id, revision)
  )`,
  `CREATE UNIQUE INDEX verdict_current ON verdict (article_id) WHERE superseded_at IS NULL`,
  `CREATE INDEX verdict_relevant ON verdict (day_from, day_to) WHERE relevant AND superseded_at IS NULL`,
  `CREATE INDEX verdict_by_article ON verdict (article_id, recorded_at)`,

  // Reports whose verdict changed since they were last grouped; emptied in the grouping's own transaction.
  `CREATE TABLE grouping_pending (
    article_id text COLLATE "C" PRIMARY KEY REFERENCES article
  )`,
  `CREATE TABLE assignment (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    article_id text COLLATE "C" NOT NULL REFERENCES article,
    development_id text COLLATE "C" NOT NULL,
    recorded_at timestamptz NOT NULL,
    superseded_at timestamptz
  )`,
  `CREATE UNIQUE INDEX assignment_current ON assignment (article_id) WHERE superseded_at IS NULL`,
  `CREATE INDEX assignment_by_development ON assignment (development_id, recorded_at)`,
  `CREATE TABLE development_version (
    development_id text COLLATE "C" NOT NULL,
    version integer NOT NULL CHECK (version > 0),
    what text NOT NULL,
    date_from date,
    date_to date,
    date_precision text NOT NULL,
    scheduled jsonb,
    indicators jsonb NOT NULL,
    event_type text,
    mode text,
    direction text NOT NULL,
    score smallint NOT NULL CHECK (score BETWEEN -10 AND 10),
    status text NOT NULL,
    confidence double precision NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    publishers integer NOT NULL CHECK (publishers >= 0),
    weight double precision NOT NULL CHECK (weight >= 0),
    origin text NOT NULL CHECK (origin IN ('baseline', 'news')),
    core boolean NOT NULL,
    citations jsonb NOT NULL,
    notes text NOT NULL,
    merged_into text COLLATE "C",
    withdrawn boolean NOT NULL DEFAULT false,
    content_hash text COLLATE "C" NOT NULL,
    recorded_at timestamptz NOT NULL,
    superseded_at timestamptz,
    PRIMARY KEY (development_id, version),
    CHECK (date_from IS NULL OR date_to IS NULL OR date_from <= date_to)
  )`,
  `CREATE UNIQUE INDEX development_current ON development_version (development_id) WHERE superseded_at IS NULL`,
  `CREATE INDEX development_by_date ON development_version (date_from DESC NULLS LAST, development_id)
    WHERE superseded_at IS NULL AND merged_into IS NULL AND NOT withdrawn`,
  `CREATE INDEX development_recorded ON development_version (recorded_at)`,
  `CREATE TABLE promise_version (
    promise_id text COLLATE "C" NOT NULL,
    version integer NOT NULL CHECK (version > 0),
    record jsonb NOT NULL,
    origin text NOT NULL CHECK (origin IN ('baseline', 'news')),
    state text NOT NULL,
    opened_from date,
    withdrawn boolean NOT NULL DEFAULT false,
    content_hash text COLLATE "C" NOT NULL,
    recorded_at timestamptz NOT NULL,
    superseded_at timestamptz,
    PRIMARY KEY (promise_id, version)
  )`,
  `CREATE UNIQUE INDEX promise_current ON promise_version (promise_id) WHERE superseded_at IS NULL`,
  `CREATE TABLE observation_version (
    observation_id text COLLATE "C" NOT NULL,
    version integer NOT NULL CHECK (version > 0),
    record jsonb NOT NULL,
    series text COLLATE "C" NOT NULL,
    origin text NOT NULL CHECK (origin IN ('baseline', 'import')),
    period_from date,
    withdrawn boolean NOT NULL DEFAULT false,
    content_hash text COLLATE "C" NOT NULL,
    recorded_at timestamptz NOT NULL,
    superseded_at timestamptz,
    PRIMARY KEY (observation_id, version)
  )`,
  `CREATE UNIQUE INDEX observation_current ON observation_version (observation_id) WHERE superseded_at IS NULL`,

  // An imported archive says which weeks of which outlet it covers, so that history need not wait for polling.
  `CREATE TABLE archive_week (
    outlet text COLLATE "C" NOT NULL,
    week date NOT NULL,
    articles integer NOT NULL,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (outlet, week, recorded_at)
  )`,
  `CREATE TABLE import_run (
    file_hash text COLLATE "C" PRIMARY KEY,
    file_name text NOT NULL,
    records_done integer NOT NULL,
    accepted integer NOT NULL,
    rejected integer NOT NULL,
    started_at timestamptz NOT NULL,
    finished_at timestamptz
  )`,

  `CREATE TABLE admin_token (
    hash text PRIMARY KEY,
    created_at timestamptz NOT NULL
  )`,
  `CREATE TABLE session (
    hash text COLLATE "C" PRIMARY KEY,
    token_hash text NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
  )`,
];

export class Initial202611220000 implements MigrationInterface {
  // TypeORM orders migrations by the trailing 13-digit milliseconds in their name.
  name = 'Initial1795305600000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Migrations go forward only: facts are never dropped. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only; restore a backup instead.'));
  }
}
