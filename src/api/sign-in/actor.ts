import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { callerOf, personText } from './caller.js';
import { credentialsOf } from './credentials.js';
import { digestSecret } from './secrets.js';

/** Digits that tell one session from another and say nothing of its secret. */
const SHOWN_DIGITS = 8;

/**
 * Who asks, as exactly as the service knows: the person where an OpenID provider knows one; else whether the admin
 * token itself, which session opened with it, or which API key was used.
 */
export function actorOf(request: Pick<Request, 'headers'>): string {
  const { key, person } = callerOf(request) ?? { key: null, person: null };
  if (person !== null) return personText(person);
  if (key !== null) return `API key "${key.name}" (${key.id})`;
  const credentials = credentialsOf(request);
  switch (credentials.kind) {
    case 'bearer':
      return 'holder of the admin token';
    case 'session':
      return `signed-in session ${digestSecret(credentials.secret).slice(0, SHOWN_DIGITS)}`;
    case 'none':
      // Whoever signs in with this very request shows the token in its body.
      return callerOf(request) === null ? 'not signed in' : 'holder of the admin token';
  }
}

/** The parameter that holds {@link actorOf} the request. */
export const Actor = createParamDecorator((_: unknown, context: ExecutionContext) =>
  actorOf(context.switchToHttp().getRequest<Request>()),
);
