import {
  Inject,
  Injectable,
  Logger,
  SetMetadata,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.js';
import { ProblemException } from '../http/problem.js';
import { letIn, type Caller } from './caller.js';
import { CSRF_HEADER, credentialsOf, isCrossSite } from './credentials.js';
import { isEnough, isWithin, ROLES, scopeOf, type Role } from './role.js';
import { SignInService } from './sign-in.service.js';

const OPEN = 'open to everyone';
const SIGNED_IN = 'for the signed in only';
const NEEDED_ROLE = 'needed role';
const FROM_ANYWHERE = 'from anywhere';
const READING = new Set(['GET', 'HEAD', 'OPTIONS']);
const SECOND_MS = 1_000;
const FORBIDDEN = 403;
const NOT_STORED = ['Cache-Control', 'no-store'] as const;

/** Marks a handler that needs no sign-in whatever the settings: health checks, and signing in itself. */
export const OpenToEveryone = () => SetMetadata(OPEN, true);

/** Marks a handler that needs a sign-in even to read, whatever the settings: what tells of people or endpoints. @public */
export const ForSignedIn = () => SetMetadata(SIGNED_IN, true);

/** Marks a handler that needs a role, even to read; without it reading needs a viewer, changing an analyst. */
export const NeedsRole = (role: Role) => SetMetadata(NEEDED_ROLE, role);

/** Marks a handler that may be asked from any page: its path holds a secret, which no other site knows (RFC 8058). */
export const FromAnywhere = () => SetMetadata(FROM_ANYWHERE, true);

/**
 * Refuses by default: whatever changes something needs the admin token, an API key, or a session whose request
 * carries its own token, and a role that is enough; reading needs one of them only where REQUIRE_SIGN_IN is set.
 */
@Injectable()
export class SignInGuard implements CanActivate {
  private readonly logger = new Logger('sign-in');

  constructor(
    private readonly signIn: SignInService,
    private readonly reflector: Reflector,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    try {
      return await this.letPass(context, request);
    } catch (error) {
      this.note(error, request);
      throw error;
    }
  }

  /** Keeps in the log what was forbidden, without the path's arguments; what shows nothing is asked to sign in, and is not news. */
  private note(error: unknown, request: Request): void {
    if (!(error instanceof ProblemException) || error.problem.status !== FORBIDDEN) return;
    const { method, path, ip } = request;
    const place = { method, part: scopeOf(path), address: ip ?? null };
    this.logger.warn({ ...place, reason: error.problem.detail }, 'a request was forbidden');
  }

  private async letPass(context: ExecutionContext, request: Request): Promise<boolean> {
    const changing = !READING.has(request.method);
    if (
      changing &&
      this.markOf(context, FROM_ANYWHERE) !== true &&
      isCrossSite(request, this.settings.publicUrl)
    ) {
      throw new ProblemException(
        403,
        'Another site caused this request. Open the page of this service and try from there.',
        { code: 'other-site' },
      );
    }
    if (this.markOf(context, OPEN) === true) return true;
    const needed = this.neededRole(context);
    const isPublic = this.markOf(context, SIGNED_IN) !== true && needed === null;
    if (!changing && isPublic && !this.settings.requireSignIn) return true;
    // What tells of people or endpoints stays in no browser's store, where the next at the machine could read it.
    if (changing || !isPublic)
      context
        .switchToHttp()
        .getResponse<Response>()
        .setHeader(...NOT_STORED);
    const caller = await this.authorise(request, changing);
    refuseTooLittle(caller, needed ?? (changing ? 'analyst' : 'viewer'), request.path);
    letIn(request, caller);
    return true;
  }

  private markOf(context: ExecutionContext, mark: string): unknown {
    return this.reflector.getAllAndOverride<unknown>(mark, [context.getHandler(), context.getClass()]);
  }

  private neededRole(context: ExecutionContext): Role | null {
    const mark = this.markOf(context, NEEDED_ROLE);
    return ROLES.find((role) => role === mark) ?? null;
  }

  private async authorise(request: Request, changing: boolean): Promise<Caller> {
    const credentials = credentialsOf(request);
    switch (credentials.kind) {
      case 'bearer':
        return this.authoriseBearer(credentials.token, request.ip ?? 'unknown');
      case 'session': {
        const caller = await this.signIn.callerOf(credentials.secret);
        if (caller === null) throw signInFirst('session-ended');
        if (changing) requireOwnRequest(request, credentials.secret, this.signIn);
        return caller;
      }
      case 'none':
        throw signInFirst('sign-in-first');
    }
  }

  private async authoriseBearer(token: string, address: string): Promise<Caller> {
    const checked = await this.signIn.check(token, address);
    switch (checked.outcome) {
      case 'wait':
        throw tooMany(checked.ms);
      case 'wrong':
        throw signInFirst('wrong-token');
      case 'right':
        return checked.caller;
    }
  }
}

function refuseTooLittle({ role, scopes }: Caller, needed: Role, path: string): void {
  if (!isEnough(role, needed)) {
    throw new ProblemException(
      403,
      `This needs the role ${needed}; you are signed in as ${role}. An administrator can make a key of that role.`,
      { code: 'needs-role', about: needed },
    );
  }
  if (isWithin(scopes, path)) return;
  throw new ProblemException(
    403,
    `This API key is good for ${scopes?.join(', ') ?? ''} only, not for ${scopeOf(path)}.`,
    { code: 'key-scope', about: scopes?.join(', ') ?? '' },
  );
}

const NOT_SIGNED_IN = {
  'sign-in-first': '',
  'session-ended': 'The session has ended. ',
  'wrong-token': 'The token is wrong, or has ended. ',
} as const;

function signInFirst(code: keyof typeof NOT_SIGNED_IN): ProblemException {
  const what =
    'Send the admin token or an API key as "Authorization: Bearer …", or sign in with POST /api/v1/session.';
  return new ProblemException(401, `${NOT_SIGNED_IN[code]}${what}`, { code });
}

/** Refuses a changing request of a session that does not carry the session's own token. */
export function requireOwnRequest(request: Request, secret: string, signIn: SignInService): void {
  if (signIn.isOwnRequest(secret, request.header(CSRF_HEADER) ?? '')) return;
  throw new ProblemException(
    403,
    'The X-CSRF-Token header is missing or wrong. GET /api/v1/session gives the right one.',
    { code: 'not-own-request' },
  );
}

/** The answer to too many wrong tokens. */
export function tooMany(ms: number): ProblemException {
  const seconds = Math.ceil(ms / SECOND_MS);
  const words = `Too many wrong tokens. Try again in ${seconds} seconds.`;
  const told = { code: 'wrong-tokens-too-often', about: seconds } as const;
  return new ProblemException(429, words, told, { 'Retry-After': String(seconds) });
}
