import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outputOption } from './output.js';
import { writeWhole } from './whole-file.js';

describe('writing a whole file', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'tracker-whole-'))));
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('replaces what stood there, and leaves nothing beside it', async () => {
    const path = join(folder, 'report.md');
    writeFileSync(path, 'old');
    await writeWhole(path, Buffer.from('new'));
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['report.md']);
  });

  it('says what to do where the folder is missing', async () => {
    await expect(writeWhole(join(folder, 'none', 'report.md'), Buffer.from('x'))).rejects.toMatchObject({
      message: expect.stringContaining('cannot be written') as string,
      remedy: 'Name a file in a folder that exists and is yours.',
    });
  });

  it('leaves what stood there and no half file where the disk fills', async () => {
    const path = join(folder, 'report.md');
    writeFileSync(path, 'old');
    const mend = await fullDisk(path);
    try {
      await expect(writeWhole(path, Buffer.from('new'))).rejects.toMatchObject({
        message: expect.stringContaining('ENOSPC') as string,
        remedy: expect.stringContaining('make room there') as string,
      });
    } finally {
      mend();
    }
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['report.md']);
  });

  it('follows a link to the file it leads to, and leaves the link', async () => {
    const [path, link] = [join(folder, 'report.md'), join(folder, 'newest.md')];
    writeFileSync(path, 'old');
    symlinkSync(path, link);
    await writeWhole(link, Buffer.from('new'));
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
  });

  it('refuses a link that leads to nothing', async () => {
    const link = join(folder, 'newest.md');
    symlinkSync(join(folder, 'none.md'), link);
    await expect(writeWhole(link, Buffer.from('new'))).rejects.toThrow('leads to nothing');
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
  });

  it('keeps the rights of the file that it replaces', async () => {
    const path = join(folder, 'report.md');
    writeFileSync(path, 'old');
    chmodSync(path, 0o600);
    await writeWhole(path, Buffer.from('new'));
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('writes into a pipe, which stays one', async () => {
    const path = join(folder, 'pipe');
    execFileSync('mkfifo', [path]);
    const [read] = await Promise.all([readFile(path, 'utf8'), writeWhole(path, Buffer.from('new'))]);
    expect(read).toBe('new');
    expect(lstatSync(path).isFIFO()).toBe(true);
  });

  // A device that is always full, where there is one: it must stay a device.
  const onDevice = existsSync('/dev/full') ? it : it.skip;
  onDevice('writes into a device, which stays one', async () => {
    const link = join(folder, 'device');
    symlinkSync('/dev/full', link);
    await expect(writeWhole(link, Buffer.from('new'))).rejects.toThrow('ENOSPC');
    expect(statSync(link).isCharacterDevice()).toBe(true);
  });

  it('does not write where a link was laid under the name of its old draft', async () => {
    const [path, elsewhere] = [join(folder, 'report.md'), join(folder, 'elsewhere')];
    writeFileSync(elsewhere, 'mine');
    symlinkSync(elsewhere, `${path}.${process.pid}.part`);
    await writeWhole(path, Buffer.from('new'));
    expect([readFileSync(path, 'utf8'), readFileSync(elsewhere, 'utf8')]).toEqual(['new', 'mine']);
  });
});

test('an output without a name is refused in words', () => {
  const asked = (options: Record<string, string>) => () => outputOption({ options });
  expect(asked({ output: '' })).toThrow('the name of a file is allowed');
  expect(asked({})()).toBeNull();
});

/** Lets the next files that are written to find no room on the disk; gives what ends that. */
async function fullDisk(path: string): Promise<() => void> {
  const file = await open(path);
  await file.close();
  const handles = Reflect.getPrototypeOf(file) ?? {};
  const own = Reflect.getOwnPropertyDescriptor(handles, 'sync');
  if (own === undefined) throw new Error('A file is synced by its handle.');
  const value = () => Promise.reject(new Error('ENOSPC: no space left on device'));
  Object.defineProperty(handles, 'sync', { ...own, value });
  return () => {
    Object.defineProperty(handles, 'sync', own);
  };
}
