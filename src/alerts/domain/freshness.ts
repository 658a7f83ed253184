import { dayNumber } from '../../kernel/iso-week.js';
import type { DateRange } from '../../kernel/dates.js';

/**
 * Whether something dated so is news on a UTC day: it ended at most `freshDays` ago, or is still to come. What is not
 * dated counts as news: the service has just heard of it.
 */
export function isFresh(date: DateRange, today: string, freshDays: number): boolean {
  return date.to === null || dayNumber(date.to) >= dayNumber(today) - freshDays;
}
