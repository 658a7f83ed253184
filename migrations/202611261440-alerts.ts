import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Alerts. A rule or a standard topic says what to watch, a subscription who wants it and by which channel. What is
 * owed to somebody is a row of `alert_notification`, written in the transaction that caused it and never made twice:
 * its id follows from subscription and cause. Each attempt to send one is a row of `alert_delivery`. `alert_watched`
 * keeps what was last seen of the things that only time or calculation tells of, so that a change is told once.
 * Addresses and secrets stand only in `target_sealed`; `target_digest` finds a target without opening it.
 */
const STATEMENTS = [
  `CREATE TABLE alert_rule (
    id text COLLATE "C" PRIMARY KEY,
    owner text NOT NULL,
    name text NOT NULL CHECK (name <> ''),
    condition jsonb NOT NULL,
    severity text NOT NULL CHECK (severity IN ('notice', 'warning', 'urgent')),
    debounce_minutes integer NOT NULL DEFAULT 0 CHECK (debounce_minutes BETWEEN 0 AND 1440),
    enabled boolean NOT NULL DEFAULT true,
    -- Whether a rule of a threshold may fire: after firing not until the value has gone back far enough.
    armed boolean NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    deleted_at timestamptz
  )`,
  `CREATE TABLE alert_subscription (
    id text COLLATE "C" PRIMARY KEY,
    owner text NOT NULL,
    rule_id text COLLATE "C" REFERENCES alert_rule,
    topic text COLLATE "C",
    channel text NOT NULL CHECK (channel IN ('email', 'webhook', 'slack', 'telegram', 'ntfy', 'feed')),
    target_sealed text,
    target_masked text NOT NULL,
    target_digest text COLLATE "C" NOT NULL,
    cadence text NOT NULL CHECK (cadence IN ('immediate', 'daily', 'weekly')),
    zone text NOT NULL,
    -- {"time": "07:30", "weekday": 1}: when a digest is sent, in the zone.
    digest_at jsonb NOT NULL,
    -- {"from": "22:00", "to": "07:00", "breakthrough": "urgent"}; null without quiet hours.
    quiet jsonb,
    hourly_cap integer CHECK (hourly_cap > 0),
    state text NOT NULL CHECK (state IN ('pending', 'active', 'suppressed', 'unsubscribed', 'disabled')),
    state_reason text NOT NULL DEFAULT '',
    state_at timestamptz NOT NULL,
    failing_since timestamptz,
    created_at timestamptz NOT NULL,
    CHECK ((rule_id IS NULL) <> (topic IS NULL))
  )`,
  `CREATE INDEX alert_subscription_by_rule ON alert_subscription (rule_id) WHERE rule_id IS NOT NULL`,
  `CREATE INDEX alert_subscription_by_topic ON alert_subscription (topic) WHERE topic IS NOT NULL`,
  `CREATE INDEX alert_subscription_by_target ON alert_subscription (target_digest)`,
  `CREATE INDEX alert_subscription_by_owner ON alert_subscription (owner)`,
  `CREATE TABLE alert_notification (
    id text COLLATE "C" PRIMARY KEY,
    subscription_id text COLLATE "C" NOT NULL REFERENCES alert_subscription,
    rule_id text COLLATE "C" NOT NULL,
    kind text NOT NULL CHECK (kind IN ('alert', 'follow-up', 'bundle', 'test', 'notice')),
    -- What it is about, once per subscription: development:ID, alarm:ID, development:ID:merged:VERSION …
    cause text COLLATE "C" NOT NULL,
    -- What it belongs to: messages of one story make one thread.
    story text COLLATE "C" NOT NULL,
    severity text NOT NULL CHECK (severity IN ('notice', 'warning', 'urgent')),
    payload jsonb NOT NULL,
    state text NOT NULL CHECK (state IN ('held', 'owed', 'bundled', 'delivered', 'dead', 'cancelled')),
    state_reason text NOT NULL DEFAULT '',
    -- When it is released (held) or tried next (owed).
    due_at timestamptz NOT NULL,
    -- Of one that is being sent: until when it is its sender's alone.
    claimed_until timestamptz,
    bundle_id text COLLATE "C" REFERENCES alert_notification,
    attempts integer NOT NULL DEFAULT 0,
    first_sent_at timestamptz,
    created_at timestamptz NOT NULL,
    settled_at timestamptz,
    UNIQUE (subscription_id, cause)
  )`,
  `CREATE INDEX alert_notification_owed ON alert_notification (due_at) WHERE state = 'owed'`,
  `CREATE INDEX alert_notification_held ON alert_notification (due_at) WHERE state = 'held'`,
  `CREATE INDEX alert_notification_by_cause ON alert_notification (cause)`,
  `CREATE INDEX alert_notification_sent ON alert_notification (subscription_id, first_sent_at)
    WHERE first_sent_at IS NOT NULL`,
  `CREATE INDEX alert_notification_newest ON alert_notification (created_at DESC, id)`,
  `CREATE INDEX alert_notification_by_bundle ON alert_notification (bundle_id) WHERE bundle_id IS NOT NULL`,
  `CREATE TABLE alert_delivery (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    notification_id text COLLATE "C" NOT NULL REFERENCES alert_notification,
    subscription_id text COLLATE "C" NOT NULL REFERENCES alert_subscription,
    attempt integer NOT NULL CHECK (attempt > 0),
    at timestamptz NOT NULL,
    outcome text NOT NULL CHECK (outcome IN ('delivered', 'retry', 'refused', 'gone')),
    status integer,
    latency_ms integer NOT NULL,
    message text NOT NULL,
    -- The first kilobyte of the answer.
    answer text NOT NULL,
    next_try_at timestamptz
  )`,
  `CREATE INDEX alert_delivery_newest ON alert_delivery (at DESC, id DESC)`,
  `CREATE INDEX alert_delivery_by_notification ON alert_delivery (notification_id)`,
  `CREATE INDEX alert_delivery_by_subscription ON alert_delivery (subscription_id, at DESC)`,
  `CREATE TABLE alert_silence (
    id text COLLATE "C" PRIMARY KEY,
    matches jsonb NOT NULL,
    reason text NOT NULL CHECK (reason <> ''),
    created_by text NOT NULL,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    ended_at timestamptz,
    created_at timestamptz NOT NULL,
    CHECK (ends_at > starts_at)
  )`,
  `CREATE TABLE alert_watched (
    key text COLLATE "C" PRIMARY KEY,
    seen jsonb NOT NULL,
    seen_at timestamptz NOT NULL
  )`,
  // Grows with every change of a rule, in its transaction: whoever keeps rules in memory asks this first.
  `CREATE TABLE alert_revision (single boolean PRIMARY KEY DEFAULT true CHECK (single), revision bigint NOT NULL)`,
];

export class Alerts202611261440 implements MigrationInterface {
  name = 'Alerts1795704000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Migrations go forward only: facts are never dropped. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only; restore a backup instead.'));
  }
}
