import type { DateRange } from '../../kernel/dates.js';
import { weekNumberOfDay } from '../../kernel/iso-week.js';
import type { CountedDevelopment } from './counted-development.js';

/** The number of the week a development belongs to, or null where its day is not known. */
export function weekOfDevelopment({ date }: CountedDevelopment): number | null {
  return weekOfDay(date);
}

/** The number of the week of a date that is known to the day, else null. */
export function weekOfDay(date: DateRange): number | null {
  return date.precision === 'day' && date.from !== null ? weekNumberOfDay(date.from) : null;
}
