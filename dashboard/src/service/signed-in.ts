import type { Session } from './session.js';
import { session } from './session.js';
import type { Answer } from './problem.js';
import { ask } from './reader.js';

/** Somebody who is signed in, with the token that changes need. */
export interface SignedIn {
  readonly csrfToken: string;
  /** In whose name things are kept; the same at every sign-in. */
  readonly name: string;
  readonly role: NonNullable<Session['role']>;
}

/** Who is signed in in this browser; null: nobody. */
export async function signedIn(): Promise<SignedIn | null> {
  const answer: Answer<Session> = await ask('/api/v1/session', session);
  if (answer.kind !== 'answer') return null;
  const { csrfToken, name, role } = answer.value;
  return csrfToken === null || role === null ? null : { csrfToken, name: name ?? '', role };
}
