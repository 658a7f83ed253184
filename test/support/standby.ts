import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedServer } from '../../src/database/embedded/embedded-server.js';
import { layoutUnder } from '../../src/database/embedded/layout.js';
import { silentLog } from '../../src/database/log.js';
import { asSetting } from './database.js';

const PRIMARY = {
  fsync: 'off',
  wal_level: 'replica',
  max_wal_senders: '4',
  max_connections: '40',
  shared_buffers: '16MB',
};

/** A primary and its streaming replica, two real servers on folders of their own. */
export class ReplicatedDatabase {
  private constructor(
    readonly primary: EmbeddedServer,
    private standby: EmbeddedServer | null,
    private readonly folders: { readonly primary: string; readonly standby: string },
    readonly replicaUrl: string,
  ) {}

  static async start(): Promise<ReplicatedDatabase> {
    const [primaryFolder, standbyFolder] = [newFolder(), newFolder()];
    // The replica is a copy of the stopped primary that goes on reading its log.
    await (await EmbeddedServer.open(primaryFolder, silentLog, PRIMARY)).close();
    execFileSync('cp', ['-a', `${primaryFolder}/.`, standbyFolder]);
    const { cluster } = layoutUnder(standbyFolder);
    const { uid, gid } = statSync(cluster);
    writeFileSync(join(cluster, 'standby.signal'), '');
    chownSync(join(cluster, 'standby.signal'), uid, gid);
    const primary = await EmbeddedServer.open(primaryFolder, silentLog, PRIMARY);
    const folders = { primary: primaryFolder, standby: standbyFolder };
    const standby = await openStandby(standbyFolder, primary.url);
    return new ReplicatedDatabase(primary, standby, folders, standby.url);
  }

  async stopReplica(): Promise<void> {
    await this.standby?.close();
    this.standby = null;
  }

  async startReplica(): Promise<void> {
    this.standby = await openStandby(this.folders.standby, this.primary.url);
  }

  async remove(): Promise<void> {
    await this.stopReplica();
    await this.primary.close();
    for (const folder of Object.values(this.folders)) rmSync(folder, { recursive: true, force: true });
  }
}

/** A folder that the server's account can pass through on its way to the other's socket. */
function newFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tracker-pair-')));
  chmodSync(folder, 0o711);
  return folder;
}

function openStandby(folder: string, primaryUrl: string): Promise<EmbeddedServer> {
  const url = new URL(asSetting(primaryUrl));
  const host = url.searchParams.get('host') ?? url.hostname;
  const port = url.searchParams.get('port') ?? url.port;
  const conninfo = `host=${host} port=${port} user=${url.username} password=${url.password}`;
  return EmbeddedServer.open(folder, silentLog, {
    ...PRIMARY,
    hot_standby: 'on',
    primary_conninfo: conninfo,
  });
}
