import { z } from 'zod';
import { conditionSchema } from '../condition-schema.js';
import { SEVERITIES, type Rule, type RuleRecord, type WatchedRule } from '../domain/rule.js';
import type { Asked } from './asked.js';
import { nextRevision } from './next-revision.js';

const COLUMNS = `id, owner, name, condition, severity, debounce_minutes, enabled, created_at, updated_at`;

const ruleRow = z.object({
  id: z.string(),
  owner: z.string(),
  name: z.string(),
  condition: conditionSchema,
  severity: z.enum(SEVERITIES),
  debounce_minutes: z.number(),
  enabled: z.boolean(),
  created_at: z.date(),
  updated_at: z.date(),
});

/** Which rules are wanted; null and an empty list are no condition. */
export interface RuleQuery {
  readonly owner: string | null;
  readonly enabled: boolean | null;
  readonly limit: number;
  /** The id at which the page before ended. */
  readonly after: string | null;
}

/** The rules that were not deleted, by id. */
export async function listRules(asked: Asked, query: RuleQuery): Promise<readonly Rule[]> {
  const rows: unknown = await asked.query(
    `SELECT ${COLUMNS} FROM alert_rule WHERE deleted_at IS NULL
       AND ($1::text IS NULL OR owner = $1) AND ($2::boolean IS NULL OR enabled = $2)
       AND ($3::text IS NULL OR id > $3 COLLATE "C") ORDER BY id LIMIT $4`,
    [query.owner, query.enabled, query.after, query.limit],
  );
  return toRules(rows);
}

/** A rule that was not deleted, or null. */
export async function ruleById(asked: Asked, id: string): Promise<Rule | null> {
  const rows: unknown = await asked.query(
    `SELECT ${COLUMNS} FROM alert_rule WHERE id = $1 AND deleted_at IS NULL`,
    [id],
  );
  return toRules(rows)[0] ?? null;
}

/** In whose name a rule is kept, also one that was deleted; null where there never was one of the id. */
export async function ruleOwner(asked: Asked, id: string): Promise<string | null> {
  const rows: unknown = await asked.query('SELECT owner FROM alert_rule WHERE id = $1', [id]);
  return z.array(z.object({ owner: z.string() })).parse(rows)[0]?.owner ?? null;
}

/** The names of rules by id, also of those that were deleted. */
export async function ruleNames(asked: Asked, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows: unknown = await asked.query('SELECT id, name FROM alert_rule WHERE id = ANY ($1)', [ids]);
  const named = z.array(z.object({ id: z.string(), name: z.string() })).parse(rows);
  return new Map(named.map(({ id, name }) => [id, name]));
}

/** The rules that watch, by id, each with a mark that is another one whenever its row was written. */
export async function enabledRuleMarks(asked: Asked): Promise<ReadonlyMap<string, string>> {
  const rows: unknown = await asked.query(
    'SELECT id, xmin::text AS mark FROM alert_rule WHERE enabled AND deleted_at IS NULL ORDER BY id',
  );
  const marks = z.array(z.object({ id: z.string(), mark: z.string() })).parse(rows);
  return new Map(marks.map(({ id, mark }) => [id, mark]));
}

/** Rules by id. */
export async function rulesById(asked: Asked, ids: readonly string[]): Promise<readonly WatchedRule[]> {
  if (ids.length === 0) return [];
  const rows: unknown = await asked.query(`SELECT ${COLUMNS} FROM alert_rule WHERE id = ANY ($1)`, [ids]);
  return toRules(rows);
}

/** A number that is another one whenever a rule is. */
export async function ruleRevision(asked: Asked): Promise<string> {
  const rows: unknown = await asked.query('SELECT revision::text FROM alert_revision');
  return z.array(z.object({ revision: z.string() })).parse(rows)[0]?.revision ?? '0';
}

/** Keeps a rule, new or changed; `armed` says whether one of a threshold may fire. */
export async function keepRule(asked: Asked, rule: Rule, armed: boolean): Promise<void> {
  await asked.query(
    `INSERT INTO alert_rule (id, owner, name, condition, severity, debounce_minutes, enabled, armed, created_at, updated_at)
     VALUES ($1, $2, $3, $4::jsonb, $5, $6, $7, $8, $9, $10)
     ON CONFLICT (id) DO UPDATE SET name = $3, condition = $4::jsonb, severity = $5, debounce_minutes = $6,
       enabled = $7, armed = $8, updated_at = $10`,
    [
      rule.id,
      rule.owner,
      rule.name,
      JSON.stringify(rule.condition),
      rule.severity,
      rule.debounceMinutes,
      rule.enabled,
      armed,
      rule.createdAt,
      rule.updatedAt,
    ],
  );
  await noteChange(asked);
}

/** Takes the end of a rule back; gives whether there was one to take back. */
export async function undeleteRule(asked: Asked, id: string, now: Date): Promise<boolean> {
  const result: unknown = await asked.query(
    'UPDATE alert_rule SET deleted_at = NULL, updated_at = $2 WHERE id = $1 AND deleted_at IS NOT NULL',
    [id, now],
  );
  await noteChange(asked);
  return (z.tuple([z.unknown(), z.number().nullable()]).parse(result)[1] ?? 0) > 0;
}

const recordRow = z.object({
  id: z.string(),
  alerts: z.number(),
  last_fired_at: z.date().nullable(),
  subscriptions: z.number(),
});

/** What some rules did so far, by id. */
export async function ruleRecords(
  asked: Asked,
  ids: readonly string[],
): Promise<ReadonlyMap<string, RuleRecord>> {
  const rows: unknown = await asked.query(
    `SELECT r.id, n.alerts, n.last_fired_at,
       (SELECT count(*) FROM alert_subscription s WHERE s.rule_id = r.id AND s.state = 'active') AS subscriptions
     FROM unnest($1::text[]) AS r (id) CROSS JOIN LATERAL (
       SELECT count(DISTINCT cause) AS alerts, max(created_at) AS last_fired_at FROM alert_notification
       WHERE rule_id = r.id AND kind = 'alert') n`,
    [ids],
  );
  const found = z.array(recordRow).parse(rows);
  return new Map(
    found.map(({ id, alerts, subscriptions, ...row }) => [
      id,
      { alerts, subscriptions, lastFiredAt: row.last_fired_at?.toISOString() ?? null },
    ]),
  );
}

/** Ends a rule; what it caused stays on record. */
export async function deleteRule(asked: Asked, id: string, now: Date): Promise<void> {
  await asked.query('UPDATE alert_rule SET deleted_at = $2, updated_at = $2 WHERE id = $1', [id, now]);
  await noteChange(asked);
}

async function noteChange(asked: Asked): Promise<void> {
  await asked.query(nextRevision());
}

function toRules(rows: unknown): readonly Rule[] {
  return z
    .array(ruleRow)
    .parse(rows)
    .map((row) => ({
      id: row.id,
      owner: row.owner,
      name: row.name,
      condition: row.condition,
      severity: row.severity,
      debounceMinutes: row.debounce_minutes,
      enabled: row.enabled,
      createdAt: row.created_at.toISOString(),
      updatedAt: row.updated_at.toISOString(),
    }));
}
