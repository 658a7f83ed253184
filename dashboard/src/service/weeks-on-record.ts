import type { WeekChange } from '../../../src/indicators/domain/week-change.js';
import { list, number, oneOf, record } from './guards.js';
import type { Guard } from './guards.js';
import { SERIES } from './records.js';

/** Of a week's changes how many weeks each series can be compared with; the rest of them weighs ten times as much to check. */
export interface WeeksOnRecord {
  readonly changes: readonly Pick<WeekChange, 'indicator' | 'comparableWeeks'>[];
}

export const weeksOnRecord: Guard<WeeksOnRecord> = record<WeeksOnRecord>({
  changes: list(
    record<WeeksOnRecord['changes'][number]>({ indicator: oneOf(SERIES), comparableWeeks: number }),
  ),
});
