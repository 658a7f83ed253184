import { Inject, Injectable } from '@nestjs/common';
import { BaselineService } from '../baseline/baseline.service.js';
import { FeedsService } from '../feeds/feeds.service.js';
import { CLOCK, type Clock } from '../kernel/clock.js';
import { SeedService, type Seeded } from './seed.service.js';

export interface Prepared extends Seeded {
  /** Feeds that are enabled. */
  readonly feeds: number;
}

/** What must be in the database before anything can be shown or polled. */
@Injectable()
export class StartService {
  constructor(
    private readonly baseline: BaselineService,
    private readonly seeds: SeedService,
    private readonly feeds: FeedsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Brings baseline and feeds into the database; quick where they are there already. */
  async prepare(): Promise<Prepared> {
    const seeded = await this.seeds.seed(this.baseline.records());
    await this.feeds.putRight(this.clock.now());
    return { ...seeded, feeds: await this.feeds.seed(this.clock.now()) };
  }
}
