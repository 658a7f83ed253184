import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Sessions of people whom an OpenID provider knows, who have a role and a name of their own, and their sign-ins that
 * were begun and not ended: each is used once at most, by the browser that began it, whichever instance it comes back to.
 * Of both the secret in the browser is kept as its hash only.
 */
const STATEMENTS = [
  `ALTER TABLE session ADD COLUMN role text CHECK (role IN ('viewer', 'analyst', 'admin')),
     ADD COLUMN issuer text, ADD COLUMN subject text, ADD COLUMN person text,
     ADD CHECK ((role IS NULL) = (issuer IS NULL) AND (role IS NULL) = (subject IS NULL))`,
  `CREATE TABLE begun_sign_in (
    hash text COLLATE "C" PRIMARY KEY,
    state text NOT NULL,
    nonce text NOT NULL,
    verifier text NOT NULL,
    expires_at timestamptz NOT NULL
  )`,
];

export class People202611262110 implements MigrationInterface {
  name = 'People1795727400000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Migrations go forward only: facts are never dropped. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only; restore a backup instead.'));
  }
}
