import type { Party } from '../../../../../src/classification/domain/party.js';
import { addressOf, changed } from '../../../address/query.js';
import { element } from '../../../dom/element.js';
import { sentence } from '../../../dom/sentence.js';
import type { Visit } from '../../../frame/visit.js';
import type { Rule } from '../../../service/rules.js';
import { changeRule, deleteRule, requestText } from '../../../service/rules.js';
import { SEVERITY_LABEL } from '../../../words/alerts.js';
import { conditionWords } from '../../../words/conditions.js';
import { agoWords, instantWords } from '../../../words/dates.js';
import { outsideName } from '../../marks.js';
import { actButton } from '../act-button.js';
import type { Sitting } from '../signed-in-page.js';
import { counted, t } from '../../../language/say.js';
import { now } from '../../../service/clock.js';

interface Around {
  readonly sitting: Sitting;
  readonly visit: Visit;
  readonly parties: readonly Party[];
  /** Says what was done, and shows the list anew. */
  readonly done: (sentence: string) => void;
  readonly deleted: () => void;
}

function firedWords({ alerts, lastFiredAt }: Rule): HTMLElement {
  if (lastFiredAt === null) return element('span', {}, t`has not fired yet`);
  const ago = agoWords(lastFiredAt, now());
  return element(
    'span',
    {},
    ...sentence`${counted(alerts, 'fired {n} time', 'fired {n} times')}, last ${element('time', { datetime: lastFiredAt, title: instantWords(lastFiredAt) }, ago)}`,
  );
}

function links(one: Rule, visit: Visit): HTMLElement {
  const subscribe = addressOf('/subscriptions', { add: one.id });
  return element(
    'p',
    { class: 'tags' },
    one.subscriptions === 0
      ? element('span', { class: 'warning' }, t`nobody is told of it yet`)
      : element(
          'a',
          { href: addressOf('/subscriptions', { rule: one.id }) },
          counted(one.subscriptions, '{n} subscription', '{n} subscriptions'),
        ),
    element('a', { href: visit.link(subscribe) }, t`Subscribe`),
    element('a', { href: addressOf('/deliveries', { view: 'messages', rule: one.id }) }, t`What it sent`),
    element('a', { href: addressOf('/silences', { add: 'new', rules: one.id }) }, t`Silence`),
  );
}

function pausing(one: Rule, { sitting, done }: Around): HTMLElement {
  const verb = one.enabled ? t`Pause` : t`Resume`;
  return actButton<Rule>({
    action: verb,
    of: one.name,
    send: () => changeRule(sitting.csrfToken, one.id, { enabled: !one.enabled }),
    done: () => {
      done(one.enabled ? t`Paused “${one.name}”.` : t`“${one.name}” watches again.`);
    },
  });
}

/** What is kept by somebody else is theirs to change; a copy is one's own. */
function actions(one: Rule, around: Around): HTMLElement {
  const { sitting, visit } = around;
  if (!sitting.seesAll && one.owner !== sitting.name) {
    const href = changed(visit, { edit: 'new', copy: one.id });
    const copy = element(
      'a',
      { href, 'aria-label': t`Make a copy of “${one.name}” of your own` },
      t`Make a copy of your own`,
    );
    return element('div', { class: 'row-actions' }, copy);
  }
  const removing = actButton<unknown>({
    action: t`Delete`,
    of: one.name,
    send: () => deleteRule(sitting.csrfToken, one.id),
    done: around.deleted,
  });
  const edit = element(
    'a',
    { href: changed(visit, { edit: one.id }), 'aria-label': t`Edit ${one.name}` },
    t`Edit`,
  );
  return element('div', { class: 'row-actions' }, edit, pausing(one, around), removing);
}

/** A rule with what it watches for, what it did, and what can be done with it. */
export function ruleItem(one: Rule, around: Around): HTMLElement {
  const state = element(
    'span',
    { class: one.enabled ? 'status status-on' : 'status status-off' },
    one.enabled ? t`rule¦watching` : t`rule¦paused`,
  );
  const wait =
    one.debounceMinutes === 0 ? null : element('span', {}, t`gathers ${one.debounceMinutes} minutes`);
  const { name, condition, severity, debounceMinutes, enabled } = one;
  const json = element(
    'details',
    {},
    element('summary', {}, t`As JSON, for programs`),
    element(
      'pre',
      { class: 'json', tabindex: 0 },
      requestText({ name, condition, severity, debounceMinutes, enabled }),
    ),
  );
  return element(
    'li',
    { class: 'promise', id: one.id },
    element('h3', {}, outsideName(name)),
    element('p', { class: 'prose' }, `${conditionWords(condition, around.parties)}.`),
    element(
      'p',
      { class: 'tags' },
      state,
      element('span', {}, SEVERITY_LABEL[severity]),
      wait,
      firedWords(one),
      element('span', { class: 'quiet' }, t`by ${one.owner}`),
    ),
    links(one, around.visit),
    around.sitting.mayChange && actions(one, around),
    json,
  );
}
