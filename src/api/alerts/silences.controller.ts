import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { SilencesService } from '../../alerts/silences.service.js';
import { CLOCK, type Clock } from '../../kernel/clock.js';
import { id, listOfArguments, placeInstant } from '../http/arguments.js';
import { decodeCursor, pageOf } from '../http/cursor.js';
import { ProblemException, wrongForm } from '../http/problem.js';
import { AnswersListOf } from '../shapes/list.js';
import { Actor } from '../sign-in/actor.js';
import { AsKeeper, type Keeper } from '../sign-in/keeper.js';
import { ForSignedIn } from '../sign-in/sign-in.guard.js';
import { previewBody, previewSchema, silenceBody, silenceSchema, silenceShape } from './delivery-shapes.js';

const query = listOfArguments({});
const place = z.object({ at: placeInstant, id });
const path = z.object({ id });
const MOST_PREVIEWED = 200;

/** What mutes alerts for a while. */
@ApiTags('alerts')
@ApiBearerAuth()
@ForSignedIn()
@Controller('api/v1/silences')
export class SilencesController {
  constructor(
    private readonly silences: SilencesService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Silences, in force and past, the newest first' })
  @AnswersListOf(silenceSchema)
  async list(@Query({ schema: query }) given: z.output<typeof query>) {
    const after = decodeCursor(given.cursor, place);
    const rows = await this.silences.list({ limit: given.limit + 1, after });
    return pageOf(rows.map(silenceShape), given.limit, (row) => ({ at: row.createdAt, id: row.id }));
  }

  @Post('preview')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Which alerts of the last 30 days a silence would have muted',
    description:
      'A silence mutes alerts of the subscriptions of whoever makes it, one that an administrator makes everybody’s.',
  })
  @ApiOkResponse({ standardSchema: previewSchema })
  async preview(
    @Body({ schema: previewBody }) { matches }: z.output<typeof previewBody>,
    @AsKeeper() keeper: Keeper,
  ) {
    const { alerts, isWhole } = await this.silences.preview(matches, keeper, this.clock.now());
    const count = alerts.length;
    return {
      sentence: `In the last 30 days this would have muted ${isWhole ? '' : 'at least '}${alertsOf(count)}.`,
      count,
      isWhole,
      alerts: alerts.slice(0, MOST_PREVIEWED),
    };
  }

  @Post()
  @ApiOperation({
    summary: 'Mute alerts for a while, with a reason',
    description: 'Of your own subscriptions; one that an administrator makes mutes everybody’s.',
  })
  @ApiCreatedResponse({ description: 'The silence', standardSchema: silenceSchema })
  async add(
    @Body({ schema: silenceBody }) body: z.output<typeof silenceBody>,
    @Actor() createdBy: string,
    @AsKeeper() keeper: Keeper,
  ) {
    const now = this.clock.now();
    if (body.to <= now) {
      throw new ProblemException(400, 'to: give an instant that is still to come.', [
        wrongForm('to', body.to.toISOString(), 'an instant that is still to come'),
      ]);
    }
    const draft = { matches: body.matches, reason: body.reason, startsAt: body.from ?? now, endsAt: body.to };
    return silenceShape(await this.silences.add(draft, { ...keeper, createdBy }, now));
  }

  @Delete(':id')
  @ApiOperation({ summary: 'End a silence now; it stays on record' })
  @ApiOkResponse({ standardSchema: silenceSchema })
  async end(@Param({ schema: path }) given: z.output<typeof path>, @AsKeeper() keeper: Keeper) {
    await this.mayEnd(given.id, keeper);
    const ended = await this.silences.end(given.id, this.clock.now());
    if (ended === null) throw new ProblemException(404, `There is no silence "${given.id}".`);
    return silenceShape(ended);
  }

  private async mayEnd(wanted: string, { owner, seesAll }: Keeper): Promise<void> {
    const silence = await this.silences.byId(wanted);
    if (silence === null || seesAll || silence.owner === owner) return;
    throw new ProblemException(
      403,
      `The silence "${wanted}" was made by ${silence.createdBy}; only they and administrators end it. Ask one of them.`,
      { code: 'silence-of-others', about: silence.createdBy },
    );
  }
}

function alertsOf(count: number): string {
  return `${count} alert${count === 1 ? '' : 's'}`;
}
