import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Sign-ups for alerts by mail, and what proves that a subscriber wanted them and when that ended. No address stands
 * here: `address_sealed` is encrypted and emptied once the sign-up is settled, the digests are keyed. A consent outlives
 * its subscription's address; a suppression is the digest of an address to which nothing more is sent.
 */
const STATEMENTS = [
  `CREATE TABLE alert_sign_up (
    id text COLLATE "C" PRIMARY KEY,
    address_digest text COLLATE "C" NOT NULL,
    network_digest text COLLATE "C" NOT NULL,
    address_sealed text,
    -- {"topics": ["topic.energy"], "timing": {…}}
    wanted jsonb NOT NULL,
    consent text NOT NULL,
    asked_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    state text NOT NULL CHECK (state IN ('asked', 'mailed', 'confirmed', 'dropped')),
    -- When its mail is tried next.
    due_at timestamptz NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    confirmed_at timestamptz
  )`,
  `CREATE INDEX alert_sign_up_due ON alert_sign_up (due_at) WHERE state = 'asked'`,
  `CREATE INDEX alert_sign_up_by_network ON alert_sign_up (network_digest, asked_at)`,
  `CREATE INDEX alert_sign_up_by_address ON alert_sign_up (address_digest, asked_at)`,
  `CREATE INDEX alert_sign_up_by_time ON alert_sign_up (asked_at)`,
  `CREATE TABLE alert_consent (
    subscription_id text COLLATE "C" PRIMARY KEY REFERENCES alert_subscription,
    address_digest text COLLATE "C" NOT NULL,
    consent text NOT NULL,
    asked_at timestamptz NOT NULL,
    confirmed_at timestamptz NOT NULL,
    withdrawn_at timestamptz,
    withdrawn_how text,
    CHECK ((withdrawn_at IS NULL) = (withdrawn_how IS NULL))
  )`,
  `CREATE INDEX alert_consent_by_address ON alert_consent (address_digest)`,
  `CREATE TABLE alert_suppression (
    address_digest text COLLATE "C" PRIMARY KEY,
    reason text NOT NULL CHECK (reason IN ('bounce', 'complaint')),
    at timestamptz NOT NULL
  )`,
];

export class AlertMail202611261610 implements MigrationInterface {
  name = 'AlertMail1795709400000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Migrations go forward only: facts are never dropped. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only; restore a backup instead.'));
  }
}
