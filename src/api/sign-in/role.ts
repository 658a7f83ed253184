/** What somebody may do, from least to most: read; judge and subscribe; run the service. */
export const ROLES = ['viewer', 'analyst', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Whether a role is enough where another is needed: each may do what those before it may. */
export function isEnough(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}

/** The part of the API that a path belongs to, by which keys are scoped: `feeds` for `/api/v1/feeds/x`. */
export function scopeOf(path: string): string {
  return /^\/(?:api\/v1\/)?([a-z-]+)/i.exec(path)?.[1]?.toLowerCase() ?? '';
}

/** Whether a key of these scopes is good for a path; null: for all. */
export function isWithin(scopes: readonly string[] | null, path: string): boolean {
  return scopes === null || scopes.includes(scopeOf(path));
}
