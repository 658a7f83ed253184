import { Controller, Delete, Get, Param, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { z } from 'zod';
import { ProblemException } from '../http/problem.js';
import { AnswersListOf } from '../shapes/list.js';
import { credentialsOf } from './credentials.js';
import { AsKeeper, keeperOf, type Keeper } from './keeper.js';
import { ROLES } from './role.js';
import { digestSecret } from './secrets.js';
import { NeedsRole } from './sign-in.guard.js';
import { SignInService } from './sign-in.service.js';
import type { KeptSession } from './sign-in.store.js';

const sessionPath = z.object({
  id: z.uuid({ error: 'the id of a session, as GET /api/v1/sessions gives it' }),
});

const openSessionSchema = z.object({
  id: z.string().describe('By which it is ended; tells nothing of its secret'),
  current: z.boolean().describe('Whether it is the one that asks'),
  own: z.boolean().describe('Whether it is of whoever asks; administrators see those of others too'),
  name: z.string().describe('Whose it is: the name under which they keep rules and subscriptions'),
  role: z.enum(ROLES),
  openedAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().describe('To the minute'),
  expiresAt: z.iso.datetime().describe('When it ends at the latest; an hour without use ends it too'),
  address: z.string().nullable().describe('Network address from which it was opened; null: not known'),
  browser: z
    .string()
    .nullable()
    .describe('Browser in which it was opened, as it names itself; null: it does not'),
  system: z.string().nullable().describe('System that the browser ran on, as it says; null: it does not'),
});
const endedSchema = z.object({ ended: z.number().int().describe('How many sessions were ended') });

/** Sessions that are open: everybody's own, and all for administrators. */
@ApiTags('session')
@ApiBearerAuth()
@NeedsRole('viewer')
@Controller('api/v1/sessions')
export class SessionsController {
  constructor(private readonly signIn: SignInService) {}

  @Get()
  @ApiOperation({ summary: 'Where one is signed in, last used first; for administrators, where anybody is' })
  @AnswersListOf(openSessionSchema)
  async list(@AsKeeper() keeper: Keeper, @Req() request: Request) {
    const own = currentHash(request);
    const seen = (await this.signIn.openSessions()).filter((one) => keeper.seesAll || isOf(one, keeper));
    return { items: seen.map((one) => sessionShape(one, keeper, own)), nextCursor: null };
  }

  @Delete()
  @ApiOperation({ summary: 'End all one’s own sessions but the one that asks' })
  @ApiOkResponse({ standardSchema: endedSchema })
  async endOthers(
    @AsKeeper() keeper: Keeper,
    @Req() request: Request,
  ): Promise<z.output<typeof endedSchema>> {
    const own = currentHash(request);
    const others = (await this.signIn.openSessions()).filter((one) => isOf(one, keeper) && one.hash !== own);
    await this.signIn.end(others.map(({ id }) => id));
    return { ended: others.length };
  }

  @Delete(':id')
  @ApiOperation({ summary: 'End a session at once: one’s own, or anybody’s as an administrator' })
  @ApiOkResponse({ standardSchema: endedSchema })
  async end(
    @Param({ schema: sessionPath }) { id }: z.output<typeof sessionPath>,
    @AsKeeper() keeper: Keeper,
  ): Promise<z.output<typeof endedSchema>> {
    const found = (await this.signIn.openSessions()).find((one) => one.id === id);
    if (found === undefined || !(keeper.seesAll || isOf(found, keeper))) {
      throw new ProblemException(
        404,
        `No session "${id}" of yours is open. GET /api/v1/sessions lists them.`,
      );
    }
    await this.signIn.end([id]);
    return { ended: 1 };
  }
}

function isOf({ caller }: KeptSession, { owner }: Keeper): boolean {
  return keeperOf(caller).owner === owner;
}

/** Hash of the secret of the session that asks; null where a token or key does. */
function currentHash(request: Request): string | null {
  const credentials = credentialsOf(request);
  return credentials.kind === 'session' ? digestSecret(credentials.secret) : null;
}

function sessionShape(
  session: KeptSession,
  keeper: Keeper,
  currentIs: string | null,
): z.output<typeof openSessionSchema> {
  const { id, hash, caller, openedAt, usedAt, expiresAt, place } = session;
  return {
    id,
    current: hash === currentIs,
    own: isOf(session, keeper),
    name: keeperOf(caller).owner,
    role: caller.role,
    openedAt: openedAt.toISOString(),
    lastUsedAt: usedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    ...place,
  };
}
