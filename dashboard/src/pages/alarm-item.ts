import { element } from '../dom/element.js';
import type { Visit } from '../frame/visit.js';
import type { Alarm } from '../service/changes.js';
import { DETECTOR_LABEL, SIDE_LABEL, alarmReason, measureWords, standingWords } from '../words/alarms.js';
import { DIRECTION_MARK } from '../words/labels.js';
import type { Names } from './evidence-links.js';
import { evidenceLinks } from './evidence-links.js';
import { topicTag } from './marks.js';
import { t } from '../language/say.js';

/** One alarm: what, since when, why, by which measure, and the developments it rests on. */
export function alarmItem(alarm: Alarm, names: Names, visit: Visit): HTMLElement {
  const { indicator, detector, side, week, developmentIds, until } = alarm;
  return element(
    'li',
    { class: 'alarm' },
    element(
      'p',
      { class: 'tags' },
      element(
        'strong',
        { class: `score score-${side}` },
        element('span', { 'aria-hidden': true }, DIRECTION_MARK[side]),
        ` ${SIDE_LABEL[side]}: ${DETECTOR_LABEL[detector].toLowerCase()}`,
      ),
      topicTag(indicator),
      until === null && element('span', { class: 'status' }, t`Stands`),
    ),
    element('p', {}, alarmReason(alarm)),
    element(
      'p',
      { class: 'quiet' },
      t`${standingWords(alarm)}. Measure: ${measureWords(alarm)}`,
      ' ',
      element('a', { href: visit.link(`/weeks/${indicator}/${week}`) }, t`The week that raised it`),
    ),
    evidenceLinks(developmentIds, names, visit),
  );
}

/** A list of alarms, newest first as the service gives them. */
export function alarmList(alarms: readonly Alarm[], names: Names, visit: Visit): HTMLElement {
  return element(
    'ol',
    { class: 'alarms', role: 'list' },
    ...alarms.map((alarm) => alarmItem(alarm, names, visit)),
  );
}
