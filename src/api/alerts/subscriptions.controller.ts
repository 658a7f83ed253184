import { Body, Controller, Get, HttpCode, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CHANNELS, SUBSCRIPTION_STATES, type Subscription } from '../../alerts/domain/subscription.js';
import { OfferService } from '../../alerts/offer.service.js';
import { SubscriptionsService } from '../../alerts/subscriptions.service.js';
import { CLOCK, type Clock } from '../../kernel/clock.js';
import { anyOf, id, listOfArguments } from '../http/arguments.js';
import { decodeCursor, pageOf } from '../http/cursor.js';
import { ProblemException } from '../http/problem.js';
import { AnswersListOf } from '../shapes/list.js';
import { Actor } from '../sign-in/actor.js';
import { AsKeeper, type Keeper } from '../sign-in/keeper.js';
import { ForSignedIn } from '../sign-in/sign-in.guard.js';
import {
  endpointBody,
  endpointChange,
  endpointSchema,
  endpointShape,
  newEndpointSchema,
  secretSchema,
  testSchema,
} from './endpoint-shapes.js';

const query = listOfArguments({
  rule: id.optional(),
  owner: id.optional(),
  channel: z.enum(CHANNELS, { error: `one of ${CHANNELS.join(', ')}` }).optional(),
  state: anyOf(SUBSCRIPTION_STATES),
});
const place = z.object({ id });
const path = z.object({ id });

/** Who is told of what, as whoever is signed in sees it; secrets are masked. */
@ApiTags('alerts')
@ApiBearerAuth()
@ForSignedIn()
@Controller('api/v1/subscriptions')
export class SubscriptionsController {
  constructor(
    private readonly subscriptions: SubscriptionsService,
    private readonly offer: OfferService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Subscriptions, their targets masked',
    description: 'Administrators see everybody’s, others their own.',
  })
  @AnswersListOf(endpointSchema)
  async list(@Query({ schema: query }) given: z.output<typeof query>, @AsKeeper() keeper: Keeper) {
    const rows = await this.subscriptions.list({
      owner: keeper.seesAll ? (given.owner ?? null) : keeper.owner,
      ruleId: given.rule ?? null,
      channel: given.channel ?? null,
      states: given.state,
      targetDigest: null,
      limit: given.limit + 1,
      after: decodeCursor(given.cursor, place)?.id ?? null,
    });
    const names = await this.offer.namesOf(rows.map(({ ruleId }) => ruleId));
    const shown = rows.map((row) => endpointShape(row, names.get(row.ruleId) ?? row.ruleId));
    return pageOf(shown, given.limit, (row) => ({ id: row.id }));
  }

  @Post('endpoints')
  @ApiOperation({
    summary: 'Subscribe a webhook, a chat, ntfy or a personal feed to a rule or a standard topic',
    description:
      'Webhooks are signed by Standard Webhooks 1.0. The secret is shown in this answer and never again. E-mail is signed up for by its owner: POST /api/v1/subscriptions.',
  })
  @ApiCreatedResponse({ description: 'The subscription and its secret', standardSchema: newEndpointSchema })
  async add(@Body({ schema: endpointBody }) body: z.output<typeof endpointBody>, @AsKeeper() keeper: Keeper) {
    const { ruleId, target, timing, owner } = body;
    const draft = {
      ...timing,
      ruleId,
      target,
      owner: keeper.seesAll ? (owner ?? keeper.owner) : keeper.owner,
    };
    const added = await this.subscriptions.add(draft, this.clock.now());
    if (added === null) {
      throw new ProblemException(
        404,
        `There is no rule or topic "${ruleId}". GET /api/v1/rules lists the rules.`,
      );
    }
    return { subscription: await this.shape(added.subscription), secret: added.secret };
  }

  @Get('endpoints/:id')
  @ApiOperation({ summary: 'One subscription, its target masked' })
  @ApiOkResponse({ standardSchema: endpointSchema })
  async one(@Param({ schema: path }) given: z.output<typeof path>, @AsKeeper() keeper: Keeper) {
    return this.shape(await this.ofKeeper(given.id, keeper));
  }

  @Patch('endpoints/:id')
  @ApiOperation({
    summary: 'Change when a subscriber hears; pause, resume or end a subscription',
    description:
      'Of one that is ended (`unsubscribed`) its address, secrets and tokens are erased; it cannot be started again.',
  })
  @ApiOkResponse({ standardSchema: endpointSchema })
  async change(
    @Param({ schema: path }) given: z.output<typeof path>,
    @Body({ schema: endpointChange }) body: z.output<typeof endpointChange>,
    @Actor() actor: string,
    @AsKeeper() keeper: Keeper,
  ) {
    const { timing, state, reason } = body;
    let held = await this.ofKeeper(given.id, keeper);
    if (held.state === 'unsubscribed' || (state === 'active' && held.channel === 'email')) {
      const words = 'Only its subscriber can start this one again, by signing up anew.';
      throw new ProblemException(409, words, { code: 'restarted-by-subscriber-only' });
    }
    if (timing !== undefined) held = found(await this.subscriptions.change(given.id, timing), given.id);
    if (state !== undefined) {
      const change = { state, reason: reason ?? `by ${actor}` };
      held = found(await this.subscriptions.setState(given.id, change, this.clock.now()), given.id);
    }
    return this.shape(held);
  }

  @Post('endpoints/:id/test')
  @ApiOperation({ summary: 'Send a test message' })
  @ApiCreatedResponse({ description: 'What to look for', standardSchema: testSchema })
  async test(@Param({ schema: path }) given: z.output<typeof path>, @AsKeeper() keeper: Keeper) {
    await this.ofKeeper(given.id, keeper);
    const notificationId = await this.subscriptions.test(given.id, this.clock.now());
    return { notificationId: found(notificationId, given.id) };
  }

  @Post('endpoints/:id/secret')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Give a webhook a new signing secret, or a personal feed a new address',
    description:
      'A webhook is signed with each old secret as well for a day, with three at most; a feed is not read by its old address any more.',
  })
  @ApiOkResponse({ standardSchema: secretSchema })
  async rotate(@Param({ schema: path }) given: z.output<typeof path>, @AsKeeper() keeper: Keeper) {
    await this.ofKeeper(given.id, keeper);
    const rotated = found(await this.subscriptions.rotate(given.id, this.clock.now()), given.id);
    if (rotated.kind === 'full') {
      throw new ProblemException(
        409,
        `Three secrets sign already, as the old ones were promised a day each: the next can be made after ${rotated.freeAt}.`,
        { code: 'three-secrets', about: rotated.freeAt },
      );
    }
    return { secret: rotated.secret };
  }

  /** One that whoever is signed in may see; what others keep is to them as if it were not there. */
  private async ofKeeper(wanted: string, { owner, seesAll }: Keeper): Promise<Subscription> {
    const one = found(await this.subscriptions.byId(wanted), wanted);
    return found(seesAll || one.owner === owner ? one : null, wanted);
  }

  private async shape(one: Subscription) {
    const names = await this.offer.namesOf([one.ruleId]);
    return endpointShape(one, names.get(one.ruleId) ?? one.ruleId);
  }
}

function found<T>(one: T | null, wanted: string): T {
  if (one !== null) return one;
  throw new ProblemException(404, `There is no subscription "${wanted}" that this can be done with.`);
}
