import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.js';
import { ProblemException } from '../http/problem.js';
import { letIn, type Caller } from './caller.js';
import { credentialsOf, SESSION_COOKIE } from './credentials.js';
import { keeperOf } from './keeper.js';
import { ROLES } from './role.js';
import { csrfToken } from './secrets.js';
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
});

type SessionState = z.output<typeof sessionSchema>;
const SIGNED_OUT: SessionState = { signedIn: false, csrfToken: null, name: null, role: null };

function openState(caller: Caller, token: string): SessionState {
  return { signedIn: true, csrfToken: token, name: keeperOf(caller).owner, role: caller.role };
}

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
    if (credentials.kind !== 'session') return SIGNED_OUT;
    const caller = await this.signIn.callerOf(credentials.secret);
    if (caller === null) return SIGNED_OUT;
    return openState(caller, csrfToken(credentials.secret));
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
    const signIn = await this.signIn.open(body.token, request.ip ?? 'unknown');
    response.setHeader('Cache-Control', 'no-store');
    switch (signIn.outcome) {
      case 'wait':
        throw tooMany(signIn.ms);
      case 'wrong':
        throw new ProblemException(
          401,
          'The token is wrong. The admin token was printed at the first start, or set as ADMIN_TOKEN; an API key may have ended.',
        );
      case 'open':
        letIn(request, signIn.caller);
        response.cookie(SESSION_COOKIE, signIn.secret, this.cookieOptions(signIn.expiresAt));
        return openState(signIn.caller, signIn.csrfToken);
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
    response.clearCookie(SESSION_COOKIE, this.cookieOptions(undefined));
    response.setHeader('Cache-Control', 'no-store');
    return SIGNED_OUT;
  }

  private cookieOptions(expires: Date | undefined) {
    const secure = this.settings.publicUrl.startsWith('https:');
    return {
      httpOnly: true,
      sameSite: 'strict',
      path: '/',
      secure,
      ...(expires === undefined ? {} : { expires }),
    } as const;
  }
}
