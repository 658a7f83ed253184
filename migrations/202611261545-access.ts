import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who may come in beside the holder of the admin token, and what was changed by whom. Of an API key only the hash is
 * kept. An audit entry is written before what it tells of is done, its outcome after: one without an outcome was
 * broken off. Neither can be changed or removed.
 */
const STATEMENTS = [
  `CREATE TABLE api_key (
    id text COLLATE "C" PRIMARY KEY,
    name text NOT NULL CHECK (name <> ''),
    role text NOT NULL CHECK (role IN ('viewer', 'analyst', 'admin')),
    -- Parts of the API that it is good for; null: all that its role allows.
    scopes text[],
    hash text COLLATE "C" NOT NULL UNIQUE,
    created_at timestamptz NOT NULL,
    created_by text NOT NULL,
    expires_at timestamptz NOT NULL,
    last_used_at timestamptz,
    revoked_at timestamptz,
    revoked_by text
  )`,
  `CREATE TABLE audit_entry (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL,
    actor text NOT NULL CHECK (actor <> ''),
    role text,
    action text NOT NULL,
    target text NOT NULL,
    detail jsonb NOT NULL,
    address text
  )`,
  `CREATE INDEX audit_entry_at ON audit_entry (at DESC, id DESC)`,
  `CREATE TABLE audit_outcome (
    entry_id bigint PRIMARY KEY REFERENCES audit_entry,
    at timestamptz NOT NULL,
    status integer NOT NULL
  )`,
  `CREATE FUNCTION only_ever_added() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN RAISE EXCEPTION 'the audit log is only ever added to'; END $$`,
  ...['audit_entry', 'audit_outcome'].flatMap((table) => [
    `CREATE TRIGGER ${table}_kept BEFORE UPDATE OR DELETE ON ${table}
     FOR EACH ROW EXECUTE FUNCTION only_ever_added()`,
    `CREATE TRIGGER ${table}_whole BEFORE TRUNCATE ON ${table}
     FOR EACH STATEMENT EXECUTE FUNCTION only_ever_added()`,
  ]),
];

export class Access202611261545 implements MigrationInterface {
  name = 'Access1795707900000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Migrations go forward only: facts are never dropped. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only; restore a backup instead.'));
  }
}
