import type { DataSource } from 'typeorm';
import { keyRing, type KeyRing } from '../../../src/alerts/adapters/secrets/seal.js';
import type { Vault } from '../../../src/alerts/adapters/secrets/vault.js';

/** Secret keys of tests, told apart by a byte. */
export const ringOf = (first: number, ...others: readonly number[]): KeyRing =>
  keyRing([Buffer.alloc(32, first), ...others.map((byte) => Buffer.alloc(32, byte))]);

export const addressOf = (at: number): string => `reader${at}@example.org`;
const idOf = (prefix: string, at: number): string => `${prefix}-${String(at).padStart(5, '0')}`;

/** Keeps so many subscriptions by mail, each with the sealed address of {@link addressOf}. */
export async function keepSealed(dataSource: DataSource, vault: Vault, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, at) => ({
    id: idOf('sub', at),
    sealed: vault.seal(JSON.stringify({ channel: 'email', address: addressOf(at) })),
    digest: vault.digest(`email ${addressOf(at)}`),
  }));
  await dataSource.query(
    `INSERT INTO alert_subscription (id, owner, topic, channel, target_sealed, target_masked, target_digest, cadence, zone,
       digest_at, state, state_at, created_at)
     SELECT id, 'public', 'topic.energy', 'email', sealed, 'r…', digest, 'daily', 'UTC', '{"time":"07:30","weekday":1}',
       'active', now(), now() FROM jsonb_to_recordset($1::jsonb) AS r (id text, sealed text, digest text)`,
    [JSON.stringify(rows)],
  );
}

/** Keeps so many sign-ups that wait for their confirmation. */
export async function keepSealedSignUps(dataSource: DataSource, vault: Vault, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, at) => ({
    id: idOf('up', at),
    sealed: vault.seal(addressOf(at), 'address'),
    digest: vault.digest(addressOf(at)),
  }));
  await dataSource.query(
    `INSERT INTO alert_sign_up (id, address_digest, network_digest, address_sealed, wanted, consent, asked_at, expires_at,
       state, due_at)
     SELECT id, digest, 'n', sealed, '{}', 'yes', now(), now(), 'mailed', now()
     FROM jsonb_to_recordset($1::jsonb) AS r (id text, sealed text, digest text)`,
    [JSON.stringify(rows)],
  );
}
