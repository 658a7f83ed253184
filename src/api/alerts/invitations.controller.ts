import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import type { z } from 'zod';
import { NOT_SET_UP } from '../../alerts/domain/mail/not-set-up.js';
import { OfferService } from '../../alerts/offer.service.js';
import { SignUpMails } from '../../alerts/sign-up-mails.service.js';
import { SignUpService } from '../../alerts/sign-up.service.js';
import { NotAudited } from '../access/not-audited.js';
import { ProblemException } from '../http/problem.js';
import { AsKeeper, type Keeper } from '../sign-in/keeper.js';
import { ForSignedIn } from '../sign-in/sign-in.guard.js';
import { TAKEN, waiting } from './sign-up.controller.js';
import { invitationBody, takenSchema } from './subscription-shapes.js';

/** Alerts by mail on rules, which only the signed in see: they ask, the owner of the address confirms. */
@ApiTags('alerts')
@ApiBearerAuth()
@ForSignedIn()
@NotAudited()
@Controller('api/v1/subscriptions/invitations')
export class InvitationsController {
  constructor(
    private readonly signUps: SignUpService,
    private readonly mails: SignUpMails,
    private readonly offer: OfferService,
  ) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({
    summary: 'Ask the owner of an e-mail address to be told of rules or standard topics',
    description:
      'Always answers the same, whether or not the address is known. Nothing but the message that asks for a confirmation is sent before its owner confirms.',
  })
  @ApiResponse({ status: 202, description: 'Taken', standardSchema: takenSchema })
  async ask(
    @Body({ schema: invitationBody }) { address, ruleIds, timing }: z.output<typeof invitationBody>,
    @Req() request: Request,
    @AsKeeper() { owner }: Keeper,
  ): Promise<z.output<typeof takenSchema>> {
    if (!this.offer.mailIsSetUp) throw new ProblemException(503, NOT_SET_UP, { code: 'mail-not-set-up' });
    const unknown = await this.offer.unknownOf(ruleIds);
    if (unknown !== null) {
      throw new ProblemException(
        404,
        `There is no rule or topic "${unknown}". GET /api/v1/rules lists the rules.`,
      );
    }
    const asked = await this.signUps.ask(
      address,
      { topics: ruleIds, owner, timing },
      request.ip ?? 'unknown',
    );
    if (asked.outcome === 'wait') throw waiting(asked.seconds);
    void this.mails.run();
    return { message: TAKEN };
  }
}
