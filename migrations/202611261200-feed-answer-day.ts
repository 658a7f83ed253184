import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The days on which each feed answered, kept as polls are logged: coverage looks at days, and must not read the whole
 * log for it. `first_at` is the day's first answer, so that what was known at T are the days with `first_at <= T`.
 */
const STATEMENTS = [
  `CREATE TABLE feed_answer_day (
    feed_id text COLLATE "C" NOT NULL REFERENCES feed,
    day date NOT NULL,
    first_at timestamptz NOT NULL,
    PRIMARY KEY (feed_id, day)
  )`,
  `INSERT INTO feed_answer_day (feed_id, day, first_at)
   SELECT feed_id, (at AT TIME ZONE 'UTC')::date, min(at) FROM fetch_log WHERE answered GROUP BY 1, 2`,
];

export class FeedAnswerDay202611261200 implements MigrationInterface {
  name = 'FeedAnswerDay1795694400000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Migrations go forward only: facts are never dropped. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only; restore a backup instead.'));
  }
}
