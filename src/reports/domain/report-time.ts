import { DateTime } from 'luxon';
import type { IsoWeek } from '../../kernel/dates.js';
import { nextWeek, weekNumber, weekOfNumber, weekStart } from '../../kernel/iso-week.js';

/** A time of the week on a clock: 1 (Monday) … 7 (Sunday), 0 … 23, 0 … 59. */
export interface TimeOfWeek {
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
}

/** When reports are made: a time of the week in an IANA zone. */
export interface ReportTime {
  readonly at: TimeOfWeek;
  readonly zone: string;
}

/**
 * When the report of a week is due: at the set time of the week that follows by the zone's own calendar, so that every
 * week has one instant and no change of clocks can skip or repeat one. A time that the clocks leave out is that of as
 * much later; of one that comes twice the first counts. Never before the week is over in UTC, in which weeks are kept.
 */
export function reportDue(week: IsoWeek, { at, zone }: ReportTime): Date {
  const after = weekStart(nextWeek(week));
  const monday = DateTime.fromISO(after, { zone: 'utc' });
  const day = monday.plus({ days: at.weekday - 1 });
  const { year, month } = day;
  const local = DateTime.fromObject(
    { year, month, day: day.day, hour: at.hour, minute: at.minute },
    { zone },
  );
  const [first = local] = local.getPossibleOffsets().sort((a, b) => a.toMillis() - b.toMillis());
  return new Date(Math.max(first.toMillis(), monday.toMillis()));
}

/** The rule as it is kept beside the next instant, to see that it was changed. */
export function ruleOf({ at, zone }: ReportTime): string {
  return `${at.weekday} ${at.hour}:${at.minute} ${zone}`;
}

/**
 * The week that is reported next, within reach of the running one: no further back than so many weeks that are caught up
 * with, and no further ahead than the next (where a zone's Monday comes first). A later one was reached by a clock that
 * was ahead and has come back; the weeks until then are still to be reported.
 */
export function weekWithinReach(stored: IsoWeek, running: IsoWeek, mostMissed: number): IsoWeek {
  const [at, now] = [weekNumber(stored), weekNumber(running)];
  if (at > now + 1) return running;
  return at < now - mostMissed ? weekOfNumber(now - mostMissed) : stored;
}
