import { EVENT_TYPES } from '../../../src/kernel/words.js';
import type { RateComparison, TestedWeek, WeekChange } from '../../../src/indicators/domain/week-change.js';
import type { FirstFlag, GapFlag, RecordFlag, WeekFlag } from '../../../src/indicators/domain/week-flags.js';
import type { Alarm, AlarmReference } from '../../../src/indicators/domain/alarms/alarm.js';
import { ALARM_SIDES, DETECTORS } from '../../../src/indicators/domain/alarms/alarm.js';
import { either, list, number, oneOf, orNull, record, table, text } from './guards.js';
import type { Guard } from './guards.js';
import { SERIES, WEEK_STATES } from './records.js';

export type { Alarm, RateComparison, WeekChange, WeekFlag };
export { ALARM_SIDES, DETECTORS };

const comparison = record<RateComparison>({
  referenceWeeks: number,
  usual: number,
  rateRatio: number,
  low: number,
  high: number,
});

const change = record<WeekChange>({
  week: text,
  indicator: oneOf(SERIES),
  state: oneOf(WEEK_STATES),
  word: orNull(oneOf(['cooling', 'warming', 'quiet', 'busy', 'none-shown'] as const)),
  n: number,
  conflicts: number,
  coverage: orNull(number),
  comparableWeeks: number,
  unlike: orNull(oneOf(['tellers-down', 'tellers-less', 'more-news'] as const)),
  sourcesSince: orNull(text),
  test: orNull(
    record<TestedWeek>({
      short: orNull(comparison),
      long: comparison,
      brought: number,
      rateP: number,
      usualConflictShare: orNull(number),
      conflictRoseP: number,
      conflictFellP: number,
    }),
  ),
});

const first = record<FirstFlag>({
  kind: oneOf(['first-on-record'] as const),
  indicator: oneOf(SERIES),
  eventType: oneOf(EVENT_TYPES),
  developmentId: text,
  recordBegins: text,
});

const recordFlag = record<RecordFlag>({
  kind: oneOf(['record'] as const),
  indicator: oneOf(SERIES),
  side: oneOf(ALARM_SIDES),
  scorePoints: number,
  before: record<RecordFlag['before']>({ week: text, scorePoints: number }),
  weeks: number,
});

const gap = record<GapFlag>({
  kind: oneOf(['longest-gap-ended'] as const),
  indicator: oneOf(SERIES),
  gapWeeks: number,
  since: text,
  beforeWeeks: number,
  developmentIds: list(text),
});

/** What changed in a week, tested, and what sets it apart. */
export interface WeekChanges {
  readonly week: string;
  readonly changes: readonly WeekChange[];
  readonly flags: readonly WeekFlag[];
}

export const weekChanges: Guard<WeekChanges> = record<WeekChanges>({
  week: text,
  changes: list(change),
  flags: list(either<WeekFlag>(first, recordFlag, gap)),
});

export const alarm: Guard<Alarm> = record<Alarm>({
  id: text,
  indicator: oneOf(SERIES),
  detector: oneOf(DETECTORS),
  side: oneOf(ALARM_SIDES),
  week: text,
  until: orNull(text),
  confirmedIn: text,
  statistic: number,
  threshold: number,
  parameters: table(number),
  reference: orNull(
    record<AlarmReference>({
      from: text,
      to: text,
      weeks: number,
      mean: number,
      dispersion: number,
      exposure: number,
    }),
  ),
  developmentIds: list(text),
  why: text,
});
