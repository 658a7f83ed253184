import type { Guard } from './guards.js';
import type { Answer } from './problem.js';
import { ask } from './reader.js';

/** A change that somebody who is signed in asks for. */
export interface Change {
  readonly method: 'POST' | 'PATCH' | 'DELETE';
  readonly body?: object;
}

/** Asks for a change with the session's own token, which no other site knows. */
export function askChange<T>(
  csrfToken: string,
  address: string,
  { method, body }: Change,
  guard: Guard<T>,
): Promise<Answer<T>> {
  const headers = {
    accept: 'application/json',
    'content-type': 'application/json',
    'x-csrf-token': csrfToken,
  };
  return ask(address, guard, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}
