import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Baseline } from '../baseline/domain/baseline.js';
import { DevelopmentsService } from '../developments/developments.service.js';
import { ObservationsService } from '../indicators/observations.service.js';
import { CLOCK, type Clock } from '../kernel/clock.js';
import { promisesOnSubject, weighedBaseline } from './weighed-baseline.js';

/** What the baseline holds, for the start-up line. */
export interface Seeded {
  readonly developments: number;
  readonly promises: number;
  readonly observations: number;
  /** Records that were new, had changed or were gone since the last start. */
  readonly changed: number;
}

/** Brings the baseline into the database; what is there already is left as it is. */
@Injectable()
export class SeedService {
  constructor(
    private readonly developments: DevelopmentsService,
    private readonly observations: ObservationsService,
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Stores the records of the baseline, all or none. */
  async seed(baseline: Baseline): Promise<Seeded> {
    const now = this.clock.now();
    const changed = await this.dataSource.transaction(async (manager) => {
      const developments = baseline.developments.map(weighedBaseline);
      const appended = [
        ...(await this.developments.storeKnown(developments, manager, now)),
        ...(await this.developments.replaceKnownPromises(promisesOnSubject(baseline), manager, now)),
        ...(await this.observations.store(baseline.observations, manager, now)),
      ];
      return appended.length + (await this.withdrawMissing(baseline, manager, now));
    });
    return {
      developments: baseline.developments.length,
      promises: baseline.promises.length,
      observations: baseline.observations.length,
      changed,
    };
  }

  /** A record that an editor took out of the data is withdrawn, and stays readable as of earlier. */
  private async withdrawMissing(baseline: Baseline, manager: EntityManager, now: Date): Promise<number> {
    const developments = baseline.developments.map((record) => record.id);
    const observations = baseline.observations.map((record) => record.id);
    return (
      (await this.developments.withdrawKnown(developments, manager, now)) +
      (await this.observations.withdrawOthers(observations, manager, now))
    );
  }
}
