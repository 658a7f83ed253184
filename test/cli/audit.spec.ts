import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import { asSetting, createTestDatabase, type TestDatabase } from '../support/database.js';
import { FEEDS, runTracker, type Ended } from '../support/service.js';
import { CommandFolder } from './folder.js';

const entries = z.array(
  z.object({ actor: z.string(), action: z.string(), target: z.string(), status: z.number().nullable() }),
);

let database: TestDatabase;
let folder: CommandFolder;
beforeAll(async () => {
  database = await createTestDatabase();
  // The commands have the database for themselves, as a restore demands.
  await database.open.close();
  folder = new CommandFolder();
});
afterAll(async () => {
  folder.remove();
  await database.drop();
});

function tracker(...args: readonly string[]): Promise<Ended> {
  const env = {
    ...folder.env,
    DATABASE_URL: asSetting(database.url),
    SECRET_KEY: 'ab'.repeat(32),
    FEEDS_FILE: FEEDS,
  };
  return runTracker(args, { env, cwd: folder.data.path });
}

/** What the audit log says, oldest first. */
async function log() {
  const client = new pg.Client(database.url);
  await client.connect();
  try {
    const { rows } = await client.query(
      `SELECT actor, action, target, status FROM audit_entry LEFT JOIN audit_outcome ON entry_id = id ORDER BY id`,
    );
    return entries.parse(rows);
  } finally {
    await client.end();
  }
}

test('every change by the command line is in the audit log: keys, imports, new verdicts, a restore', async () => {
  const article = { title: 'Officers of both sides met', publisher: 'Gulf Wire', publishedAt: '2026-01-02' };
  writeFileSync(join(folder.data.path, 'news.jsonl'), `${JSON.stringify(article)}\n`);
  const ran = [
    await tracker('keys', 'add', 'Desk 3', '--role', 'viewer'),
    await tracker('keys', 'revoke', '00000000'),
    await tracker('import', 'news.jsonl'),
    await tracker('reclassify'),
    await tracker('backup', 'kept.backup'),
    await tracker('restore', '--replace', 'kept.backup'),
  ];
  expect(ran.map(({ code, stderr }) => (code === 0 ? '' : stderr))).toEqual([
    '',
    expect.stringContaining('No key 00000000 is in force') as string,
    '',
    '',
    '',
    '',
  ]);
  const actor: unknown = expect.stringMatching(/^command line, user ./);
  expect(await log()).toEqual([
    { actor, action: 'tracker keys add', target: 'Desk 3', status: 200 },
    { actor, action: 'tracker keys revoke', target: '00000000', status: 404 },
    { actor, action: 'tracker import', target: 'news.jsonl', status: 200 },
    { actor, action: 'tracker reclassify', target: 'verdicts of other versions', status: 200 },
    { actor, action: 'tracker restore', target: 'the whole database', status: 200 },
  ]);
});
