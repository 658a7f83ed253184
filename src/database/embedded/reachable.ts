import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Account } from './account.js';

/** Owner and permission bits of a file, as `stat` gives them. */
export interface Permissions {
  readonly uid: number;
  readonly gid: number;
  readonly mode: number;
}

/** Whether the account, a member of its own group only, may enter a folder with these permissions. */
export function mayEnter(account: Account, folder: Permissions): boolean {
  const shift = folder.uid === account.uid ? 6 : folder.gid === account.gid ? 3 : 0;
  return ((folder.mode >> shift) & 1) === 1;
}

function ancestors(path: string): string[] {
  const parent = dirname(path);
  return parent === path ? [path] : [path, ...ancestors(parent)];
}

/** Whether the account can enter a folder and every folder above it. Symbolic links must be resolved before. */
export function canReach(account: Account, folder: string): boolean {
  return ancestors(folder).every((path) => mayEnter(account, statSync(path)));
}
