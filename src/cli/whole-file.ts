import { open, rename, rm } from 'node:fs/promises';
import { unwritable } from './output.js';

/**
 * Writes a file whole or not at all: under a name beside it, to the disk, and only then under its own. What stood there
 * before stays where that fails. Throws a TrackerError where it cannot be written, a full disk among the reasons.
 */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const draft = `${path}.${process.pid}.part`;
  try {
    const file = await open(draft, 'w');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw unwritable(path, error);
  }
}
