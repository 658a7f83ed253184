import { join } from 'node:path';

/** Where the embedded server keeps its things. */
export interface Layout {
  /** Folder of everything below, owned by the server's account, closed to others. */
  readonly home: string;
  /** The data directory of PostgreSQL. */
  readonly cluster: string;
  /** Password of the only role. */
  readonly passwordFile: string;
  /** Port on 127.0.0.1, where the socket's path would be too long. */
  readonly portFile: string;
  /** What the server says. */
  readonly logFile: string;
}

/** The embedded server's places under `DATA_DIR`; short names, since a socket's path may hold about 100 bytes. */
export function layoutUnder(dataDir: string): Layout {
  const home = join(dataDir, 'postgres');
  return {
    home,
    cluster: join(home, 'cluster'),
    passwordFile: join(home, 'password'),
    portFile: join(home, 'port'),
    logFile: join(home, 'server.log'),
  };
}

/** Number in the socket's file name. */
export const SOCKET_PORT = 5432;

/** Longest path of a Unix socket: `sun_path` less its closing zero. */
const SOCKET_PATH_BYTES: Partial<Record<NodeJS.Platform, number>> = { linux: 107 };
const SHORTEST_SOCKET_PATH_BYTES = 103;

/** Whether a client can reach a socket in `home` by its path on this kind of system. */
export function socketFits(home: string, platform: NodeJS.Platform): boolean {
  const bytes = Buffer.byteLength(join(home, `.s.PGSQL.${SOCKET_PORT}`));
  return bytes <= (SOCKET_PATH_BYTES[platform] ?? SHORTEST_SOCKET_PATH_BYTES);
}
