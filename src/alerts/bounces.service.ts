import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../kernel/clock.js';
import { Suppressions } from './adapters/mail/suppressions.js';

/** Bounces and complaints that were reported from outside. */
@Injectable()
export class BouncesService {
  constructor(
    private readonly suppressions: Suppressions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Ends every subscription of an address, and mails it nothing again. */
  report(address: string, kind: 'bounce' | 'complaint'): Promise<void> {
    return this.suppressions.add(address, kind, this.clock.now());
  }

  /** Lets an address be mailed again; whether it was suppressed. */
  lift(address: string): Promise<boolean> {
    return this.suppressions.lift(address);
  }
}
