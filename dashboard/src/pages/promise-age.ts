import type { DiplomaticPromise } from '../service/records.js';
import { counted, t } from '../language/say.js';

const isRunning = ({ state }: DiplomaticPromise): boolean =>
  state === 'open' || state === 'progressing' || state === 'stalled';

/** How old a promise is that is not settled, in whole years as exactly as the date allows; null where it is settled or undated. */
export function ageWords(promise: DiplomaticPromise, day: string): string | null {
  const { from, to, precision } = promise.openedOn;
  if (!isRunning(promise) || from === null || to === null || precision === 'undated') return null;
  const years = (start: string): number => {
    const whole = Number(day.slice(0, 4)) - Number(start.slice(0, 4));
    return day.slice(5) < start.slice(5) ? whole - 1 : whole;
  };
  const [least, most] = [years(to), years(from)];
  if (most < 1) return t`less than a year ago`;
  if (most === 1) return t`about a year ago`;
  if (least < 1) return counted(most, 'up to {n} year ago', 'up to {n} years ago');
  return least === most
    ? counted(most, '{n} year ago', '{n} years ago')
    : counted(most, '{0}–{n} year ago', '{0}–{n} years ago', least);
}

/** How often it was announced: opened and announced again. */
export function timesAnnounced({ history }: DiplomaticPromise): number {
  return history.filter(({ change }) => change === 'opened' || change === 're-announced').length;
}
