/**
 * The system's or PostgreSQL's code of an error (`ENOENT`, `28P01`), null where it has none.
 * Asks for the property and not for the class, which differs between realms.
 */
export function errorCode(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}
