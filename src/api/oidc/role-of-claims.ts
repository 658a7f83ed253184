import type { RoleRule } from '../../config/setting-values.js';
import { ROLES, type Role } from '../sign-in/role.js';

/** What an ID token says of a person, by claim. */
type Claims = Readonly<Record<string, unknown>>;

/**
 * The highest role that any rule gives for the values at the claim; null where none fits, so that nobody is let in by
 * having an account. A claim holds one text or a list of them; whatever else it holds fits no rule but "everybody".
 */
export function roleOfClaims(
  claims: Claims,
  path: readonly string[],
  rules: readonly RoleRule[],
): Role | null {
  const found: unknown = path.reduce<unknown>(inside, claims);
  const values = new Set([found].flat().filter((value) => typeof value === 'string'));
  const given = new Set(
    rules.filter(({ value }) => value === null || values.has(value)).map(({ role }) => role),
  );
  return ROLES.findLast((role) => given.has(role)) ?? null;
}

/** What stands under a name of its own, not of the prototype's. */
function inside(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}
