import { Body, Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { DeliveryLogService } from '../../alerts/delivery-log.service.js';
import { NOTIFICATION_STATES } from '../../alerts/domain/notification.js';
import { CLOCK, type Clock } from '../../kernel/clock.js';
import { anyOf, id, instant, listOfArguments, placeInstant } from '../http/arguments.js';
import { decodeCursor, pageOf } from '../http/cursor.js';
import { AnswersListOf } from '../shapes/list.js';
import { AsKeeper, type Keeper } from '../sign-in/keeper.js';
import { ForSignedIn } from '../sign-in/sign-in.guard.js';
import {
  deliverySchema,
  notificationSchema,
  notificationShape,
  OUTCOMES,
  replayBody,
  replayedSchema,
} from './delivery-shapes.js';

const filters = { subscription: id.optional(), rule: id.optional(), from: instant, to: instant };
const query = listOfArguments({ ...filters, notification: id.optional(), outcome: anyOf(OUTCOMES) });
const owedQuery = listOfArguments({ ...filters, state: anyOf(NOTIFICATION_STATES) });
const place = z.object({ id: z.number() });
const owedPlace = z.object({ at: placeInstant, id });

/** What was owed, and every attempt to send it. */
@ApiTags('alerts')
@ApiBearerAuth()
@ForSignedIn()
@Controller('api/v1/deliveries')
export class DeliveriesController {
  constructor(
    private readonly log: DeliveryLogService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Attempts to send alerts, the newest first' })
  @AnswersListOf(deliverySchema)
  async list(@Query({ schema: query }) given: z.output<typeof query>, @AsKeeper() keeper: Keeper) {
    const rows = await this.log.deliveries({
      subscriptionId: given.subscription ?? null,
      notificationId: given.notification ?? null,
      ruleId: given.rule ?? null,
      outcomes: given.outcome,
      from: given.from ?? null,
      to: given.to ?? null,
      limit: given.limit + 1,
      after: decodeCursor(given.cursor, place)?.id ?? null,
      ...ownOf(keeper),
    });
    return pageOf(rows, given.limit, (row) => ({ id: Number(row.id) }));
  }

  @Get('notifications')
  @ApiOperation({ summary: 'What was, is or will be owed, with what was muted and why, the newest first' })
  @AnswersListOf(notificationSchema)
  async notifications(
    @Query({ schema: owedQuery }) given: z.output<typeof owedQuery>,
    @AsKeeper() keeper: Keeper,
  ) {
    const after = decodeCursor(given.cursor, owedPlace);
    const rows = await this.log.notifications({
      subscriptionId: given.subscription ?? null,
      ruleId: given.rule ?? null,
      states: given.state,
      from: given.from ?? null,
      to: given.to ?? null,
      limit: given.limit + 1,
      after: after === null ? null : { createdAt: new Date(after.at), id: after.id },
      ...ownOf(keeper),
    });
    return pageOf(rows.map(notificationShape), given.limit, (row) => ({ at: row.createdAt, id: row.id }));
  }

  @Post('replay')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Send notifications once more, by id or of a range, under the ids they had',
    description:
      'Without states only what was given up (dead) is replayed. Subscriptions that ended get nothing.',
  })
  @ApiOkResponse({ standardSchema: replayedSchema })
  async replay(@Body({ schema: replayBody }) body: z.output<typeof replayBody>, @AsKeeper() keeper: Keeper) {
    const replayed = await this.log.replay(
      {
        notificationIds: body.notifications,
        subscriptionId: body.subscription,
        states: body.states,
        from: body.from,
        to: body.to,
        ...ownOf(keeper),
      },
      this.clock.now(),
    );
    return { replayed, message: replayedSentence(replayed, body.states) };
  }
}

/** Only administrators see and replay what others subscribed to. */
function ownOf({ owner, seesAll }: Keeper): { readonly owner?: string } {
  return seesAll ? {} : { owner };
}

function replayedSentence(count: number, states: readonly string[]): string {
  if (count === 0) {
    return `Nothing is sent once more: of what was asked for, nothing is ${states.join(' or ')} and goes to an active subscription. "states" says what else is replayed.`;
  }
  return count === 1
    ? 'One notification is sent once more, under the id it had.'
    : `${count} notifications are sent once more, under the ids they had.`;
}
