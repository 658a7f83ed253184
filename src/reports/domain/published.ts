import type { Instant, IsoWeek } from '../../kernel/dates.js';
import type { BottomLine } from './weekly-report.js';

/** One published report, as lists show it. */
export interface PublishedEdition {
  readonly week: IsoWeek;
  /** From 1. */
  readonly edition: number;
  readonly asOf: Instant;
  readonly sha256: string;
  readonly bottomLine: BottomLine;
  /** When it was published. */
  readonly recordedAt: Instant;
  /** The week's last edition: another one where this was corrected. */
  readonly newest: number;
}
