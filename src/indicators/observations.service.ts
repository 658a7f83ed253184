import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { storeObservations, withdrawObservations } from './adapters/observation-store.js';
import { OBSERVATION_READER, type ObservationReader } from './domain/observation-reader.js';
import type { Observation } from './domain/observation.js';

const AT_ONCE = 1_000;

/** Figures about the relations: stored in versions, read by series. */
@Injectable()
export class ObservationsService {
  constructor(@Inject(OBSERVATION_READER) readonly reader: ObservationReader) {}

  /** Appends the observations that differ from what is stored; gives the ids that got a new version. */
  store(observations: readonly Observation[], manager: EntityManager, now: Date): Promise<readonly string[]> {
    return storeObservations(manager, observations, 'baseline', now);
  }

  /** Appends imported figures that differ from what is stored: a revised one is a new version. */
  storeImported(
    observations: readonly Observation[],
    manager: EntityManager,
    now: Date,
  ): Promise<readonly string[]> {
    return storeObservations(manager, observations, 'import', now);
  }

  /** Reads every observation of the series (none named: of all) known at `asOf` (null: now). */
  async all(series: readonly string[], asOf: Date | null): Promise<readonly Observation[]> {
    const all: Observation[] = [];
    for (let after: string | null = null; ;) {
      const page: readonly Observation[] = await this.reader.list({ series, asOf, limit: AT_ONCE, after });
      all.push(...page);
      after = page.at(-1)?.id ?? null;
      if (page.length < AT_ONCE) return all;
    }
  }

  /** Withdraws the baseline's observations that are not among the given ids. */
  withdrawOthers(keptIds: readonly string[], manager: EntityManager, now: Date): Promise<number> {
    return withdrawObservations(manager, keptIds, now);
  }
}
