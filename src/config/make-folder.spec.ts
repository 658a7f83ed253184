import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFolder } from './make-folder.js';

describe('making a folder', () => {
  let base: string;

  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), 'tracker-folder-'));
  });
  afterEach(() => {
    rmSync(base, { recursive: true });
  });

  it('makes its missing parents too, and closes the last one only', async () => {
    await makeFolder(join(base, 'a', 'b'), 0o700);
    expect(statSync(join(base, 'a', 'b')).mode & 0o777).toBe(0o700);
    expect(statSync(join(base, 'a')).mode & 0o700).toBe(0o700);
  });

  it('leaves a folder that exists as it is, also when several make it at once', async () => {
    const path = join(base, 'a', 'b', 'c');
    await Promise.all([1, 2, 3, 4].map(() => makeFolder(path)));
    await makeFolder(path, 0o700);
    expect(statSync(path).isDirectory()).toBe(true);
  });

  it('fails where a file stands in the way', async () => {
    writeFileSync(join(base, 'file'), '');
    await expect(makeFolder(join(base, 'file'))).rejects.toMatchObject({ code: 'EEXIST' });
    await expect(makeFolder(join(base, 'file', 'b'))).rejects.toMatchObject({ code: 'ENOTDIR' });
  });

  const onLinux = existsSync('/proc/self') ? it : it.skip;
  onLinux('fails, and does not try for ever, where no folder can ever be made', async () => {
    await expect(makeFolder('/proc/tracker-data/postgres')).rejects.toHaveProperty('code');
  });
});
