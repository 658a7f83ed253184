import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../kernel/clock.js';
import type { RefusalCode } from '../../kernel/refusal-code.js';
import { ProblemException } from '../http/problem.js';
import { AttemptStore } from '../sign-in/attempt.store.js';
import type { SharedAttempts } from '../sign-in/shared-attempts.js';

const MINUTE_MS = 60_000;
const SECOND_MS = 1_000;
/** A person looks at what each try brings; more are a script that uses this service to ask others. */
const TRIES = { perSource: 30, inAll: 120, windowMs: 10 * MINUTE_MS } as const;
/** As many as a patient person adds by hand; a longer list is imported as OPML. */
const ADDITIONS = { perSource: 60, inAll: 240, windowMs: 60 * MINUTE_MS } as const;

/** Bounds how often people have addresses asked, and how many feeds they add, for each of them and in all. */
@Injectable()
export class FeedAllowance {
  private readonly tries: SharedAttempts;
  private readonly additions: SharedAttempts;

  constructor(
    attempts: AttemptStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.tries = attempts.of('tried feed', TRIES);
    this.additions = attempts.of('added feed', ADDITIONS);
  }

  /** Counts one more try of somebody; ends the request with a problem that says when again, where it is too many. */
  takeTry(owner: string): Promise<void> {
    return this.take(this.tries, owner, {
      code: 'tried-too-often',
      why: 'Addresses were tried too often lately.',
    });
  }

  /** The same for adding a feed. */
  takeAddition(owner: string): Promise<void> {
    const why = 'Too many feeds were added lately; "tracker import LIST.opml" takes in a whole list.';
    return this.take(this.additions, owner, { code: 'added-too-often', why });
  }

  private async take(
    attempts: SharedAttempts,
    owner: string,
    { code, why }: { code: RefusalCode; why: string },
  ): Promise<void> {
    const now = this.clock.now().getTime();
    const seconds = Math.ceil((await attempts.take(owner, now)) / SECOND_MS);
    if (seconds > 0) {
      const words = `${why} Try again in ${seconds} seconds.`;
      throw new ProblemException(429, words, { code, about: seconds }, { 'Retry-After': String(seconds) });
    }
  }
}
