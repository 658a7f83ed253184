import { z } from 'zod';
import { keyHolder, TRACKER_NAME } from '../../../database/process-name.js';
import type { KeyHolder } from '../../domain/key-standing.js';
import type { Asked } from '../asked.js';

const names = z.array(z.object({ name: z.string() }));

/** The processes that have the database open and tell their keys, as far as this user of the database may see them. */
export async function keyHoldersIn(asked: Asked): Promise<readonly KeyHolder[]> {
  const found: unknown = await asked.query(
    `SELECT DISTINCT application_name AS name FROM pg_stat_activity
     WHERE datname = current_database() AND application_name LIKE $1 ORDER BY 1`,
    [`${TRACKER_NAME}%`],
  );
  return names.parse(found).flatMap(({ name }) => keyHolder(name) ?? []);
}
