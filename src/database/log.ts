/** Where the database says what it does; pino fits. */
export interface DatabaseLog {
  info(message: string): void;
  warn(message: string): void;
}

/** For callers that have no log. */
export const silentLog: DatabaseLog = { info: () => undefined, warn: () => undefined };
