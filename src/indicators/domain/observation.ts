import type { DateRange } from '../../kernel/dates.js';
import type { Citation } from '../../developments/domain/development.js';
import type { Amount } from '../../developments/domain/promise.js';

/** A figure about the relations with its period, unit, basis and source (DESIGN §6); `value`, or `low`/`high`. */
export interface Observation extends Amount {
  readonly id: string;
  /** Slug of the series; figures on different bases are different series. */
  readonly series: string;
  readonly label: string;
  readonly period: DateRange;
  /** What the figure counts and who says so. */
  readonly basis: string;
  readonly core: boolean;
  readonly citations: readonly Citation[];
  readonly notes: string;
}
