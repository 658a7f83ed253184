import { setTimeout as delay } from 'node:timers/promises';
import { Controller, Get, HttpStatus, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { ping } from '../database/open-database.js';
import { Metrics } from './metrics.js';
import { OpenToEveryone } from './sign-in/sign-in.guard.js';

const PATIENCE_MS = 3_000;
const answers = z.object({ status: z.string() });
const readiness = answers.extend({
  checks: z.array(z.object({ name: z.string(), ok: z.boolean(), message: z.string() })),
});

@ApiTags('service')
@Controller()
export class HealthController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly metrics: Metrics,
  ) {}

  @Get('healthz')
  @OpenToEveryone()
  @ApiOkResponse({ standardSchema: answers })
  @ApiOperation({ summary: 'Whether the process answers' })
  health(@Res({ passthrough: true }) response: Response) {
    response.setHeader('Cache-Control', 'no-store');
    return { status: 'ok' };
  }

  @Get('readyz')
  @OpenToEveryone()
  @ApiOkResponse({ standardSchema: readiness })
  @ApiOperation({ summary: 'Whether the service can do its work; 503 where it cannot' })
  async ready(@Res({ passthrough: true }) response: Response) {
    // A server that hangs instead of refusing is away as well.
    const isDatabaseThere = await Promise.race([
      ping(this.dataSource),
      delay(PATIENCE_MS, false, { ref: false }),
    ]);
    response.setHeader('Cache-Control', 'no-store');
    if (!isDatabaseThere) response.status(HttpStatus.SERVICE_UNAVAILABLE);
    const message = isDatabaseThere
      ? 'answers'
      : 'does not answer; polling resumes by itself when it is back';
    return {
      status: isDatabaseThere ? 'ready' : 'not ready',
      checks: [{ name: 'database', ok: isDatabaseThere, message }],
    };
  }

  @Get('metrics')
  @ApiOperation({ summary: 'Figures of the process for Prometheus' })
  async figures(@Res() response: Response): Promise<void> {
    response.setHeader('Cache-Control', 'no-store');
    response.type(this.metrics.contentType).send(await this.metrics.text());
  }
}
