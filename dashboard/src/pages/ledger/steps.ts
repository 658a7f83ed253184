import { element } from '../../dom/element.js';
import type { Visit } from '../../frame/visit.js';
import type { DiplomaticPromise, PossibleStep, PromiseEvidence, PromiseStep } from '../../service/records.js';
import { dateWords } from '../../words/dates.js';
import { PROMISE_CHANGE_LABEL } from '../../words/labels.js';
import { developmentAddress } from '../development-item.js';
import { clauses, t } from '../../language/say.js';

/** “crude oil” for `object.crude-oil`, “visit of lavrov” for `visit.person.lavrov`. */
export function thingWords(id: string): string {
  const name = (id.split('.').at(-1) ?? id).replaceAll('-', ' ');
  return id.startsWith('visit.') ? t`visit of ${name}` : name;
}

/** What promise and development have in common, in words: “crude oil; karachi; 100000 tonne; “tarbela””. */
export function evidenceWords({ objects, parties, places, words, amount }: PromiseEvidence): string {
  return clauses([
    ...[...objects, ...parties, ...places].map(thingWords),
    ...(amount === null ? [] : [amount]),
    ...words.map((word) => t`“${word.replace(/\*$/, '…')}”`),
  ]);
}

const GROUND = { document: t`by the documents`, rule: t`by rule`, person: t`by a person` } as const;

/** Who entered a step, and what shows it. */
export function groundWords({ by, evidence }: PromiseStep): string {
  return evidence === null ? GROUND[by] : t`${GROUND[by]}; in common: ${evidenceWords(evidence)}`;
}

/** The course of a promise: what happened when, with its development and the ground of each match. */
export function stepsList({ history }: DiplomaticPromise, visit: Visit): HTMLElement {
  const items = history.map((step) => {
    const words = t`${dateWords(step.date)}: ${PROMISE_CHANGE_LABEL[step.change].toLowerCase()}`;
    const href = step.developmentId === null ? null : visit.link(developmentAddress(step.developmentId));
    return element(
      'li',
      {},
      href === null ? words : element('a', { href }, words),
      ' ',
      element('span', { class: 'quiet' }, `(${groundWords(step)})`),
    );
  });
  return element('ol', { class: 'steps' }, ...items);
}

/** What the rules could not tell and a person may enter: each with what it would do, and what the two have in common. */
export function possibleList({ possible }: DiplomaticPromise, visit: Visit): HTMLElement | null {
  if (possible.length === 0) return null;
  const items = possible.map((step) =>
    element(
      'li',
      {},
      element('a', { href: visit.link(developmentAddress(step.developmentId)) }, possibleWords(step)),
      ' ',
      element('span', { class: 'quiet' }, t`(in common: ${evidenceWords(step.evidence)})`),
    ),
  );
  return element(
    'div',
    { class: 'possible' },
    element('h4', {}, t`Possible matches`),
    element(
      'p',
      { class: 'quiet' },
      t`The rules could not tell whether these belong here. A signed-in person can match them by hand.`,
    ),
    element('ul', { class: 'steps' }, ...items),
  );
}

/** “12 June 2023: progressed?”. */
export function possibleWords({ date, change }: PossibleStep): string {
  return t`${dateWords(date)}: ${PROMISE_CHANGE_LABEL[change].toLowerCase()}?`;
}
