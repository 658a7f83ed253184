import { randomBytes, randomInt } from 'node:crypto';
import { chown, readFile, realpath, rm, stat } from 'node:fs/promises';
import { errorCode } from '../../config/error-code.js';
import { makeFolder } from '../../config/make-folder.js';
import { madeOnce } from '../../config/made-once.js';
import { TrackerError } from '../../kernel/errors.js';
import { accountFor, type Account } from './account.js';
import { ROLE } from './initialise.js';
import { layoutUnder, SOCKET_PORT, socketFits, type Layout } from './layout.js';
import type { Endpoint } from './server-options.js';

/** Ports that are offered where a socket cannot be used: above the system's, below those of outgoing connections. */
const PORTS = { from: 20_000, below: 32_000 } as const;

/** An embedded server's folder and account, whether or not the server runs. */
export interface Site {
  readonly layout: Layout;
  /** Whom the server runs as; null: as this process. */
  readonly account: Account | null;
}

async function serverAccount(home: Account): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null;
  const account = accountFor(await readFile('/etc/passwd', 'utf8'), home);
  if (account !== null) return account;
  throw new TrackerError(
    'PostgreSQL does not run as root, and this system has no account "postgres" or "nobody" to run it as.',
    'Start the service as an ordinary user, or set DATABASE_URL.',
  );
}

function refuseForeign(home: string, owner: Account): void {
  const user = process.getuid?.();
  if (user === undefined || user === 0 || owner.uid === user) return;
  throw new TrackerError(
    `${home} belongs to user ${owner.uid}, and this process runs as user ${user}.`,
    'Start it as the user who started it first (root, if it was root), or set DATA_DIR to another folder.',
  );
}

async function makeHome(dataDir: string): Promise<Layout> {
  try {
    await makeFolder(dataDir);
    const layout = layoutUnder(await realpath(dataDir));
    await makeFolder(layout.home, 0o700);
    return layout;
  } catch (error) {
    const code = errorCode(error);
    if (code === null) throw error;
    throw new TrackerError(
      `The folder ${dataDir} cannot be made or written to (${code}).`,
      'Set DATA_DIR to a folder that this user may write to.',
    );
  }
}

/** Finds or makes the folder of the embedded server and decides whom it belongs to. */
export async function openSite(dataDir: string): Promise<Site> {
  const layout = await makeHome(dataDir);
  const owner = await stat(layout.home);
  refuseForeign(layout.home, owner);
  const account = await serverAccount(owner);
  if (account !== null && owner.uid !== account.uid) await chown(layout.home, account.uid, account.gid);
  return { layout, account };
}

async function password(site: Site): Promise<string> {
  return madeOnce(site.layout.passwordFile, () => randomBytes(24).toString('hex'), site.account);
}

/** How the server is reached: by a socket in its own folder, or by a port of this machine where the path is too long. */
export async function endpointOf(site: Site): Promise<Endpoint> {
  if (socketFits(site.layout.home, process.platform)) return { kind: 'socket', home: site.layout.home };
  const choose = (): string => String(randomInt(PORTS.from, PORTS.below));
  return { kind: 'loopback', port: Number(await madeOnce(site.layout.portFile, choose, site.account)) };
}

/** Lets the next start choose another port. */
export async function forgetPort(site: Site): Promise<void> {
  await rm(site.layout.portFile, { force: true });
}

/** The address of the database, for `pg` and `psql` alike; it holds the password. */
export async function urlOf(site: Site): Promise<string> {
  const endpoint = await endpointOf(site);
  const login = `postgresql://${ROLE}:${await password(site)}`;
  return endpoint.kind === 'socket'
    ? `${login}@/postgres?host=${encodeURIComponent(endpoint.home)}&port=${SOCKET_PORT}`
    : `${login}@127.0.0.1:${endpoint.port}/postgres`;
}
