import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { secretKey } from './secret-key.js';

describe('the secret key', () => {
  let dataDir: string;

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'tracker-key-'));
  });
  afterEach(() => rm(dataDir, { recursive: true }));

  it('is the one that is set', async () => {
    const key = await secretKey({ secretKey: '0f'.repeat(32), dataDir });
    expect(key).toEqual(Buffer.alloc(32, 0x0f));
    expect(await readdir(dataDir)).toEqual([]);
  });

  it('is made once, readable by its owner only, and stays the same', async () => {
    const unset = { secretKey: null, dataDir: join(dataDir, 'new') };
    const first = await secretKey(unset);
    expect(first).toHaveLength(32);
    expect(await secretKey(unset)).toEqual(first);
    expect((await stat(join(unset.dataDir, 'secret-key'))).mode & 0o777).toBe(0o600);
  });

  it('is one key for two first starts at the same time', async () => {
    const unset = { secretKey: null, dataDir };
    const keys = await Promise.all([secretKey(unset), secretKey(unset)]);
    expect(keys[0]).toEqual(keys[1]);
  });

  it('is not replaced where the kept one is damaged', async () => {
    await writeFile(join(dataDir, 'secret-key'), 'half a k');
    await expect(secretKey({ secretKey: null, dataDir })).rejects.toThrow(/damaged/);
    expect(await readFile(join(dataDir, 'secret-key'), 'utf8')).toBe('half a k');
  });
});
