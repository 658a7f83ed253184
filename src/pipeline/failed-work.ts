import type { Logger } from '@nestjs/common';
import { isDatabaseAway } from '../database/database-away.js';
import type { Measures } from '../kernel/measures.js';

/** What is done regularly and tried again by itself; the values of the label `work` of `failures_total`. */
export type RegularWork =
  'polling' | 'grouping' | 'alerts' | 'deliveries' | 'reports' | 'upkeep' | 'clock check';

/** Who tells of the failure of which work, and in which words. */
export interface FailedWork {
  readonly work: RegularWork;
  readonly logger: Logger;
  readonly measures: Measures;
  /** What goes on when the database is back; null where another work says it already. */
  readonly whileAway: string | null;
  /** What failed, and that it is tried again by itself. */
  readonly otherwise: string;
}

/** Counts a failure and says it in the log: a database that is away in one line, all else with its cause. */
export function tellFailure(
  { work, logger, measures, whileAway, otherwise }: FailedWork,
  error: unknown,
): void {
  measures.count('failures_total', { work });
  if (!isDatabaseAway(error)) logger.error({ err: error }, otherwise);
  else if (whileAway !== null) logger.warn(`The database is away; ${whileAway} when it is back.`);
}
