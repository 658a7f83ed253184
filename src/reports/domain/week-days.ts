import type { IsoWeek } from '../../kernel/dates.js';
import { dayNumber, dayOfNumber, weekStart } from '../../kernel/iso-week.js';

/** Before it there were no two sides, and weeks of other centuries are slips of the hand. */
export const FIRST_REPORTED_WEEK: IsoWeek = '1947-W01';

/** First and last day, `YYYY-MM-DD`, both included. */
export interface WeekDays {
  readonly from: string;
  readonly to: string;
}

/** First and last day of a week. */
export function weekDays(week: IsoWeek): WeekDays {
  const from = weekStart(week);
  return { from, to: dayOfNumber(dayNumber(from) + 6) };
}
