import { weekNumber } from '../../../kernel/iso-week.js';
import { confidenceIn, type CountedDevelopment } from '../counted-development.js';
import type { SeriesName } from '../index-point.js';
import type { SevereParameters } from '../parameters.js';
import type { DevelopmentsByWeek } from '../developments-by-week.js';
import type { Alarm } from './alarm.js';
import type { WatchedWeek } from './watched-week.js';

/**
 * A grave deed by itself: material conflict that is sure enough and told by several independent publishers. One
 * alarm per development; it stands for its own week. The week must be covered, not filled: a single arrest needs no
 * history to be one.
 */
export function severeEvents(
  indicator: SeriesName,
  byWeek: DevelopmentsByWeek,
  weeks: readonly WatchedWeek[],
  parameters: SevereParameters,
): Alarm[] {
  return weeks.flatMap(({ number, week }) =>
    (byWeek.get(number) ?? [])
      .filter((development) => isSevere(indicator, development, parameters))
      .map((development) => severeAlarm(indicator, week, development, parameters)),
  );
}

function isSevere(
  indicator: SeriesName,
  development: CountedDevelopment,
  { leastConfidence, leastPublishers }: SevereParameters,
): boolean {
  const { material, score, publishers } = development;
  if (!material || score >= 0 || publishers < leastPublishers) return false;
  const confidence = confidenceIn(indicator, development);
  return confidence !== null && confidence >= leastConfidence;
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
    why: `A deed of conflict with score ${score}, told by ${publishers} independent publishers.`,
  };
}

/** By week, then by id, in code units. */
export function compareAlarms(a: Alarm, b: Alarm): number {
  const weeks = weekNumber(a.week) - weekNumber(b.week);
  if (weeks !== 0) return weeks;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}
