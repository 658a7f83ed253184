import type { Guard } from './guards.js';
import { flag, oneOf, orNull, record, text } from './guards.js';

/** Who is signed in in this browser, and what they may do. */
export interface Session {
  readonly signedIn: boolean;
  readonly csrfToken: string | null;
  /** Under which name rules and subscriptions are kept. */
  readonly name: string | null;
  readonly role: Role | null;
  /** Through whom one can sign in beside tokens and keys; null: nobody. */
  readonly identityProvider: string | null;
}

/** What somebody may do, from least to most. */
const ROLES = ['viewer', 'analyst', 'admin'] as const;
type Role = (typeof ROLES)[number];

export const session: Guard<Session> = record<Session>({
  signedIn: flag,
  csrfToken: orNull(text),
  name: orNull(text),
  role: orNull(oneOf(ROLES)),
  identityProvider: orNull(text),
});
