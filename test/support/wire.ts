import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { settingsAddress } from './settings-address.js';

/** A way to the database that can be cut, mended and slowed. */
export class Wire {
  private readonly ends = new Set<Socket>();
  private isCut = false;
  /** How long whatever is sent, either way, is held up; milliseconds. */
  delayMs = 0;

  private constructor(
    private readonly server: Server,
    private readonly account: string,
    private readonly path: string,
  ) {}

  static async to(url: string): Promise<Wire> {
    const { hostname, port, searchParams, username, password, pathname } = new URL(settingsAddress(url));
    const folder = searchParams.get('host');
    const target =
      folder === null
        ? { host: hostname, port: Number(port) }
        : { path: `${folder}/.s.PGSQL.${port || '5432'}` };
    const server = createServer((near) => {
      if (wire.isCut) {
        near.destroy();
        return;
      }
      const far = connect(target);
      wire.join(near, far);
      wire.join(far, near);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const wire = new Wire(server, `${username}:${password}`, pathname);
    return wire;
  }

  /** The database's address by this way, as DATABASE_URL takes it. */
  get url(): string {
    const address = this.server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    return `postgresql://${this.account}@127.0.0.1:${port}${this.path}`;
  }

  /** Hands on what comes from one end, in order and as late as is wanted; one end's close is the other's. */
  private join(from: Socket, to: Socket): void {
    this.ends.add(from);
    from.on('error', () => from.destroy());
    from.on('close', () => {
      this.ends.delete(from);
      to.destroy();
    });
    from.on('data', (chunk) => {
      if (this.delayMs === 0) to.write(chunk);
      else setTimeout(() => to.writable && to.write(chunk), this.delayMs);
    });
  }

  /** Cuts every connection, and lets none through until mended. */
  cut(): void {
    this.isCut = true;
    this.drop();
  }

  mend(): void {
    this.isCut = false;
  }

  /** Cuts the connections of the moment, whatever is under way on them; new ones go through. */
  drop(): void {
    for (const end of this.ends) end.destroy();
  }

  async remove(): Promise<void> {
    this.cut();
    this.server.close();
    await once(this.server, 'close');
  }
}
