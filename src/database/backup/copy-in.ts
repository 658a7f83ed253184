import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import type { ClientBase, Connection, Submittable } from 'pg';

/** What pg's connection has for COPY, which its types leave out. */
interface CopyConnection {
  readonly stream: Duplex;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
}

/** One `COPY … FROM STDIN` as pg runs it. */
class CopyIn implements Submittable {
  readonly opened: Promise<CopyConnection>;
  readonly finished: Promise<void>;
  private open: (connection: CopyConnection) => void = () => undefined;
  private finish: () => void = () => undefined;
  private readonly refusals: ((error: Error) => void)[] = [];

  constructor(private readonly sql: string) {
    this.opened = new Promise((resolve, reject) => {
      this.open = resolve;
      this.refusals.push(reject);
    });
    this.finished = new Promise((resolve, reject) => {
      this.finish = resolve;
      this.refusals.push(reject);
    });
    // Whichever of the two is waited for tells; the other must not end the process.
    this.opened.catch(() => undefined);
    this.finished.catch(() => undefined);
  }

  submit(connection: Connection): void {
    connection.query(this.sql);
  }

  handleCopyInResponse(connection: CopyConnection): void {
    this.open(connection);
  }

  handleError(error: Error): void {
    for (const refuse of this.refusals) refuse(error);
  }

  handleCommandComplete(): void {
    // What was stored is counted by reading it again.
  }

  handleReadyForQuery(): void {
    this.finish();
  }
}

/** Runs `COPY … FROM STDIN` with rows in PostgreSQL's text form, at the pace at which the server takes them. */
export async function copyIn(
  client: Pick<ClientBase, 'query'>,
  sql: string,
  rows: AsyncIterable<Buffer>,
): Promise<void> {
  const copy = client.query(new CopyIn(sql));
  const connection = await copy.opened;
  try {
    for await (const chunk of rows) {
      connection.sendCopyFromChunk(chunk);
      if (!connection.stream.writableNeedDrain) continue;
      await Promise.race([once(connection.stream, 'drain'), copy.finished]);
    }
  } catch (error) {
    connection.sendCopyFail('the backup cannot be read on');
    await copy.finished.catch(() => undefined);
    throw error;
  }
  connection.endCopyFrom();
  await copy.finished;
}
