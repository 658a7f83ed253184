import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { credentialsOf } from './credentials.js';
import { digestSecret } from './secrets.js';

/** Digits that tell one session from another and say nothing of its secret. */
const SHOWN_DIGITS = 8;

/**
 * Who asks, as exactly as the service knows: it has one admin token and no names of people, so an entry says whether
 * the token itself or which session opened with it was used.
 */
export function actorOf(request: Pick<Request, 'headers'>): string {
  const credentials = credentialsOf(request);
  switch (credentials.kind) {
    case 'bearer':
      return 'holder of the admin token';
    case 'session':
      return `signed-in session ${digestSecret(credentials.secret).slice(0, SHOWN_DIGITS)}`;
    case 'none':
      return 'not signed in';
  }
}

/** The parameter that holds {@link actorOf} the request. */
export const Actor = createParamDecorator((_: unknown, context: ExecutionContext) =>
  actorOf(context.switchToHttp().getRequest<Request>()),
);
