import { Controller, Get, HttpStatus, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import { ping } from '../database/open-database.js';
import { Metrics } from './metrics.js';
import { OpenToEveryone } from './sign-in/sign-in.guard.js';

@ApiTags('service')
@OpenToEveryone()
@Controller()
export class HealthController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly metrics: Metrics,
  ) {}

  @Get('healthz')
  @ApiOperation({ summary: 'Whether the process answers' })
  health(@Res({ passthrough: true }) response: Response) {
    response.setHeader('Cache-Control', 'no-store');
    return { status: 'ok' };
  }

  @Get('readyz')
  @ApiOperation({ summary: 'Whether the service can do its work; 503 where it cannot' })
  async ready(@Res({ passthrough: true }) response: Response) {
    const isDatabaseThere = await ping(this.dataSource);
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
    response.type(this.metrics.contentType).send(await this.metrics.text());
  }
}
