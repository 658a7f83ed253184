import type { IndexPoint, SeriesName } from '../../../indicators/domain/index-point.js';
import type { IsoWeek } from '../../../kernel/dates.js';
import type { RecordFact } from '../fact.js';

/** Weeks with a figure that a record needs before it says something. */
const LEAST_WEEKS = 52;

/** Whether the index of a full week is the highest or lowest of all weeks until then, ties not counted. */
export function recordOf(
  indicator: SeriesName,
  points: readonly IndexPoint[],
  week: IsoWeek,
): RecordFact | null {
  const known = points.filter(({ week: one, index }) => one <= week && index !== null);
  const last = known.at(-1);
  const since = known[0]?.week;
  if (last?.week !== week || since === undefined || known.length <= LEAST_WEEKS) return null;
  const value = last.index ?? 0;
  const before = known.slice(0, -1).map(({ index }) => index ?? 0);
  const shared = { kind: 'record' as const, indicator, week, value, since };
  if (before.every((one) => one < value)) return { ...shared, extreme: 'highest' };
  if (before.every((one) => one > value)) return { ...shared, extreme: 'lowest' };
  return null;
}
