import { execFileSync } from 'node:child_process';
import { readdirSync, readlinkSync } from 'node:fs';

function workingFolder(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null; // ended, a zombie, or another user's
  }
}

function fromProc(cluster: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => workingFolder(pid) === cluster);
}

function fromPs(cluster: string): number[] {
  return execFileSync('ps', ['-axo', 'pid=,command='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(`-D ${cluster} `))
    .map((line) => Number.parseInt(line, 10));
}

/**
 * Ids of the live processes that work on a data directory (given by its real path): every process of a server
 * has it as its working folder. So a reused process id or a zombie is never taken for a server,
 * and an orphaned worker of a killed server is seen.
 */
export function processesOn(cluster: string): number[] {
  return process.platform === 'linux' ? fromProc(cluster) : fromPs(cluster);
}
