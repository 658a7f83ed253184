import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.js';
import { ProblemException } from '../http/problem.js';
import { letIn, type Caller } from './caller.js';
import { credentialsOf } from './credentials.js';
import { keeperOf } from './keeper.js';
import { placeOf } from './place.js';
import { ROLES } from './role.js';
import { csrfToken } from './secrets.js';
import { setSessionCookie } from './session-cookie.js';
import { OpenToEveryone, requireOwnRequest, tooMany } from './sign-in.guard.js';
import { SignInService } from './sign-in.service.js';

const signInBody = z.strictObject(
  {
    token: z
      .string({ error: 'the admin token or an API key, as text' })
      .min(1, { error: 'the admin token or an API key' })
      .max(200, { error: 'at most 200 characters' }),
  },
  { error: 'a JSON object {"token": "…"}' },
);
const sessionSchema = z.object({
  signedIn: z.boolean(),
  csrfToken: z
    .string()
    .nullable()
    .describe('To be sent as X-CSRF-Token with every changing request; null where not signed in'),
  name: z
    .string()
    .nullable()
    .describe('Under which name rules and subscriptions are kept; null where not signed in'),
  role: z.enum(ROLES).nullable().describe('What the signed-in may do; null where not signed in'),
  identityProvider: z
    .string()
    .nullable()
    .describe('Through whom one can sign in at /api/v1/session/oidc too; null: tokens and keys only'),
});

type SessionState = z.output<typeof sessionSchema>;

@ApiTags('session')
@OpenToEveryone()
@Controller('api/v1/session')
export class SessionController {
  constructor(
    private readonly signIn: SignInService,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Whether this browser is signed in' })
  @ApiOkResponse({ standardSchema: sessionSchema })
  async state(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionState> {
    response.setHeader('Cache-Control', 'no-store');
    const credentials = credentialsOf(request);
    if (credentials.kind !== 'session') return this.signedOut();
    const caller = await this.signIn.callerOf(credentials.secret);
    if (caller === null) return this.signedOut();
    return this.openState(caller, csrfToken(credentials.secret));
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Sign in with the admin token or an API key' })
  @ApiOkResponse({ standardSchema: sessionSchema })
  async open(
    @Body({ schema: signInBody }) body: z.infer<typeof signInBody>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionState> {
    const signIn = await this.signIn.open(body.token, placeOf(request));
    response.setHeader('Cache-Control', 'no-store');
    switch (signIn.outcome) {
      case 'wait':
        throw tooMany(signIn.ms);
      case 'wrong':
        throw new ProblemException(
          401,
          'The token is wrong. The admin token was printed at the first start, or set as ADMIN_TOKEN; an API key may have ended.',
          { code: 'wrong-token' },
        );
      case 'open':
        letIn(request, signIn.caller);
        setSessionCookie(response, this.settings.publicUrl, signIn);
        return this.openState(signIn.caller, signIn.csrfToken);
    }
  }

  @Delete()
  @ApiOperation({ summary: 'Sign out' })
  @ApiOkResponse({ standardSchema: sessionSchema })
  async close(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionState> {
    const credentials = credentialsOf(request);
    if (credentials.kind === 'session' && (await this.signIn.isOpen(credentials.secret))) {
      requireOwnRequest(request, credentials.secret, this.signIn);
      await this.signIn.close(credentials.secret);
    }
    setSessionCookie(response, this.settings.publicUrl, null);
    response.setHeader('Cache-Control', 'no-store');
    return this.signedOut();
  }

  private signedOut(): SessionState {
    return { signedIn: false, csrfToken: null, name: null, role: null, identityProvider: this.provider() };
  }

  private openState(caller: Caller, token: string): SessionState {
    const { owner } = keeperOf(caller);
    return {
      signedIn: true,
      csrfToken: token,
      name: owner,
      role: caller.role,
      identityProvider: this.provider(),
    };
  }

  private provider(): string | null {
    return this.settings.oidc === null ? null : new URL(this.settings.oidc.issuer).host;
  }
}
