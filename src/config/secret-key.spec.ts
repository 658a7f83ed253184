import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addSecretKey, presentSecretKeys, secretKeys } from './secret-key.js';

describe('the secret key', () => {
  let dataDir: string;

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'tracker-key-'));
  });
  afterEach(() => rm(dataDir, { recursive: true }));

  it('is the one that is set', async () => {
    const keys = await secretKeys({ secretKeys: ['0f'.repeat(32)], dataDir });
    expect(keys).toEqual([Buffer.alloc(32, 0x0f)]);
    expect(await readdir(dataDir)).toEqual([]);
  });

  it('is made once, readable by its owner only, and stays the same', async () => {
    const unset = { secretKeys: null, dataDir: join(dataDir, 'new') };
    const first = await secretKeys(unset);
    expect(first.map((key) => key.length)).toEqual([32]);
    expect(await secretKeys(unset)).toEqual(first);
    expect((await stat(join(unset.dataDir, 'secret-key'))).mode & 0o777).toBe(0o600);
  });

  it('is one key for two first starts at the same time', async () => {
    const unset = { secretKeys: null, dataDir };
    const keys = await Promise.all([secretKeys(unset), secretKeys(unset)]);
    expect(keys[0]).toEqual(keys[1]);
  });

  it('is not replaced where the kept one is damaged', async () => {
    await writeFile(join(dataDir, 'secret-key'), 'half a k');
    await expect(secretKeys({ secretKeys: null, dataDir })).rejects.toThrow(/damaged/);
    expect(await readFile(join(dataDir, 'secret-key'), 'utf8')).toBe('half a k');
  });

  it('gets a new one before it, and both are there for their owner only', async () => {
    const unset = { secretKeys: null, dataDir };
    const [former] = await secretKeys(unset);
    expect(await addSecretKey(unset)).toBe(join(dataDir, 'secret-key'));
    const both = await presentSecretKeys(unset);
    expect(both).toHaveLength(2);
    expect(both[1]).toEqual(former);
    expect(both[0]).not.toEqual(former);
    expect(await readdir(dataDir)).toEqual(['secret-key']);
    expect((await stat(join(dataDir, 'secret-key'))).mode & 0o777).toBe(0o600);
  });

  it('gets none beside it where it is set', async () => {
    expect(await addSecretKey({ secretKeys: ['0f'.repeat(32)], dataDir })).toBeNull();
    expect(await readdir(dataDir)).toEqual([]);
  });
});
