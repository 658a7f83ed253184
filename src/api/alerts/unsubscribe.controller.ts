import { Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { OwnSubscriptionsService } from '../../alerts/own-subscriptions.service.js';
import { OfferService } from '../../alerts/offer.service.js';
import type { Subscription, SubscriptionState } from '../../alerts/domain/subscription.js';
import { NotAudited } from '../access/not-audited.js';
import { ProblemException } from '../http/problem.js';
import { FromAnywhere, OpenToEveryone } from '../sign-in/sign-in.guard.js';
import { tokenText, unsubscribedSchema } from './subscription-shapes.js';

const path = z.object({ token: tokenText });

/** Unsubscribing by one POST (RFC 8058), without sign-in; GET at the same address is a page with a button. */
@ApiTags('subscriptions')
@OpenToEveryone()
@NotAudited()
@Controller()
export class UnsubscribeController {
  constructor(
    private readonly own: OwnSubscriptionsService,
    private readonly offer: OfferService,
  ) {}

  @Post('unsubscribe/:token')
  @FromAnywhere()
  @HttpCode(200)
  @ApiOperation({
    summary: 'End a subscription with the link of one of its messages',
    description: 'What mail programs call for List-Unsubscribe-Post: no page, no sign-in, no body needed.',
  })
  @ApiOkResponse({ standardSchema: unsubscribedSchema })
  async end(
    @Param({ schema: path }) { token }: z.output<typeof path>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<z.output<typeof unsubscribedSchema>> {
    response.setHeader('Cache-Control', 'no-store');
    return this.shapeOf(await this.own.unsubscribe(token, 'with the link of a message'));
  }

  @Get('api/v1/subscriptions/unsubscribe/:token')
  @ApiOperation({ summary: 'What an unsubscribe link would end; changes nothing' })
  @ApiOkResponse({ standardSchema: unsubscribedSchema })
  async state(
    @Param({ schema: path }) { token }: z.output<typeof path>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<z.output<typeof unsubscribedSchema>> {
    response.setHeader('Cache-Control', 'no-store');
    return this.shapeOf(await this.own.unsubscribable(token));
  }

  private async shapeOf(subscription: Subscription | null): Promise<z.output<typeof unsubscribedSchema>> {
    if (subscription === null) {
      throw new ProblemException(
        404,
        'This link is none of ours. Use the link of a message as it stands there.',
      );
    }
    const ruleName = await this.offer.nameOf(subscription.ruleId);
    const { state } = subscription;
    return { state, ruleName, message: messageOf(state, ruleName) };
  }
}

function messageOf(state: SubscriptionState, ruleName: string): string {
  switch (state) {
    case 'active':
      return `Messages on “${ruleName}” are sent to you.`;
    case 'disabled':
      return `Messages on “${ruleName}” are not sent at present; whoever keeps the subscription can turn them on again.`;
    case 'suppressed':
    case 'unsubscribed':
      return 'Nothing more is sent.';
  }
}
