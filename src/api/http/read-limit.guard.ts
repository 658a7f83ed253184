import { Inject, Injectable, Logger, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.js';
import { CLOCK, type Clock } from '../../kernel/clock.js';
import { clientOf, isThisMachine } from '../../kernel/network.js';
import { callerOf } from '../sign-in/caller.js';
import { credentialsOf } from '../sign-in/credentials.js';
import { SignInService } from '../sign-in/sign-in.service.js';
import { ProblemException } from './problem.js';
import { ReadCounts } from './read-counts.js';

const READING = new Set(['GET', 'HEAD']);
/** Not the probes, and not the files of the pages, which never come here. */
const COUNTED = /^\/(?:api|feeds)\//i;
const SECOND_MS = 1_000;

/**
 * Bounds how often one client reads in a minute without a sign-in (READ_LIMIT). What shows credentials is counted too,
 * since anybody can show some; whether they are right is looked at only where it is too much.
 */
@Injectable()
export class ReadLimitGuard implements CanActivate {
  private readonly logger = new Logger('api');
  private readonly counts: ReadCounts | null;

  constructor(
    private readonly signIn: SignInService,
    @Inject(SETTINGS) { readLimit }: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.counts = readLimit === 0 ? null : new ReadCounts(readLimit);
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    const { method, path, ip = 'unknown' } = request;
    if (this.counts === null || !READING.has(method) || !COUNTED.test(path)) return true;
    if (callerOf(request) !== null || isThisMachine(ip)) return true;
    const counted = this.counts.take(clientOf(ip), this.clock.now().getTime());
    if (counted.kind === 'within' || (await this.isSignedIn(request, ip))) return true;
    if (counted.isFirst) this.logger.warn({ address: ip }, 'reading was limited for the rest of the minute');
    const seconds = Math.ceil(counted.ms / SECOND_MS);
    const words = `This address read too often in this minute. Try again in ${seconds} seconds, take up to 500 items at once with "limit", or sign in; the operator sets READ_LIMIT.`;
    throw new ProblemException(
      429,
      words,
      { code: 'read-too-often', about: seconds },
      { 'Retry-After': String(seconds) },
    );
  }

  private async isSignedIn(request: Request, ip: string): Promise<boolean> {
    const credentials = credentialsOf(request);
    switch (credentials.kind) {
      case 'session':
        return this.signIn.isOpen(credentials.secret);
      case 'bearer':
        return (await this.signIn.check(credentials.token, ip)).outcome === 'right';
      case 'none':
        return false;
    }
  }
}
