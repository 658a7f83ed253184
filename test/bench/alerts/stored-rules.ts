import type { DataSource } from 'typeorm';
import type { Condition } from '../../../src/alerts/domain/condition.js';
import type { RulesService } from '../../../src/alerts/rules.service.js';
import type { SubscriptionsService } from '../../../src/alerts/subscriptions.service.js';

/** Whoever keeps rules and subscriptions. */
export interface Keepers {
  readonly rules: RulesService;
  readonly subscriptions: SubscriptionsService;
  readonly dataSource: DataSource;
}

/**
 * Keeps a rule and a subscription to it by webhook for each condition. The first are made by the services, the others
 * are copies of their rows with another condition and ids of their own: ten thousand one by one take minutes.
 */
export async function keepRules(
  { rules, subscriptions, dataSource }: Keepers,
  conditions: readonly Condition[],
  url: string,
): Promise<void> {
  const [first, ...others] = conditions;
  if (first === undefined) return;
  const now = new Date();
  const draft = { name: 'measured', severity: 'notice', debounceMinutes: 0, enabled: true } as const;
  const rule = await rules.add({ ...draft, condition: first }, 'bench', now);
  const timing = { cadence: 'immediate', zone: 'UTC', digestAt: { time: '07:00', weekday: 1 } } as const;
  const target = { channel: 'webhook', url } as const;
  const added = await subscriptions.add(
    { ...timing, quiet: null, hourlyCap: null, owner: 'bench', ruleId: rule.id, target },
    now,
  );
  const copies = [rule.id, others.map((condition) => JSON.stringify(condition))];
  await dataSource.transaction(async (manager) => {
    await manager.query(
      `INSERT INTO alert_rule (id, owner, name, condition, severity, debounce_minutes, enabled, armed, created_at, updated_at)
       SELECT r.id || '-' || c.place, r.owner, r.name, c.condition::jsonb, r.severity, r.debounce_minutes, r.enabled,
         r.armed, r.created_at, r.updated_at
       FROM alert_rule r CROSS JOIN unnest($2::text[]) WITH ORDINALITY AS c (condition, place) WHERE r.id = $1`,
      copies,
    );
    const ruleId = `s.rule_id || '-' || c.place`;
    await copySubscriptions(manager, added?.subscription.id ?? '', {
      mark: 'rule',
      ruleId,
      copies: others.length,
    });
    await manager.query('UPDATE alert_revision SET revision = revision + 1');
  });
}

interface Copies {
  /** Stands in the ids of the copies. */
  readonly mark: string;
  /** SQL for the rule of the copy with the number `c.place`. */
  readonly ruleId: string;
  readonly copies: number;
}

/** So many more subscriptions as this one. */
export async function copySubscriptions(
  asked: Pick<DataSource, 'query'>,
  id: string,
  { mark, ruleId, copies }: Copies,
): Promise<void> {
  await asked.query(
    `INSERT INTO alert_subscription (id, owner, rule_id, topic, channel, target_sealed, target_masked, target_digest,
       cadence, zone, digest_at, quiet, hourly_cap, state, state_reason, state_at, failing_since, created_at)
     SELECT s.id || '-' || $3::text || c.place, s.owner, ${ruleId}, s.topic, s.channel, s.target_sealed,
       s.target_masked, s.target_digest, s.cadence, s.zone, s.digest_at, s.quiet, s.hourly_cap, s.state,
       s.state_reason, s.state_at, s.failing_since, s.created_at
     FROM alert_subscription s CROSS JOIN generate_series(1, $2::int) AS c (place) WHERE s.id = $1`,
    [id, copies, mark],
  );
}
