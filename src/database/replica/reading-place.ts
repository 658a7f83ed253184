import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSource } from 'typeorm';

/** Answers statements that only read, in place of the primary. */
export interface Reader {
  /** Has it answer; null where it cannot: the primary is to be asked. */
  ask<T>(question: (source: DataSource) => Promise<T>): Promise<{ readonly answer: T } | null>;
}

const places = new AsyncLocalStorage<Reader>();

/** Runs work whose statements the reader answers; transactions and whatever marks what it saw stay with the primary. */
export function readingAt<T>(reader: Reader, work: () => T): T {
  return places.run(reader, work);
}

/** Runs work whose statements go where they are sent: a reader's own would else come back to it. */
export function readingNowhereElse<T>(work: () => T): T {
  return places.exit(work);
}

/** Who answers the statements of the work that runs now; null: the primary. */
export function readerOfNow(): Reader | null {
  return places.getStore() ?? null;
}
