import type { Duplex } from 'node:stream';
import { types } from 'node:util';
import type { ClientBase, Connection, Submittable } from 'pg';

interface CopyConnection {
  readonly stream: Duplex;
}

/** What takes rows; a promise where it needs time, and the server waits as long. */
export type RowSink = (row: Buffer) => Promise<void> | null;

/** One `COPY … TO STDOUT` as pg runs it: rows come one by one, and the connection is paused while the sink is full. */
class CopyOut implements Submittable {
  readonly finished: Promise<void>;
  private finish: () => void = () => undefined;
  private fail: (error: Error) => void = () => undefined;
  private failure: Error | null = null;

  constructor(
    private readonly sql: string,
    private readonly sink: RowSink,
  ) {
    this.finished = new Promise((resolve, reject) => {
      this.finish = resolve;
      this.fail = reject;
    });
  }

  submit(connection: Connection): void {
    connection.query(this.sql);
  }

  handleCopyData({ chunk }: { readonly chunk: Buffer }, { stream }: CopyConnection): void {
    if (this.failure !== null) return;
    const wait = this.sink(chunk);
    if (wait === null) return;
    stream.pause();
    wait
      .catch((error: unknown) => {
        // The rest of this table still comes and is dropped; the caller then ends the connection.
        // By its kind, not its class: an error of the file system may come of another realm, and its code says the cause.
        this.failure = types.isNativeError(error) ? error : new Error(String(error));
      })
      .finally(() => stream.resume());
  }

  handleError(error: Error): void {
    this.fail(error);
  }

  handleCommandComplete(): void {
    // The number of rows is counted by the sink.
  }

  handleReadyForQuery(): void {
    if (this.failure === null) this.finish();
    else this.fail(this.failure);
  }
}

/** Runs `COPY … TO STDOUT` and hands each row to the sink, in flat memory; fails as the statement or the sink does. */
export async function copyOut(client: Pick<ClientBase, 'query'>, sql: string, sink: RowSink): Promise<void> {
  await client.query(new CopyOut(sql, sink)).finished;
}
