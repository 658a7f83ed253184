import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Full text in three languages. The configuration "russian" stems Cyrillic words as Russian and Latin ones as English,
 * and leaves Arabic script as it is; what Urdu writes in two ways (Arabic and Persian letters, with and without vowel
 * signs) is made one first, and so is Russian ё. Of a text beyond 100,000 characters the beginning is found: a vector
 * has an upper size, and a long article must not be refused for it. Both functions must stay as they are: indexes are built on them.
 */
const SPELLING = `translate(regexp_replace(lower(left($1, 100000)), '[\\u064B-\\u065F\\u0670\\u0640]', '', 'g'),
  U&'\\0643\\064A\\0649\\0629\\0647\\06C0\\0623\\0625\\0622\\0624\\0451\\200C',
  U&'\\06A9\\06CC\\06CC\\06C1\\06C1\\06C1\\0627\\0627\\0627\\0648\\0435 ')`;

const STATEMENTS = [
  `CREATE FUNCTION search_spelling(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
    SELECT ${SPELLING} $$`,
  // It does not call the other one: while an index is built, no function outside pg_catalog is found by its bare name.
  `CREATE FUNCTION search_words(text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
    SELECT to_tsvector('pg_catalog.russian', ${SPELLING}) $$`,
  `CREATE INDEX development_search ON development_version USING gin (search_words(what || ' ' || notes))`,
  `CREATE INDEX article_search ON article_revision USING gin (search_words(title || ' ' || summary))`,
];

export class DevelopmentSearch202611261810 implements MigrationInterface {
  name = 'DevelopmentSearch1795716600000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Migrations go forward only: facts are never dropped. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only; restore a backup instead.'));
  }
}
