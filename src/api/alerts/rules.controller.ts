import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { z } from 'zod';
import { BackTestService } from '../../alerts/back-test.service.js';
import type { Rule } from '../../alerts/domain/rule.js';
import { RulesService } from '../../alerts/rules.service.js';
import { CLOCK, type Clock } from '../../kernel/clock.js';
import { flag, id, listOfArguments } from '../http/arguments.js';
import { decodeCursor, pageOf } from '../http/cursor.js';
import { ProblemException } from '../http/problem.js';
import { AnswersListOf } from '../shapes/list.js';
import { AsKeeper, type Keeper } from '../sign-in/keeper.js';
import { ForSignedIn } from '../sign-in/sign-in.guard.js';
import { KnownNames } from './known-names.js';
import {
  backTestSchema,
  backTestShape,
  ruleBody,
  ruleChange,
  ruleSchema,
  ruleShape,
  triedRule,
} from './rule-shapes.js';

const query = listOfArguments({ enabled: flag, owner: id.optional() });
const place = z.object({ id });
const path = z.object({ id });

/** Rules of alerts: what is watched. */
@ApiTags('alerts')
@ApiBearerAuth()
@ForSignedIn()
@Controller('api/v1/rules')
export class RulesController {
  constructor(
    private readonly rules: RulesService,
    private readonly backTests: BackTestService,
    private readonly names: KnownNames,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The rules of alerts' })
  @AnswersListOf(ruleSchema)
  async list(@Query({ schema: query }) given: z.output<typeof query>) {
    const rows = await this.rules.list({
      owner: given.owner ?? null,
      enabled: given.enabled ?? null,
      limit: given.limit + 1,
      after: decodeCursor(given.cursor, place)?.id ?? null,
    });
    return pageOf(await this.shapes(rows), given.limit, (row) => ({ id: row.id }));
  }

  @Post()
  @ApiOperation({ summary: 'Add a rule; it watches from now on' })
  @ApiCreatedResponse({ description: 'The rule', standardSchema: ruleSchema })
  async add(@Body({ schema: ruleBody }) body: z.output<typeof ruleBody>, @AsKeeper() keeper: Keeper) {
    await this.names.check(body.condition);
    return ruleShape(await this.rules.add(body, keeper.owner, this.clock.now()));
  }

  @Post('back-test')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Try a rule out before it is saved: what it would have sent in the last 12 months',
    description: 'Nothing is stored or sent. The rule is matched by the same code that watches.',
  })
  @ApiOkResponse({ standardSchema: backTestSchema })
  async backTest(@Body({ schema: ruleBody }) body: z.output<typeof ruleBody>) {
    await this.names.check(body.condition);
    return backTestShape(await this.backTests.run(triedRule(body), this.clock.now()));
  }

  @Get(':id')
  @ApiOperation({ summary: 'One rule' })
  @ApiOkResponse({ standardSchema: ruleSchema })
  async one(@Param({ schema: path }) given: z.output<typeof path>) {
    return this.shape(found(await this.rules.byId(given.id), given.id));
  }

  @Patch(':id')
  @ApiOperation({
    summary: 'Change a rule, switch it off or on; for whoever keeps it, and for administrators',
  })
  @ApiOkResponse({ standardSchema: ruleSchema })
  async change(
    @Param({ schema: path }) given: z.output<typeof path>,
    @Body({ schema: ruleChange }) body: z.output<typeof ruleChange>,
    @AsKeeper() keeper: Keeper,
  ) {
    await this.mayChange(given.id, keeper);
    if (body.condition !== undefined) await this.names.check(body.condition);
    const change = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
    return this.shape(found(await this.rules.change(given.id, change, this.clock.now()), given.id));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'End a rule and its subscriptions; what was sent stays on record' })
  @ApiNoContentResponse({ description: 'It has ended' })
  async remove(@Param({ schema: path }) given: z.output<typeof path>, @AsKeeper() keeper: Keeper) {
    await this.mayChange(given.id, keeper);
    if (!(await this.rules.remove(given.id, this.clock.now()))) found(null, given.id);
  }

  @Post(':id/restore')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take the end of a rule back, with the subscriptions that ended by it' })
  @ApiOkResponse({ standardSchema: ruleSchema })
  async restore(@Param({ schema: path }) given: z.output<typeof path>, @AsKeeper() keeper: Keeper) {
    await this.mayChange(given.id, keeper);
    const restored = await this.rules.restore(given.id, this.clock.now());
    if (restored === null) throw new ProblemException(404, `No rule "${given.id}" was ended.`);
    return this.shape(restored);
  }

  /** Others rely on a rule as it is: whoever wants it otherwise makes one of their own. */
  private async mayChange(wanted: string, { owner, seesAll }: Keeper): Promise<void> {
    const keptBy = await this.rules.ownerOf(wanted);
    if (keptBy === null || seesAll || keptBy === owner) return;
    throw new ProblemException(
      403,
      `The rule "${wanted}" is kept by ${keptBy}; only they and administrators change it. Add one of your own with its condition: POST /api/v1/rules.`,
      { code: 'rule-of-others', about: keptBy },
    );
  }

  private async shape(rule: Rule) {
    return ruleShape(rule, (await this.rules.records([rule.id])).get(rule.id));
  }

  private async shapes(rules: readonly Rule[]) {
    const records = await this.rules.records(rules.map(({ id: one }) => one));
    return rules.map((rule) => ruleShape(rule, records.get(rule.id)));
  }
}

function found<T>(rule: T | null, wanted: string): T {
  if (rule !== null) return rule;
  throw new ProblemException(404, `There is no rule "${wanted}". GET /api/v1/rules lists them.`);
}
