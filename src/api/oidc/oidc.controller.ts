import { Controller, Get, HttpStatus, Inject, Req, Res } from '@nestjs/common';
import { ApiFoundResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { SETTINGS } from '../../config/config.module.js';
import type { OidcSettings, Settings } from '../../config/settings.js';
import { ProblemException } from '../http/problem.js';
import { cookieOf } from '../sign-in/credentials.js';
import { cookieName, isEncrypted } from '../sign-in/host-cookies.js';
import { placeOf } from '../sign-in/place.js';
import { setSessionCookie } from '../sign-in/session-cookie.js';
import { OpenToEveryone } from '../sign-in/sign-in.guard.js';
import { OidcSignInService, type Refusal } from './oidc-sign-in.service.js';

/** Ties a sign-in to the browser that began it. Lax, since the browser comes back from the provider's site. */
const BEGUN_COOKIE = 'tracker_begun_sign_in';

@ApiTags('session')
@OpenToEveryone()
@Controller('api/v1/session/oidc')
export class OidcController {
  constructor(
    private readonly people: OidcSignInService,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Sign in through the OpenID provider: leads the browser there' })
  @ApiFoundResponse({ description: 'To the provider, or to the sign-in page with what went wrong' })
  async begin(@Req() request: Request, @Res() response: Response): Promise<void> {
    const begun = await this.people.begin(this.oidc(), request.ip ?? 'unknown');
    response.setHeader('Cache-Control', 'no-store');
    if (begun.kind !== 'begun') {
      this.lead(response, begun.kind);
      return;
    }
    response.cookie(this.cookieName(), begun.secret, this.cookieOptions(begun.until));
    response.redirect(HttpStatus.FOUND, begun.url);
  }

  @Get('callback')
  @ApiOperation({ summary: 'Where the OpenID provider leads the browser back to' })
  @ApiFoundResponse({
    description: 'To the dashboard, signed in, or to the sign-in page with what went wrong',
  })
  async end(@Req() request: Request, @Res() response: Response): Promise<void> {
    const at = request.originalUrl.indexOf('?');
    const query = at < 0 ? '' : request.originalUrl.slice(at);
    const secret = cookieOf(request, BEGUN_COOKIE);
    const ended = await this.people.end(this.oidc(), query, { secret, place: placeOf(request) });
    response.setHeader('Cache-Control', 'no-store');
    response.clearCookie(this.cookieName(), this.cookieOptions());
    if (ended.kind !== 'open') {
      this.lead(response, ended.kind);
      return;
    }
    const { secret: session, expiresAt } = ended.session;
    setSessionCookie(response, this.settings.publicUrl, { secret: session, expiresAt });
    this.lead(response, null);
  }

  private lead(response: Response, refusal: Refusal | null): void {
    const page = refusal === null ? '/method#sign-in' : `/method?signin=${refusal}#sign-in`;
    response.redirect(HttpStatus.FOUND, this.settings.publicUrl + page);
  }

  private cookieName(): string {
    return cookieName(BEGUN_COOKIE, this.settings.publicUrl);
  }

  private cookieOptions(expires?: Date) {
    return {
      httpOnly: true,
      sameSite: 'lax',
      path: '/',
      secure: isEncrypted(this.settings.publicUrl),
      ...(expires === undefined ? {} : { expires }),
    } as const;
  }

  private oidc(): OidcSettings {
    if (this.settings.oidc !== null) return this.settings.oidc;
    throw new ProblemException(404, 'No OpenID provider is set (OIDC_ISSUER). Sign in with a token or key.');
  }
}
