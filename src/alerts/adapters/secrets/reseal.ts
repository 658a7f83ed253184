import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { transactionAgain } from '../transaction-again.js';
import { open, seal, sealedUnder, type KeyRing } from './seal.js';
import type { SealedColumn } from './sealed-columns.js';

const rows = z.array(z.object({ id: z.string(), sealed: z.string() }));

/** What one step did: `last` is where the next goes on, null at the end of the table. */
export interface ResealStep {
  readonly last: string | null;
  readonly resealed: number;
  /** Texts that were changed after they were sealed; they stay as they are. */
  readonly damaged: number;
}

/**
 * Seals the next texts of a column that stand under a former key anew, under the current one, at most `most` of them. Its rows are
 * held until it ends, so that whoever changes one meanwhile changes what stands there then.
 */
export function resealStep(
  dataSource: DataSource,
  ring: KeyRing,
  {
    column: where,
    after,
    most,
  }: { readonly column: SealedColumn; readonly after: string; readonly most: number },
): Promise<ResealStep> {
  const { table, id, column } = where;
  const [current, ...former] = ring;
  return transactionAgain(dataSource, async (manager) => {
    const found = rows.parse(
      await manager.query(
        `SELECT ${id} AS id, ${column} AS sealed FROM ${table}
         WHERE left(${column}, length($4)) = ANY ($1) AND ${id} > $2 ORDER BY ${id} LIMIT $3 FOR UPDATE`,
        [former.map(sealedUnder), after, most, sealedUnder(current)],
      ),
    );
    const anew = found.flatMap((row) => {
      const opened = open(ring, row.sealed, where.contextOf(row.id));
      return opened.kind === 'opened'
        ? [{ id: row.id, sealed: seal(current, opened.text, where.contextOf(row.id)) }]
        : [];
    });
    await manager.query(
      `UPDATE ${table} t SET ${column} = n.sealed FROM unnest($1::text[], $2::text[]) AS n (id, sealed)
       WHERE t.${id} = n.id`,
      [anew.map((row) => row.id), anew.map((row) => row.sealed)],
    );
    return {
      last: found.length < most ? null : (found.at(-1)?.id ?? null),
      resealed: anew.length,
      damaged: found.length - anew.length,
    };
  });
}
