import { confidenceIn, SERIES, type CountedDevelopment } from '../counted-development.js';
import { developmentIn, isDeed, type DevelopmentColumns } from '../development-columns.js';
import type { SeriesName } from '../index-point.js';
import type { SevereParameters } from '../parameters.js';
import type { DevelopmentsByWeek } from '../developments-by-week.js';
import type { Alarm } from './alarm.js';
import type { TimelineWeek } from '../timeline.js';

/** The severe events of one week in all series, and the developments they were found in. */
export interface SevereWeek {
  readonly columns: DevelopmentColumns;
  readonly alarms: readonly Alarm[];
}

/**
 * A grave deed by itself: material conflict that is sure enough and told by several independent publishers. One
 * alarm per development and series; it stands for its own week. It is held against no series, so it needs no history
 * and waits for no end of its week; and since it is told, it stands whatever share of the week's news was missed, so
 * that an alarm of the running week stays one when the week turns out to be an outage. Only weeks in which nobody
 * watched, before there were feeds, raise none. By week number; a week whose developments are those of `before` is not
 * looked at again.
 */
export function severeEvents(
  byWeek: DevelopmentsByWeek,
  weeks: readonly Pick<TimelineWeek, 'number' | 'week' | 'watch'>[],
  parameters: SevereParameters,
  before?: ReadonlyMap<number, SevereWeek>,
): ReadonlyMap<number, SevereWeek> {
  const found = new Map<number, SevereWeek>();
  for (const { number, week, watch } of weeks) {
    const columns = byWeek.get(number);
    if (columns === undefined || watch === 'unwatched') continue;
    const known = before?.get(number);
    if (known?.columns === columns) found.set(number, known);
    else found.set(number, { columns, alarms: severeAlarms(week, columns, parameters) });
  }
  return found;
}

function severeAlarms(week: string, columns: DevelopmentColumns, parameters: SevereParameters): Alarm[] {
  const alarms: Alarm[] = [];
  for (let row = 0; row < columns.kinds.length; row += 1) {
    if (!isDeed(columns.kinds[row] ?? 0) || (columns.scores[row] ?? 0) >= 0) continue;
    if ((columns.publishers[row] ?? 0) < parameters.leastPublishers) continue;
    const development = developmentIn(columns, row);
    for (const indicator of SERIES) {
      const confidence = confidenceIn(indicator, development);
      if (confidence !== null && confidence >= parameters.leastConfidence)
        alarms.push(severeAlarm(indicator, week, development, parameters));
    }
  }
  return alarms;
}

function severeAlarm(
  indicator: SeriesName,
  week: string,
  { id, score, publishers }: CountedDevelopment,
  { leastConfidence, leastPublishers }: SevereParameters,
): Alarm {
  return {
    id: `${indicator}.severe-event.${id}`,
    ...{ indicator, detector: 'severe-event', side: 'conflict', week, until: week },
    statistic: score,
    threshold: 0,
    parameters: { leastConfidence, leastPublishers },
    reference: null,
    developmentIds: [id],
    why: `A deed of conflict with score −${Math.abs(score)}, told by ${publishers} independent publishers.`,
  };
}

/** By week, then by id, in code units, which order ISO weeks too. */
export function compareAlarms(a: Alarm, b: Alarm): number {
  if (a.week !== b.week) return a.week < b.week ? -1 : 1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}
