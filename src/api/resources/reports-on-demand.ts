import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../kernel/clock.js';
import { ProblemException } from '../http/problem.js';
import { Attempts } from '../sign-in/attempts.js';

const SECOND_MS = 1_000;
/** A report takes about a tenth of a second to make, as PDF some seconds: enough for people and their scripts. */
const LIMITS = { perSource: 60, inAll: 240, windowMs: 60 * SECOND_MS } as const;

/** Bounds how many reports are made on demand, for each address and in all; what is published is only read. */
@Injectable()
export class ReportsOnDemand {
  private readonly made = new Attempts(LIMITS);

  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Counts one more for the address; ends the request with a problem that says when to try again where it is too many. */
  take(address: string): void {
    const now = this.clock.now().getTime();
    const seconds = Math.ceil(this.made.waitMs(address, now) / SECOND_MS);
    if (seconds === 0) {
      this.made.record(address, now);
      return;
    }
    const words = `Reports were made on demand too often lately. Try again in ${seconds} seconds, or take a published one from /api/v1/reports.`;
    throw new ProblemException(
      429,
      words,
      { code: 'reports-too-often', about: seconds },
      { 'Retry-After': String(seconds) },
    );
  }
}
