import type { CountReference } from '../count-reference.js';
import type { AlarmSide, Detector } from './alarm.js';
import type { WatchedWeek } from './watched-week.js';

/** One sentence that says why a detector raised an alarm. */
export function alarmWords(
  detector: Exclude<Detector, 'severe-event'>,
  side: AlarmSide,
  week: WatchedWeek,
  reference: CountReference,
): string {
  const n = week.counts[side];
  const what = `${n} ${n === 1 ? 'development' : 'developments'} of ${side}`;
  const usual = (reference.mean * week.exposure).toFixed(1);
  switch (detector) {
    case 'count':
      return `${what} in one week, where about ${usual} are usual: more than chance explains.`;
    case 'cusum':
      return `${what}, where about ${usual} are usual, and more than usual for some weeks before: together more than chance explains.`;
    case 'burst':
      return `${what} of ${week.ofAll} in all: this side's share is far above its usual one.`;
  }
}
