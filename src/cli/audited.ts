import { userInfo } from 'node:os';
import { AuditStore } from '../api/access/audit.store.js';
import type { World } from '../app.module.js';

const FAILED = 500;

/** What a command sets out to change, as the audit log keeps it. */
export interface AuditedChange {
  /** The command, e.g. `tracker keys revoke`. */
  readonly action: string;
  readonly target: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Who uses the command line, as the audit log names them. */
export function commandLineActor(): string {
  return `command line, user ${userInfo().username}`;
}

/**
 * Does something with an entry in the audit log before it and its outcome, as an HTTP status, after it; what is thrown
 * is noted as a failure and thrown on.
 */
export async function audited<T>(
  { database, clock }: World,
  { action, target, detail = {} }: AuditedChange,
  act: () => Promise<{ readonly status: number; readonly result: T }>,
): Promise<T> {
  const audit = new AuditStore(database.dataSource);
  const actor = commandLineActor();
  const id = await audit.begin({
    at: clock.now(),
    actor,
    role: 'admin',
    action,
    target,
    detail,
    address: null,
  });
  try {
    const { status, result } = await act();
    await audit.end(id, status, clock.now());
    return result;
  } catch (error) {
    await audit.end(id, FAILED, clock.now());
    throw error;
  }
}
