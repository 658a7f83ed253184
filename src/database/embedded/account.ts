/** The account that runs the server and owns its files. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Accounts that exist on common systems and own nothing of value, best first. */
const CANDIDATES = ['postgres', 'nobody'];

function findAccount(passwd: string, name: string): Account | null {
  const fields = passwd
    .split('\n')
    .map((line) => line.split(':'))
    .find(([login]) => login === name);
  const uid = Number(fields?.[2]);
  const gid = Number(fields?.[3]);
  return fields !== undefined && uid > 0 && Number.isInteger(gid) ? { uid, gid } : null;
}

/**
 * The account to run the server as: PostgreSQL refuses to run as root.
 * The owner of an existing data directory comes first, so that a service started once by an officer
 * and once by root finds its data usable both times. Null where `passwd` holds no fitting account.
 */
export function accountFor(passwd: string, clusterOwner: Account | null): Account | null {
  if (clusterOwner !== null && clusterOwner.uid !== 0) return clusterOwner;
  for (const name of CANDIDATES) {
    const found = findAccount(passwd, name);
    if (found !== null) return found;
  }
  return null;
}
