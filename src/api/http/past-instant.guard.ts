import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { CLOCK, type Clock } from '../../kernel/clock.js';
import { instant } from './arguments.js';
import { ProblemException, wrongForm } from './problem.js';

/** Refuses an `asOf` that is still to come: the same address would answer otherwise once it is past. */
@Injectable()
export class PastInstantGuard implements CanActivate {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  canActivate(context: ExecutionContext): boolean {
    const given: unknown = context.switchToHttp().getRequest<Request>().query['asOf'];
    const asOf = instant.safeParse(given).data;
    const now = this.clock.now();
    if (typeof given !== 'string' || asOf === undefined || asOf <= now) return true;
    const allowed = `an instant not later than now (${now.toISOString()}); leave it out for what is known now`;
    throw new ProblemException(400, `asOf: ${allowed}.`, [wrongForm('asOf', given, allowed)]);
  }
}
