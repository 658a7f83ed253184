import type { DateRange } from '../service/records.js';

/** Whether a date can be drawn at all: bounded on both sides. */
export function isBounded(date: DateRange): date is DateRange & { from: string; to: string } {
  return date.from !== null && date.to !== null;
}
