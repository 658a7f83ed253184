import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { NOT_SET_UP } from '../../alerts/domain/mail/not-set-up.js';
import { OfferService } from '../../alerts/offer.service.js';
import { SignUpMails } from '../../alerts/sign-up-mails.service.js';
import { SignUpService, type Confirmed } from '../../alerts/sign-up.service.js';
import { NotAudited } from '../access/not-audited.js';
import { ProblemException, wrongForm } from '../http/problem.js';
import { OpenToEveryone } from '../sign-in/sign-in.guard.js';
import { confirmedSchema, signUpBody, takenSchema, tokenBody, topicsSchema } from './subscription-shapes.js';

/** What is answered to every sign-up, known address or not. */
export const TAKEN =
  'If mail can be sent to this address, a message is on its way. Open its link within 48 hours and confirm; nothing is sent before.';

const CONFIRM_WORDS: Readonly<Record<Confirmed['outcome'], string>> = {
  confirmed: 'Confirmed. Alerts are sent to your address from now on.',
  used: 'This link was used before and changes nothing now. Every message has a link to change or stop alerts; whoever stopped them signs up again.',
  ended: 'This link has ended or was never given out. Sign up again to get a new one.',
};

/** Signing up for alerts by mail, open to everyone: ask, then confirm by the link of the mail. */
@ApiTags('subscriptions')
@OpenToEveryone()
@NotAudited()
@Controller('api/v1/subscriptions')
export class SignUpController {
  constructor(
    private readonly signUps: SignUpService,
    private readonly mails: SignUpMails,
    private readonly offer: OfferService,
  ) {}

  @Get('topics')
  @ApiOperation({ summary: 'What can be subscribed to without a rule of one’s own, and the consent text' })
  @ApiOkResponse({ standardSchema: topicsSchema })
  topics(): z.output<typeof topicsSchema> {
    const { topics, mailIsSetUp, consent } = this.offer;
    const items = topics.map(({ id, name, severity }) => ({ id, name, severity }));
    return { items, nextCursor: null, mailIsSetUp, consent };
  }

  @Post()
  @HttpCode(202)
  @ApiOperation({
    summary: 'Subscribe an e-mail address to topics',
    description:
      'Always answers the same, whether or not the address is known. A message asks the owner of the address to confirm; webhooks and the like are made with POST /api/v1/subscriptions/endpoints.',
  })
  @ApiResponse({ status: 202, description: 'Taken', standardSchema: takenSchema })
  async ask(
    @Body({ schema: signUpBody }) { address, topics, timing }: z.output<typeof signUpBody>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<z.output<typeof takenSchema>> {
    if (!this.offer.mailIsSetUp) throw new ProblemException(503, NOT_SET_UP, { code: 'mail-not-set-up' });
    this.refuseUnknown(topics);
    const asked = await this.signUps.ask(address, { topics, timing }, request.ip ?? 'unknown');
    response.setHeader('Cache-Control', 'no-store');
    switch (asked.outcome) {
      case 'wait':
        throw waiting(asked.seconds);
      case 'taken':
        void this.mails.run();
        return { message: TAKEN };
    }
  }

  @Post('confirm')
  @HttpCode(200)
  @ApiOperation({ summary: 'Confirm a sign-up with the token of its mail; each works once' })
  @ApiOkResponse({ standardSchema: confirmedSchema })
  async confirm(
    @Body({ schema: tokenBody }) { token }: z.output<typeof tokenBody>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<z.output<typeof confirmedSchema>> {
    const confirmed = await this.signUps.confirm(token);
    response.setHeader('Cache-Control', 'no-store');
    const { outcome } = confirmed;
    const message = CONFIRM_WORDS[outcome];
    if (confirmed.outcome !== 'confirmed') return { outcome, message, topics: [], manageToken: null };
    const topics = await Promise.all(confirmed.topics.map((id) => this.offer.nameOf(id)));
    return { outcome, message, topics, manageToken: confirmed.manageToken };
  }

  private refuseUnknown(topics: readonly string[]): void {
    const known = this.offer.topics.map(({ id }) => id);
    const unknown = topics.find((id) => !known.includes(id));
    if (unknown === undefined) return;
    const allowed = `any of ${known.join(', ')}`;
    throw new ProblemException(400, `topics: ${allowed}.`, [wrongForm('topics', unknown, allowed)]);
  }
}

/** The answer to too many sign-ups. */
export function waiting(seconds: number): ProblemException {
  const minutes = Math.ceil(seconds / 60);
  const words = `Too many sign-ups lately. Try again in ${minutes} minute${minutes === 1 ? '' : 's'}.`;
  return new ProblemException(
    429,
    words,
    { code: 'signed-up-too-often', about: minutes },
    { 'Retry-After': String(seconds) },
  );
}
