import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { migrations } from '../../database/migrations.js';
import type { World } from '../../app.module.js';
import { clockFindings, diskFindings, schemaFindings } from './findings.js';

const names = z.array(z.object({ name: z.string() }));
const instants = z.tuple([z.object({ now: z.date(), newest: z.date().nullable() })]);

/** What is wrong with the schema. */
export async function schemaProblems(dataSource: DataSource): Promise<readonly string[]> {
  const stored = names.parse(await dataSource.query('SELECT name FROM migration ORDER BY id'));
  const known = migrations.map((migration) => new migration().name ?? migration.name);
  return schemaFindings(
    stored.map(({ name }) => name),
    known,
  );
}

/** What is wrong with the clocks of this machine and the database's. */
export async function clockProblems({ database, clock }: World): Promise<readonly string[]> {
  const rows: unknown = await database.dataSource.query(
    `SELECT clock_timestamp() AS now, greatest((SELECT max(at) FROM fetch_log),
       (SELECT max(recorded_at) FROM development_version)) AS newest`,
  );
  const [{ now, newest }] = instants.parse(rows);
  return clockFindings({ here: clock.now(), database: now, newestFact: newest });
}

/** What is wrong with the room on the disk of a folder. */
export async function diskProblems(folder: string): Promise<readonly string[]> {
  const { bavail, bsize } = await statfs(existing(folder));
  return diskFindings(folder, bavail * bsize);
}

/** The folder, or the nearest above it that is there: it is made at the first start. */
function existing(folder: string): string {
  const parent = dirname(folder);
  return existsSync(folder) || parent === folder ? folder : existing(parent);
}
