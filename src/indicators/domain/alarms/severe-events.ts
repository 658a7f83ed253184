import type { IsoWeek } from '../../../kernel/dates.js';
import { confidenceIn, SERIES, type CountedDevelopment } from '../counted-development.js';
import { developmentIn, isDeed, type DevelopmentColumns } from '../development-columns.js';
import type { SeriesName } from '../index-point.js';
import type { SevereParameters } from '../parameters.js';
import type { Alarm } from './alarm.js';

/** The severe events of a week in all series, from its developments. */
export type SevereEvents = (week: IsoWeek, columns: DevelopmentColumns) => readonly Alarm[];

/**
 * A grave deed by itself: material conflict that is sure enough and told by several independent publishers. One
 * alarm per development and series; it stands for its own week. It is held against no series, so it needs no history
 * and waits for no end of its week; and since it is told, it stands whatever share of the week's news was missed, so
 * that an alarm of the running week stays one when the week turns out to be an outage. Only weeks in which nobody
 * watched, before there were feeds, have none: that is for whoever asks. Each week's developments are looked through once.
 */
export function severeEvents(parameters: SevereParameters): SevereEvents {
  const known = new WeakMap<DevelopmentColumns, readonly Alarm[]>();
  return (week, columns) => {
    const made = known.get(columns) ?? severeAlarms(week, columns, parameters);
    known.set(columns, made);
    return made;
  };
}

function severeAlarms(week: IsoWeek, columns: DevelopmentColumns, parameters: SevereParameters): Alarm[] {
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
  week: IsoWeek,
  { id, score, publishers }: CountedDevelopment,
  { leastConfidence, leastPublishers }: SevereParameters,
): Alarm {
  return {
    id: `${indicator}.severe-event.${id}`,
    ...{ indicator, detector: 'severe-event', side: 'conflict', week, until: week, confirmedIn: week },
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
