import { Body, Controller, Delete, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { BouncesService } from '../../alerts/bounces.service.js';
import { NeedsRole } from '../sign-in/sign-in.guard.js';
import { bounceBody, liftBody } from './subscription-shapes.js';

/** Reports of bounces and complaints, from the operator's mail server or provider: they end anybody's mail. */
@ApiTags('subscriptions')
@ApiBearerAuth()
@NeedsRole('admin')
@Controller('api/v1/subscriptions/bounces')
export class BouncesController {
  constructor(private readonly bounces: BouncesService) {}

  @Post()
  @HttpCode(204)
  @ApiOperation({
    summary: 'Report that mail to an address bounced or was complained of',
    description:
      'Ends its subscriptions and mails it nothing again. Answers the same whether or not the address is known. A mail server calls it from its bounce handler, with an administrator’s API key whose scope is subscriptions; refusals during delivery are noticed without it.',
  })
  @ApiNoContentResponse({ description: 'Nothing more is sent to the address' })
  report(@Body({ schema: bounceBody }) { address, kind }: z.output<typeof bounceBody>): Promise<void> {
    return this.bounces.report(address, kind);
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({
    summary: 'Let an address be mailed again, after its owner asked for it; they sign up anew',
  })
  @ApiNoContentResponse({ description: 'The address may be signed up again' })
  async lift(@Body({ schema: liftBody }) { address }: z.output<typeof liftBody>): Promise<void> {
    await this.bounces.lift(address);
  }
}
