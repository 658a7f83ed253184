import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Alerts that are held, or that the preview of a silence looks back at, and do not say yet what they are about. */
const WANTED = `n.kind = 'alert' AND NOT n.payload ? 'topics'
  AND (n.state = 'held' OR n.created_at > now() - interval '31 days')`;

/**
 * An alert keeps the topics that silences look at. Those made before get what their development says now, or what their
 * cause names; a promise's stay without, and a silence of indicators does not mute them.
 */
const STATEMENTS = [
  `UPDATE alert_notification n SET payload = n.payload || jsonb_build_object('topics',
     (SELECT coalesce(jsonb_agg(i ->> 'name'), '[]') FROM jsonb_array_elements(v.indicators) i))
   FROM development_version v
   WHERE n.cause LIKE 'development:%' AND v.development_id = substr(n.cause, length('development:') + 1)
     AND v.superseded_at IS NULL AND ${WANTED}`,
  `UPDATE alert_notification n SET payload = n.payload || jsonb_build_object('topics',
     jsonb_build_array(split_part(split_part(n.cause, ':', 2), '.', 1)))
   WHERE n.cause ~ '^(index|record|change|no-news|alarm):' AND ${WANTED}
     AND split_part(split_part(n.cause, ':', 2), '.', 1) NOT IN ('any', 'composite')`,
];

export class AlertTopics202611270205 implements MigrationInterface {
  name = 'AlertTopics1795745100000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Migrations go forward only: facts are never dropped. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only; restore a backup instead.'));
  }
}
