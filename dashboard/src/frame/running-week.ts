import { momentIn } from '../address/query.js';
import { weekOfMs } from '../words/dates.js';

/**
 * The ISO week, `YYYY-Www`, that is not over: that of the moment whose knowledge is shown. A week's state does not say
 * so by itself, since a short record comes before it.
 */
export function runningWeek(query: URLSearchParams, nowMs?: number): string {
  return weekOfMs(Date.parse(momentIn(query, nowMs)));
}
