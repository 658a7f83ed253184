import type { Alarm } from '../service/changes.js';
import { weekWords } from './dates.js';
import { numberWords, oneDecimal } from './numbers.js';
import { LANGUAGE } from '../language/language.js';
import { counted, t } from '../language/say.js';

export const DETECTOR_LABEL: Readonly<Record<Alarm['detector'], string>> = {
  count: t`Many in one week`,
  cusum: t`More than usual for weeks`,
  burst: t`A larger share than usual`,
  'severe-event': t`A grave single deed`,
};

export const SIDE_LABEL: Readonly<Record<Alarm['side'], string>> = {
  cooperation: t`Cooperation`,
  conflict: t`Conflict`,
};

const STATISTIC: Readonly<Record<Alarm['detector'], string>> = {
  count: t`probability by chance`,
  cusum: t`summed excess`,
  burst: t`gain over the usual share`,
  'severe-event': t`statistic¦score`,
};

/** “stands since …”, and up to which week figures bear it out, or when it stood. */
export function standingWords({ week, until, confirmedIn }: Alarm): string {
  if (until === null)
    return confirmedIn === week
      ? t`Stands since ${weekWords(week)}; no later week has been seen that bears it out or ends it`
      : t`Stands since ${weekWords(week)}, borne out up to ${weekWords(confirmedIn)}`;
  return until === week ? weekWords(week) : t`${weekWords(week)} to ${weekWords(until)}`;
}

/** The detector's figure, what it was held against and the weeks it compares with. */
export function measureWords(alarm: Alarm): string {
  const { detector, statistic, threshold, reference } = alarm;
  const measured = numberWordsSmall(statistic);
  // A single deed is held against no figure: the kind of act and its publishers decide.
  if (detector === 'severe-event') return t`${STATISTIC[detector]} ${measured}.`;
  const figure = t`${STATISTIC[detector]} ${measured}, held against ${numberWordsSmall(threshold)}`;
  if (reference === null) return t`${figure}.`;
  const usual = t`${figure}; usual: ${oneDecimal(reference.mean)} a week in ${counted(reference.weeks, '{n} covered week', '{n} covered weeks')} from ${weekWords(reference.from)} to ${weekWords(reference.to)}, variance ${oneDecimal(reference.dispersion)} times the mean.`;
  if (reference.exposure === 1) return usual;
  const ofWeek = oneDecimal(reference.mean * reference.exposure);
  return `${usual} ${t`Of the week that raised it ${ofWeek} were usual, by what its sources brought of all news.`}`;
}

const SMALL = 0.01;

/** Small probabilities keep their first digits. */
function numberWordsSmall(value: number): string {
  return value !== 0 && Math.abs(value) < SMALL ? value.toPrecision(2) : numberWords(value);
}

/** The keys of an index point's alarms, `detector:side`, in words: “Conflict: many in one week”. */
export function alarmKeyWords(key: string): string {
  const [detector = '', side = ''] = key.split(':');
  const known = Object.entries(DETECTOR_LABEL).find(([name]) => name === detector)?.[1] ?? detector;
  const of = Object.entries(SIDE_LABEL).find(([name]) => name === side)?.[1] ?? side;
  return `${of}: ${known.toLowerCase()}`;
}

/** Why an alarm was raised: the service's own English sentence, and what the alarm's figures say in another language. */
export function alarmReason(alarm: Alarm): string {
  if (LANGUAGE === 'en') return alarm.why;
  const { detector, side, statistic, reference } = alarm;
  const usual = oneDecimal(reference?.mean ?? 0);
  switch (detector) {
    case 'count':
      return t`${SIDE_LABEL[side]}: more developments in one week than chance explains; about ${usual} a week are usual.`;
    case 'cusum':
      return t`${SIDE_LABEL[side]}: more developments than usual for some weeks, together more than chance explains; about ${usual} a week are usual.`;
    case 'burst':
      return t`${SIDE_LABEL[side]}: its share of all developments is far above its usual one.`;
    case 'severe-event':
      return t`A deed of conflict with score ${numberWords(statistic)}, told by several independent publishers.`;
  }
}
