import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

async function hashes(machine: Readonly<Record<string, string>>): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', './test/support/typescript.mjs', 'test/support/print-report-hashes.ts'],
    { cwd: ROOT, env: { ...process.env, NODE_OPTIONS: '', ...machine } },
  );
  return stdout;
}

test('every form of a report has the same bytes in any time zone and locale', async () => {
  const here = await hashes({ TZ: 'UTC', LANG: 'C', LC_ALL: 'C' });
  expect(here.trim().split('\n')).toHaveLength(36);
  expect(await hashes({ TZ: 'Asia/Karachi', LANG: 'ur_PK.UTF-8', LC_ALL: 'ur_PK.UTF-8' })).toBe(here);
  expect(await hashes({ TZ: 'America/St_Johns', LANG: 'ru_RU.UTF-8', LC_ALL: 'ru_RU.UTF-8' })).toBe(here);
});
