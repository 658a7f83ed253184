/** Begins the name of every connection of the tracker. */
export const TRACKER_NAME = 'relations-tracker';

/** So many ids of keys are told: PostgreSQL cuts a name off after 63 letters. */
const MOST_KEYS = 3;
const WITH_KEYS = /^(relations-tracker, process \d+) \(([0-9a-f ]+)\)$/;

/** The name under which this process has a database open; a service tells the ids of its secret keys in it. */
export function processName(keyIds: readonly string[] = []): string {
  const keys = keyIds.length === 0 ? '' : ` (${keyIds.slice(0, MOST_KEYS).join(' ')})`;
  return `${TRACKER_NAME}, process ${process.pid}${keys}`;
}

/** Who bears such a name, with the keys it tells; null where it tells none, or may have more than it tells. */
export function keyHolder(
  connectionName: string,
): { readonly name: string; readonly keyIds: readonly string[] } | null {
  const [, name, keys] = WITH_KEYS.exec(connectionName) ?? [];
  if (name === undefined || keys === undefined) return null;
  const keyIds = keys.split(' ');
  return keyIds.length < MOST_KEYS ? { name, keyIds } : null;
}
