import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { storeObservations, withdrawObservations } from './adapters/observation-store.js';
import { OBSERVATION_READER, type ObservationReader } from './domain/observation-reader.js';
import type { Observation } from './domain/observation.js';

/** Figures about the relations: stored in versions, read by series. */
@Injectable()
export class ObservationsService {
  constructor(@Inject(OBSERVATION_READER) readonly reader: ObservationReader) {}

  /** Appends the observations that differ from what is stored; gives the ids that got a new version. */
  store(observations: readonly Observation[], manager: EntityManager, now: Date): Promise<readonly string[]> {
    return storeObservations(manager, observations, now);
  }

  /** Withdraws the baseline's observations that are not among the given ids. */
  withdrawOthers(keptIds: readonly string[], manager: EntityManager, now: Date): Promise<number> {
    return withdrawObservations(manager, keptIds, now);
  }
}
