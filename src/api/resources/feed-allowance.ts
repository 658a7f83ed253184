import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../kernel/clock.js';
import type { RefusalCode } from '../../kernel/refusal-code.js';
import { ProblemException } from '../http/problem.js';
import { Attempts } from '../sign-in/attempts.js';

const MINUTE_MS = 60_000;
const SECOND_MS = 1_000;
/** A person looks at what each try brings; more are a script that uses this service to ask others. */
const TRIES = { perAddress: 30, inAll: 120, windowMs: 10 * MINUTE_MS } as const;
/** As many as a patient person adds by hand; a longer list is imported as OPML. */
const ADDITIONS = { perAddress: 60, inAll: 240, windowMs: 60 * MINUTE_MS } as const;

/** Bounds how often people have addresses asked, and how many feeds they add, for each of them and in all. */
@Injectable()
export class FeedAllowance {
  private readonly tries = new Attempts(TRIES);
  private readonly additions = new Attempts(ADDITIONS);

  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Counts one more try of somebody; ends the request with a problem that says when again, where it is too many. */
  takeTry(owner: string): void {
    this.take(this.tries, owner, { code: 'tried-too-often', why: 'Addresses were tried too often lately.' });
  }

  /** The same for adding a feed. */
  takeAddition(owner: string): void {
    const why = 'Too many feeds were added lately; "tracker import LIST.opml" takes in a whole list.';
    this.take(this.additions, owner, { code: 'added-too-often', why });
  }

  private take(attempts: Attempts, owner: string, { code, why }: { code: RefusalCode; why: string }): void {
    const now = this.clock.now().getTime();
    const seconds = Math.ceil(attempts.waitMs(owner, now) / SECOND_MS);
    if (seconds > 0) {
      const words = `${why} Try again in ${seconds} seconds.`;
      throw new ProblemException(429, words, { code, about: seconds }, { 'Retry-After': String(seconds) });
    }
    attempts.record(owner, now);
  }
}
