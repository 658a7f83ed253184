import { TrackerError } from '../../kernel/errors.js';
import type { BackupTable } from './backup-format.js';
import type { CataloguedTable } from './catalogue.js';

/**
 * The migrations that a backup's schema has, as far as this version knows them. Throws a TrackerError where the
 * backup is of a newer version, since nobody can migrate back.
 */
export function knownMigrations<M extends { readonly name: string }>(
  known: readonly M[],
  wanted: readonly string[],
): readonly M[] {
  const unknown = wanted.filter((name) => !known.some((migration) => migration.name === name));
  if (unknown.length === 0) return known.filter((migration) => wanted.includes(migration.name));
  throw new TrackerError(
    `The backup is of a newer version of the tracker: this one does not know ${unknown.join(', ')}.`,
    'Restore it with the version that made it, or a newer one.',
  );
}

/** The table that a backup's rows go into; throws where it or one of the columns does not exist in the schema. */
export function targetOf(tables: readonly CataloguedTable[], wanted: BackupTable): CataloguedTable {
  const found = tables.find((table) => table.table === wanted.table);
  const missing = wanted.columns.filter((column) => found?.columns.includes(column) !== true);
  // Names go into SQL only after they were found in the catalogue, letter for letter.
  if (found !== undefined && missing.length === 0) return { ...found, columns: wanted.columns };
  const what =
    found === undefined ? `a table ${wanted.table}` : `the columns ${missing.join(', ')} of ${wanted.table}`;
  throw new TrackerError(
    `The backup has ${what}, which the tracker's schema of that time does not have.`,
    'Tables of other programs cannot be restored: give the tracker a database of its own.',
  );
}
