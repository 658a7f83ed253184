import type { Condition } from '../../../../../src/alerts/domain/condition.js';
import {
  INDEX_MEASURES,
  PROMISE_EVENTS,
  TESTED_CHANGES,
} from '../../../../../src/alerts/domain/condition.js';
import { EVENT_TYPES, TOPICS } from '../../../../../src/kernel/words.js';
import { element } from '../../../dom/element.js';
import { ALARM_SIDES, DETECTORS } from '../../../service/changes.js';
import { EXTREMES, NO_NEWS_OF, SIDES } from '../../../service/condition.js';
import { SERIES } from '../../../service/records.js';
import { DETECTOR_LABEL, SIDE_LABEL } from '../../../words/alarms.js';
import {
  EXTREME_LABEL,
  INDEX_SIDE_LABEL,
  MEASURE_LABEL,
  NOT_TOLD,
  PROMISE_EVENT_LABEL,
  TESTED_CHANGE_LABEL,
} from '../../../words/conditions.js';
import { EVENT_LABEL, TOPIC_LABEL } from '../../../words/labels.js';
import type { Field } from '../fields.js';
import { chosenField, neededNumber, tickedField } from '../fields.js';
import { developmentFields } from './development-fields.js';
import type { Known } from './known.js';
import { t } from '../../../language/say.js';

type Kind = Condition['kind'];
type Of<K extends Kind> = Extract<Condition, { readonly kind: K }>;

const topicsField = (chosen: readonly (typeof TOPICS)[number][]) =>
  tickedField({
    legend: t`In these indicators (none ticked: any)`,
    options: TOPICS,
    label: (one) => TOPIC_LABEL[one],
    chosen,
  });
const seriesField = (chosen: readonly (typeof SERIES)[number][]) =>
  tickedField({
    legend: t`Of these indices (none ticked: any)`,
    options: SERIES,
    label: (one) => TOPIC_LABEL[one],
    chosen,
  });

function together(...fields: readonly Field<unknown>[]): HTMLElement {
  return element('div', { class: 'correcting-parts' }, ...fields.map(({ node }) => node));
}

function firstEver(held: Of<'first-ever'> | null): Field<Condition> {
  const topics = topicsField(held?.indicators ?? []);
  const types = tickedField({
    legend: t`Kinds of act (none ticked: any)`,
    options: EVENT_TYPES,
    label: (one) => EVENT_LABEL[one],
    chosen: held?.eventTypes ?? [],
  });
  const read = (): Condition => ({ kind: 'first-ever', indicators: topics.read(), eventTypes: types.read() });
  const late = element('p', { class: 'quiet' }, NOT_TOLD);
  const node = element('div', { class: 'correcting-parts' }, late, topics.node, types.node);
  return { node, read };
}

function promise(held: Of<'promise'> | null): Field<Condition> {
  const events = tickedField({
    legend: t`When a promise is`,
    options: PROMISE_EVENTS,
    label: (one) => PROMISE_EVENT_LABEL[one],
    chosen: held?.events ?? ['delivered', 'overdue'],
  });
  const topics = topicsField(held?.indicators ?? []);
  const read = (): Condition => ({ kind: 'promise', events: events.read(), indicators: topics.read() });
  return { node: together(events, topics), read };
}

function index(held: Of<'index'> | null): Field<Condition> {
  const series = chosenField(
    t`Index`,
    SERIES.map((one) => [one, TOPIC_LABEL[one]]),
    held?.indicator ?? 'composite',
  );
  const measure = chosenField(
    t`What of it`,
    INDEX_MEASURES.map((one) => [one, MEASURE_LABEL[one]]),
    held?.measure ?? 'index',
  );
  const side = chosenField(
    t`Goes`,
    SIDES.map((one) => [one, INDEX_SIDE_LABEL[one]]),
    held?.side ?? 'below',
  );
  const level = neededNumber({
    ...{ label: t`Level, in points`, value: held?.level ?? 0 },
    ...{ min: -200, max: 200, step: 0.5 },
  });
  const hysteresis = neededNumber({
    ...{ label: t`Tells again only after it came back by, in points`, value: held?.hysteresis ?? 5 },
    ...{ min: 0, max: 100, step: 0.5 },
  });
  const read = (): Condition => ({
    ...{ kind: 'index', indicator: series.read(), measure: measure.read(), side: side.read() },
    ...{ level: level.read(), hysteresis: hysteresis.read() },
  });
  return { node: together(series, measure, side, level, hysteresis), read };
}

function recordOf(held: Of<'record'> | null): Field<Condition> {
  const series = seriesField(held?.indicators ?? []);
  const extremes = tickedField({
    legend: t`When a full week is`,
    options: EXTREMES,
    label: (one) => EXTREME_LABEL[one],
    chosen: held?.extremes ?? EXTREMES,
  });
  const read = (): Condition => ({ kind: 'record', indicators: series.read(), extremes: extremes.read() });
  return { node: together(extremes, series), read };
}

function testedChange(held: Of<'tested-change'> | null): Field<Condition> {
  const series = seriesField(held?.indicators ?? []);
  const changes = tickedField({
    legend: t`When a full week is`,
    options: TESTED_CHANGES,
    label: (one) => TESTED_CHANGE_LABEL[one],
    chosen: held?.changes ?? ['cooling', 'warming'],
  });
  const read = (): Condition => ({
    kind: 'tested-change',
    indicators: series.read(),
    changes: changes.read(),
  });
  return { node: together(changes, series), read };
}

function alarm(held: Of<'alarm'> | null): Field<Condition> {
  const series = seriesField(held?.indicators ?? []);
  const detectors = tickedField({
    legend: t`Which alarm (none ticked: any)`,
    options: DETECTORS,
    label: (one) => DETECTOR_LABEL[one],
    chosen: held?.detectors ?? [],
  });
  const sides = tickedField({
    legend: t`Side (none ticked: both)`,
    options: ALARM_SIDES,
    label: (one) => SIDE_LABEL[one],
    chosen: held?.sides ?? [],
  });
  const read = (): Condition => ({
    ...{ kind: 'alarm', indicators: series.read(), detectors: detectors.read(), sides: sides.read() },
  });
  return { node: together(detectors, sides, series), read };
}

function noNews(held: Of<'no-news'> | null): Field<Condition> {
  const of = chosenField(
    t`No development in`,
    NO_NEWS_OF.map((one) => [one, one === 'any' ? t`Any indicator` : TOPIC_LABEL[one]]),
    held?.indicator ?? 'any',
  );
  const days = neededNumber({ label: t`For so many days`, value: held?.days ?? 14, min: 1, max: 365 });
  const read = (): Condition => ({ kind: 'no-news', indicator: of.read(), days: days.read() });
  return { node: together(of, days), read };
}

function feedSilent(held: Of<'feed-silent'> | null, { feeds }: Known): Field<Condition> {
  const names = new Map(feeds.map(({ id, name }) => [id, name]));
  const which = tickedField({
    legend: t`Which feed (none ticked: any)`,
    options: feeds.map(({ id }) => id),
    label: (id) => names.get(id) ?? id,
    chosen: held?.feeds ?? [],
    many: true,
  });
  const hours = neededNumber({
    label: t`Silent for so many hours`,
    value: held?.hours ?? 24,
    min: 1,
    max: 8_760,
  });
  const read = (): Condition => ({ kind: 'feed-silent', feeds: which.read(), hours: hours.read() });
  return { node: together(hours, which), read };
}

function report(): Field<Condition> {
  const words = t`The report of a week is published on Monday; the rule tells of each once, and of editions that correct it.`;
  return { node: element('p', { class: 'quiet' }, words), read: () => ({ kind: 'report' }) };
}

/** The fields of a kind of condition, filled with the one that is held where it is of that kind. */
export function conditionFields(kind: Kind, held: Condition | null, known: Known): Field<Condition> {
  switch (kind) {
    case 'development':
      return developmentFields(held?.kind === kind ? held : null, known);
    case 'first-ever':
      return firstEver(held?.kind === kind ? held : null);
    case 'promise':
      return promise(held?.kind === kind ? held : null);
    case 'index':
      return index(held?.kind === kind ? held : null);
    case 'record':
      return recordOf(held?.kind === kind ? held : null);
    case 'tested-change':
      return testedChange(held?.kind === kind ? held : null);
    case 'alarm':
      return alarm(held?.kind === kind ? held : null);
    case 'no-news':
      return noNews(held?.kind === kind ? held : null);
    case 'feed-silent':
      return feedSilent(held?.kind === kind ? held : null, known);
    case 'report':
      return report();
  }
}
