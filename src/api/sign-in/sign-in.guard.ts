import { Inject, Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.js';
import { ProblemException } from '../http/problem.js';
import { CSRF_HEADER, credentialsOf, isCrossSite } from './credentials.js';
import { SignInService } from './sign-in.service.js';

const OPEN = 'open to everyone';
const READING = new Set(['GET', 'HEAD', 'OPTIONS']);
const SECOND_MS = 1_000;

/** Marks a handler that needs no sign-in whatever the settings: health checks, and signing in itself. */
export const OpenToEveryone = () => SetMetadata(OPEN, true);

/**
 * Refuses by default: whatever changes something needs the admin token or a session whose request carries
 * its own token; reading needs one of them only where REQUIRE_SIGN_IN is set.
 */
@Injectable()
export class SignInGuard implements CanActivate {
  constructor(
    private readonly signIn: SignInService,
    private readonly reflector: Reflector,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    const changing = !READING.has(request.method);
    if (changing && isCrossSite(request, this.settings.publicUrl)) {
      throw new ProblemException(
        403,
        'Another site caused this request. Open the page of this service and try from there.',
      );
    }
    if (
      this.reflector.getAllAndOverride<boolean | undefined>(OPEN, [context.getHandler(), context.getClass()])
    )
      return true;
    if (!changing && !this.settings.requireSignIn) return true;
    await this.authorise(request, changing);
    return true;
  }

  private async authorise(request: Request, changing: boolean): Promise<void> {
    const credentials = credentialsOf(request);
    switch (credentials.kind) {
      case 'bearer':
        return this.authoriseBearer(credentials.token, request.ip ?? 'unknown');
      case 'session': {
        if (!(await this.signIn.isOpen(credentials.secret))) throw signInFirst('The session has ended.');
        if (changing) requireOwnRequest(request, credentials.secret, this.signIn);
        return;
      }
      case 'none':
        throw signInFirst('');
    }
  }

  private async authoriseBearer(token: string, address: string): Promise<void> {
    const checked = await this.signIn.check(token, address);
    if (checked.outcome === 'wait') throw tooMany(checked.ms);
    if (checked.outcome === 'wrong') throw signInFirst('The token is wrong.');
  }
}

function signInFirst(reason: string): ProblemException {
  const what = 'Send the admin token as "Authorization: Bearer …", or sign in with POST /api/v1/session.';
  return new ProblemException(401, reason === '' ? what : `${reason} ${what}`);
}

/** Refuses a changing request of a session that does not carry the session's own token. */
export function requireOwnRequest(request: Request, secret: string, signIn: SignInService): void {
  if (signIn.isOwnRequest(secret, request.header(CSRF_HEADER) ?? '')) return;
  throw new ProblemException(
    403,
    'The X-CSRF-Token header is missing or wrong. GET /api/v1/session gives the right one.',
  );
}

/** The answer to too many wrong tokens. */
export function tooMany(ms: number): ProblemException {
  const seconds = Math.ceil(ms / SECOND_MS);
  return new ProblemException(429, `Too many wrong tokens. Try again in ${seconds} seconds.`, undefined, {
    'Retry-After': String(seconds),
  });
}
