import type { IsoWeek } from '../../kernel/dates.js';
import { dayNumber, dayOfNumber, weekStart } from '../../kernel/iso-week.js';

/** First and last day of a week, `YYYY-MM-DD`. */
export function weekDays(week: IsoWeek): { readonly from: string; readonly to: string } {
  const from = weekStart(week);
  return { from, to: dayOfNumber(dayNumber(from) + 6) };
}
