import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { EmbeddedServer } from '../../src/database/embedded/embedded-server.js';
import { silentLog } from '../../src/database/log.js';
import { TroubledService, type Aftermath } from './troubled-service.js';

const SIZE_MB = 256;
const FULL_FOR_MS = 6_000;

/** A small disk of its own under a folder; null where this user may not mount one. */
function smallDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'tracker-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE_MB}m,mode=755`, 'tmpfs', folder], {
      stdio: 'ignore',
    });
    return folder;
  } catch {
    rmSync(folder, { recursive: true });
    return null; // not root, or a container that may not mount: whoever asks says so
  }
}

/** Takes all the room that is left on the disk: dd ends when there is none. */
function fill(path: string): void {
  spawnSync('dd', ['if=/dev/zero', `of=${path}`, 'bs=64k'], { stdio: 'ignore' });
}

/** The embedded database's disk fills up under load and is given room again, so many times; null where none can be mounted. */
export async function fullDisk(rounds: number): Promise<readonly Aftermath[] | null> {
  const disk = smallDisk();
  if (disk === null) return null;
  const dataDir = join(disk, 'data');
  let troubled: TroubledService | null = null;
  const joined: EmbeddedServer[] = [];
  try {
    troubled = await TroubledService.open({ DATA_DIR: dataDir }, async () => {
      const server = await EmbeddedServer.open(dataDir, silentLog);
      joined.push(server);
      return server.url;
    });
    const aftermaths: Aftermath[] = [];
    for (let round = 0; round < rounds; round += 1) {
      aftermaths.push(
        await troubled.after(async () => {
          fill(join(disk, 'filler'));
          await delay(FULL_FOR_MS);
          rmSync(join(disk, 'filler'));
        }),
      );
    }
    return aftermaths;
  } finally {
    for (const server of joined) await server.close();
    await troubled?.close();
    execFileSync('umount', ['-l', disk]);
    rmSync(disk, { recursive: true });
  }
}
