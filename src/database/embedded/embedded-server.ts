import { setTimeout as delay } from 'node:timers/promises';
import { errorCode } from '../../config/error-code.js';
import { TrackerError } from '../../kernel/errors.js';
import { messageOf } from '../../kernel/message-of.js';
import type { DatabaseLog } from '../log.js';
import { bringUp, type BringUp } from './bring-up.js';
import type { Lease } from './lease.js';
import { openSite, urlOf } from './site.js';
import { stopServer } from './stop-server.js';

const CLAIM_PATIENCE_MS = 1_000;
const CLAIM_POLL_MS = 50;
const HEAL_PAUSE_MS = 2_000;

/** This process's part in the embedded server. */
export class EmbeddedServer {
  private lease: Promise<Lease>;
  private isService = false;
  private readonly closing = new AbortController();

  private constructor(
    private readonly options: BringUp,
    lease: Lease,
    /** Address of the database; it holds the password. */
    readonly url: string,
  ) {
    this.lease = Promise.resolve(lease);
  }

  /**
   * Joins the server of a data directory, or starts it.
   * While this process has it open, a server that was killed is started again.
   */
  static async open(
    dataDir: string,
    log: DatabaseLog,
    overrides: Readonly<Record<string, string>> = {},
  ): Promise<EmbeddedServer> {
    const options = { site: await openSite(dataDir), log, overrides };
    let server: EmbeddedServer | null = null;
    const lease = await bringUp(options, () => server?.heal());
    server = new EmbeddedServer(options, lease, await urlOf(options.site));
    return server;
  }

  /** Makes this process the one service on the data; fails where another is, and says which. */
  async acquireServiceLock(): Promise<void> {
    const lease = await this.lease;
    // A service that was killed a moment ago may still be seen by the server.
    for (let waitedMs = 0; waitedMs <= CLAIM_PATIENCE_MS; waitedMs += CLAIM_POLL_MS) {
      this.isService = await lease.claimService();
      if (this.isService) return;
      await delay(CLAIM_POLL_MS);
    }
    const holder = (await lease.serviceHolder()) ?? 'another process';
    throw new TrackerError(
      `The service already runs on this data (${this.options.site.layout.home}; ${holder}).`,
      'Use the running one, stop it first, or set DATA_DIR and PORT to start a second one on data of its own.',
    );
  }

  private heal(): void {
    if (this.closing.signal.aborted) return;
    this.options.log.warn('The embedded database went away; bringing it back.');
    this.lease = this.retake();
    this.lease.catch(() => undefined); // close() sees it
  }

  private async retake(): Promise<Lease> {
    for (;;) {
      try {
        const lease = await bringUp(this.options, () => {
          this.heal();
        });
        if (this.isService && !(await lease.claimService())) {
          this.options.log.warn('Another service has taken over this data: stop one of the two.');
        }
        this.options.log.info('The embedded database is back.');
        return lease;
      } catch (error) {
        const reason = messageOf(error);
        this.options.log.warn(`The embedded database cannot be brought back yet: ${reason}`);
        await delay(HEAL_PAUSE_MS, undefined, { signal: this.closing.signal });
      }
    }
  }

  /** Gives up this process's part; the last one out stops the server. */
  async close(): Promise<void> {
    if (this.closing.signal.aborted) return;
    this.closing.abort();
    try {
      const lease = await this.lease;
      const last = await lease.giveBack();
      if (last && !(await stopServer(this.options.site.layout.cluster))) {
        this.options.log.warn('The embedded database was left running.');
      }
      await lease.end();
    } catch (error) {
      const reason = messageOf(error);
      if (errorCode(error) !== 'ABORT_ERR')
        this.options.log.warn(`The embedded database was left as it is: ${reason}`);
    }
  }
}
