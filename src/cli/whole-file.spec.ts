import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
    await expect(writeWhole(join(folder, 'none', 'report.md'), Buffer.from('x'))).rejects.toThrow(
      'cannot be written',
    );
  });

  // A device that is always full, where there is one, stands for a disk that fills.
  const onFullDisk = existsSync('/dev/full') ? it : it.skip;
  onFullDisk('leaves what stood there and no half file where the disk fills', async () => {
    const path = join(folder, 'report.md');
    writeFileSync(path, 'old');
    symlinkSync('/dev/full', `${path}.${process.pid}.part`);
    await expect(writeWhole(path, Buffer.from('new'))).rejects.toThrow('ENOSPC');
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['report.md']);
  });
});
