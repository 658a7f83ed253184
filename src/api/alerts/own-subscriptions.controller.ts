import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import type { Subscription } from '../../alerts/domain/subscription.js';
import { OwnSubscriptionsService } from '../../alerts/own-subscriptions.service.js';
import { OfferService } from '../../alerts/offer.service.js';
import { timingChangeSchema } from '../../alerts/timing-schema.js';
import { id } from '../http/arguments.js';
import { NotAudited } from '../access/not-audited.js';
import { ProblemException } from '../http/problem.js';
import { AnswersListOf } from '../shapes/list.js';
import { OpenToEveryone } from '../sign-in/sign-in.guard.js';
import {
  ownDataSchema,
  subscriptionSchema,
  subscriptionShape,
  tokenText,
  type SubscriptionShape,
} from './subscription-shapes.js';

const path = z.object({ token: tokenText });
const onePath = z.object({ token: tokenText, id });
const IDS = 'a list of ids of your subscriptions';
const endBody = z.strictObject({ ids: z.array(z.string({ error: IDS }), { error: IDS }).max(1_000) });
const endedSchema = z.object({ ended: z.number().int() });

/** What a subscriber may do with the managing link of their mails, without signing in. */
@ApiTags('subscriptions')
@OpenToEveryone()
@NotAudited()
@Controller('api/v1/subscriptions/own')
export class OwnSubscriptionsController {
  constructor(
    private readonly own: OwnSubscriptionsService,
    private readonly offer: OfferService,
  ) {}

  @Get(':token')
  @ApiOperation({ summary: 'My subscriptions, by the managing link of a message' })
  @AnswersListOf(subscriptionSchema)
  async list(
    @Param({ schema: path }) { token }: z.output<typeof path>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ items: SubscriptionShape[]; nextCursor: null }> {
    response.setHeader('Cache-Control', 'no-store');
    const found = (await this.own.list(token)) ?? notOurs();
    return { items: await Promise.all(found.map((one) => this.shapeOf(one))), nextCursor: null };
  }

  @Patch(':token/:id')
  @ApiOperation({ summary: 'Change how often and when I am told' })
  @ApiOkResponse({ standardSchema: subscriptionSchema })
  async change(
    @Param({ schema: onePath }) given: z.output<typeof onePath>,
    @Body({ schema: timingChangeSchema }) timing: z.output<typeof timingChangeSchema>,
  ): Promise<SubscriptionShape> {
    return this.shapeOf((await this.own.change(given.token, given.id, timing)) ?? notOurs());
  }

  @Post(':token/end')
  @HttpCode(200)
  @ApiOperation({ summary: 'End some of my subscriptions' })
  @ApiOkResponse({ standardSchema: endedSchema })
  async end(
    @Param({ schema: path }) { token }: z.output<typeof path>,
    @Body({ schema: endBody }) { ids }: z.output<typeof endBody>,
  ): Promise<z.output<typeof endedSchema>> {
    return { ended: await this.own.end(token, ids) };
  }

  @Get(':token/export')
  @ApiOperation({ summary: 'Everything that is kept of me' })
  @ApiOkResponse({ standardSchema: ownDataSchema })
  async export(
    @Param({ schema: path }) { token }: z.output<typeof path>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<z.output<typeof ownDataSchema>> {
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Content-Disposition', 'attachment; filename="my-alerts.json"');
    const kept = (await this.own.export(token)) ?? notOurs();
    return {
      address: kept.address,
      subscriptions: await Promise.all(kept.subscriptions.map((one) => this.shapeOf(one))),
      consents: kept.consents.map((one) => ({
        ...one,
        askedAt: one.askedAt.toISOString(),
        confirmedAt: one.confirmedAt.toISOString(),
        withdrawnAt: one.withdrawnAt?.toISOString() ?? null,
      })),
      messages: kept.messages.map((one) => ({
        ...one,
        titles: [...one.titles],
        at: one.at.toISOString(),
      })),
    };
  }

  @Delete(':token')
  @HttpCode(204)
  @ApiOperation({
    summary: 'End all my subscriptions and erase what is kept of me; the link leads nowhere then',
  })
  @ApiNoContentResponse({ description: 'Erased' })
  async erase(@Param({ schema: path }) { token }: z.output<typeof path>): Promise<void> {
    if (!(await this.own.erase(token))) notOurs();
  }

  private async shapeOf(one: Subscription): Promise<SubscriptionShape> {
    return subscriptionShape(one, await this.offer.nameOf(one.ruleId));
  }
}

function notOurs(): never {
  throw new ProblemException(
    404,
    'This link is none of ours, or what it led to was erased. Use the link of a message as it stands there.',
  );
}
