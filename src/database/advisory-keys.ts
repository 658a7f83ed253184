/**
 * Keys of the PostgreSQL advisory locks this project takes, in one place so that none is used twice.
 * The first number, "RT" in ASCII, keeps them apart from other applications in the same database.
 */
const PROJECT = 0x52_54;

export const ADVISORY_KEYS = {
  /** Held shared by every process that uses the embedded server; whoever gets it alone may stop the server. */
  serverLease: [PROJECT, 1],
  /** Held by the running service on an embedded database. */
  service: [PROJECT, 2],
  /** Held while migrations run, since TypeORM takes no lock across processes. */
  migrations: [PROJECT, 3],
} as const;

/** First number of the locks on targets of alerts; the second is a hash of the target. */
export const ALERT_TARGETS = 0x52_54_41;
