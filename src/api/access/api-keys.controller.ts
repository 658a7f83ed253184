import { Body, Controller, Delete, Get, Inject, Param, Post, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { CLOCK, type Clock } from '../../kernel/clock.js';
import { ProblemException } from '../http/problem.js';
import { AnswersListOf } from '../shapes/list.js';
import { Actor } from '../sign-in/actor.js';
import { NeedsRole } from '../sign-in/sign-in.guard.js';
import { keyBody, keySchema, keyShape, keyPath } from './api-key.shape.js';
import { ApiKeysService } from '../sign-in/api-keys.service.js';

const newKeySchema = keySchema.extend({
  token: z.string().describe('The key itself, given only here: send it as Authorization: Bearer'),
});

@ApiTags('access')
@ApiBearerAuth()
@NeedsRole('admin')
@Controller('api/v1/keys')
export class ApiKeysController {
  constructor(
    private readonly keys: ApiKeysService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'API keys, newest first, without their secrets; for administrators' })
  @AnswersListOf(keySchema)
  async list() {
    const now = this.clock.now();
    return { items: (await this.keys.list()).map((key) => keyShape(key, now)), nextCursor: null };
  }

  @Post()
  @ApiOperation({ summary: 'Make an API key; its text is shown in this answer only' })
  @ApiCreatedResponse({
    standardSchema: newKeySchema,
    description: 'The new key; its text stands in this answer only',
  })
  async add(
    @Body({ schema: keyBody }) wanted: z.output<typeof keyBody>,
    @Actor() actor: string,
    @Res({ passthrough: true }) response: Response,
  ) {
    response.setHeader('Cache-Control', 'no-store');
    const { key, text } = await this.keys.add(wanted, actor);
    return { ...keyShape(key, this.clock.now()), token: text };
  }

  @Delete(':id')
  @ApiOperation({ summary: 'End an API key at once, with the sessions opened with it' })
  @ApiOkResponse({ standardSchema: z.object({ revoked: z.literal(true) }) })
  async revoke(@Param({ schema: keyPath }) { id }: z.output<typeof keyPath>, @Actor() actor: string) {
    if (await this.keys.revoke(id, actor)) return { revoked: true };
    throw new ProblemException(404, `No API key "${id}" is in force. GET /api/v1/keys lists them.`);
  }
}
