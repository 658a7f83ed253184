import type { DevelopmentCondition } from '../../../../../src/alerts/domain/condition.js';
import { DIRECTIONS, EVENT_TYPES, STATUSES, TOPICS } from '../../../../../src/kernel/words.js';
import { element } from '../../../dom/element.js';
import {
  countryName,
  DIRECTION_LABEL,
  EVENT_LABEL,
  STATUS_LABEL,
  TOPIC_LABEL,
} from '../../../words/labels.js';
import { NOT_TOLD } from '../../../words/conditions.js';
import type { Field } from '../fields.js';
import { optionalNumber, tickedField, wordsField } from '../fields.js';
import { partyField } from '../party-field.js';
import type { Known } from './known.js';
import { t } from '../../../language/say.js';

const PERCENT = 100;

function words(held: DevelopmentCondition | null) {
  return {
    words: wordsField(
      t`With any of these words`,
      t`In a report’s title or summary; commas between. gas* stands for every word that begins so.`,
      held?.words ?? [],
    ),
    withoutWords: wordsField(t`Without any of these words`, t`Commas between.`, held?.withoutWords ?? []),
  };
}

function acts(held: DevelopmentCondition | null) {
  return {
    eventTypes: tickedField({
      legend: t`Kind of act`,
      options: EVENT_TYPES,
      label: (one) => EVENT_LABEL[one],
      chosen: held?.eventTypes ?? [],
    }),
    statuses: tickedField({
      legend: t`Status`,
      options: STATUSES,
      label: (one) => STATUS_LABEL[one],
      chosen: held?.statuses ?? [],
    }),
  };
}

function bounds(held: DevelopmentCondition | null) {
  const score = { min: -10, max: 10 };
  const sure = held?.minConfidence ?? null;
  return {
    minScore: optionalNumber({ label: t`Score from`, value: held?.minScore ?? null, ...score }),
    maxScore: optionalNumber({ label: t`Score to`, value: held?.maxScore ?? null, ...score }),
    minConfidence: optionalNumber({
      ...{ label: t`At least so sure (%)`, value: sure === null ? null : Math.round(sure * PERCENT) },
      ...{ min: 0, max: PERCENT },
    }),
    minPublishers: optionalNumber({
      ...{ label: t`At least so many independent publishers`, value: held?.minPublishers ?? null },
      ...{ min: 1, max: 100 },
    }),
  };
}

function named(held: DevelopmentCondition | null, { countries, parties }: Known) {
  return {
    parties: partyField(held?.parties ?? [], parties),
    countries: tickedField({
      legend: t`Reported by a publisher from`,
      options: [...new Set([...countries, ...(held?.countries ?? [])])],
      label: countryName,
      chosen: held?.countries ?? [],
    }),
  };
}

function topics(held: DevelopmentCondition | null) {
  return {
    indicators: tickedField({
      legend: t`Indicators`,
      options: TOPICS,
      label: (one) => TOPIC_LABEL[one],
      chosen: held?.indicators ?? [],
    }),
    directions: tickedField({
      legend: t`Direction`,
      options: DIRECTIONS,
      label: (one) => DIRECTION_LABEL[one],
      chosen: held?.directions ?? [],
    }),
  };
}

type Parts = ReturnType<typeof words> &
  ReturnType<typeof acts> &
  ReturnType<typeof bounds> &
  ReturnType<typeof named> &
  ReturnType<typeof topics>;

const nodesOf = (...fields: readonly Field<unknown>[]): readonly HTMLElement[] =>
  fields.map(({ node }) => node);

function laidOut(parts: Parts, isOpen: boolean): HTMLElement {
  const rarer = element(
    'div',
    { class: 'correcting-parts' },
    ...nodesOf(parts.eventTypes, parts.statuses, parts.parties, parts.countries),
    element('div', { class: 'filter-days' }, ...nodesOf(parts.minConfidence, parts.minPublishers)),
  );
  return element(
    'div',
    { class: 'correcting-parts' },
    element('p', { class: 'quiet' }, t`Whatever is left empty is no condition.`, ' ', NOT_TOLD),
    ...nodesOf(parts.indicators, parts.directions),
    element('div', { class: 'filter-days' }, ...nodesOf(parts.minScore, parts.maxScore)),
    ...nodesOf(parts.words, parts.withoutWords),
    element(
      'details',
      { open: isOpen },
      element('summary', {}, t`More: kind of act, status, people and companies, publishers, how sure`),
      rarer,
    ),
  );
}

/** The parts of a condition on developments; whatever is left empty is no condition. */
export function developmentFields(
  held: DevelopmentCondition | null,
  known: Known,
): Field<DevelopmentCondition> {
  const parts = { ...words(held), ...acts(held), ...bounds(held), ...named(held, known), ...topics(held) };
  const read = (): DevelopmentCondition => {
    const sure = parts.minConfidence.read();
    return {
      kind: 'development',
      indicators: parts.indicators.read(),
      directions: parts.directions.read(),
      minScore: parts.minScore.read(),
      maxScore: parts.maxScore.read(),
      eventTypes: parts.eventTypes.read(),
      statuses: parts.statuses.read(),
      parties: parts.parties.read(),
      words: parts.words.read(),
      withoutWords: parts.withoutWords.read(),
      countries: parts.countries.read(),
      minConfidence: sure === null ? null : sure / PERCENT,
      minPublishers: parts.minPublishers.read(),
    };
  };
  return { node: laidOut(parts, isNarrow(held)), read };
}

/** Whether a condition uses the rarer parts. */
function isNarrow(held: DevelopmentCondition | null): boolean {
  if (held === null) return false;
  const { eventTypes, statuses, parties, countries, minConfidence, minPublishers } = held;
  const lists: readonly (readonly string[])[] = [eventTypes, statuses, parties, countries];
  return lists.some(({ length }) => length > 0) || minConfidence !== null || minPublishers !== null;
}
