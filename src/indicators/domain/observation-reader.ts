import type { Observation } from './observation.js';

/** Injection token of the reader. */
export const OBSERVATION_READER = Symbol('observation reader');

export interface ObservationQuery {
  readonly series: readonly string[];
  readonly asOf: Date | null;
  readonly limit: number;
  /** Id after which the page begins, or null. */
  readonly after: string | null;
}

/** Reading observations, in order of their ids. */
export interface ObservationReader {
  list(query: ObservationQuery): Promise<readonly Observation[]>;
}
