import type { Party } from '../../../../../src/classification/domain/party.js';
import { changed } from '../../../address/query.js';
import { element, fill } from '../../../dom/element.js';
import type { Panel } from '../../../dom/panel.js';
import { panel } from '../../../dom/panel.js';
import type { Visit } from '../../../frame/visit.js';
import { party } from '../../../service/parties.js';
import type { Answer } from '../../../service/problem.js';
import type { Rule } from '../../../service/rules.js';
import { restoreRule, rule } from '../../../service/rules.js';
import { actButton } from '../act-button.js';
import type { OpenInside, Sitting } from '../signed-in-page.js';
import { ruleItem } from './rule-item.js';
import { ruleForm } from './rule-form.js';
import { counted, listed, t } from '../../../language/say.js';
import { listTakeAway } from '../../../take-away/take-away.js';

/** Where a rule that was just deleted can be brought back. */
interface Undo {
  readonly node: HTMLElement;
  offer(deleted: Rule): void;
  clear(): void;
}

function undoPlace({ csrfToken }: Sitting, done: (sentence: string) => void): Undo {
  const node = element('div', { role: 'status' });
  const clear = (): void => {
    fill(node);
  };
  const offer = (deleted: Rule): void => {
    const words = t`Deleted “${deleted.name}”. Its subscriptions are off; what was sent stays in the log.`;
    const undo = actButton<Rule>({
      action: t`Bring “${deleted.name}” back`,
      send: () => restoreRule(csrfToken, deleted.id),
      done: () => {
        clear();
        done(t`“${deleted.name}” is back, with its subscriptions.`);
      },
    });
    fill(node, element('div', { class: 'note' }, element('p', {}, words), undo));
    undo.querySelector('button')?.focus();
  };
  return { node, offer, clear };
}

function listHead(visit: Visit, rules: readonly Rule[]): HTMLElement {
  const off = rules.filter(({ enabled }) => !enabled).length;
  const words = [counted(rules.length, '{n} rule', '{n} rules'), off === 0 ? null : t`${off} of them paused`];
  return element(
    'div',
    { class: 'list-head' },
    element('p', {}, listed(words.filter((part) => part !== null))),
    listTakeAway(visit, { path: '/rules', query: {}, name: t`Rules` }),
  );
}

/** Rules with the names of whom and what they are about. */
interface Listed {
  readonly rules: readonly Rule[];
  readonly parties: readonly Party[];
}

async function load({ reader }: Visit): Promise<Answer<Listed>> {
  const rules = await reader.all('/rules', {}, rule);
  if (rules.kind === 'problem') return rules;
  const names = ({ condition }: Rule): boolean =>
    condition.kind === 'development' && condition.parties.length > 0;
  if (!rules.value.some(names)) return { ...rules, value: { rules: rules.value, parties: [] } };
  const parties = await reader.all('/parties', {}, party);
  return parties.kind === 'problem'
    ? parties
    : { ...rules, value: { rules: rules.value, parties: parties.value } };
}

interface Place {
  visit: Visit;
}

function listPanel(place: Place, sitting: Sitting, undo: Undo): Panel {
  const done = (sentence: string): void => {
    place.visit.announce(sentence);
    void own.reload();
  };
  const own: Panel = panel<Listed>({
    title: t`List`,
    skeletonLines: 8,
    load: () => load(place.visit),
    empty: ({ rules }) =>
      rules.length === 0
        ? t`There is no rule yet. Write the first one with “New rule”; the standard topics work without one.`
        : null,
    draw: ({ rules, parties }) => [
      listHead(place.visit, rules),
      element(
        'ul',
        { class: 'promises', role: 'list' },
        ...rules.map((one) =>
          ruleItem(one, {
            ...{ sitting, done, visit: place.visit, parties },
            deleted: () => {
              undo.offer(one);
              done(t`Deleted “${one.name}”.`);
            },
          }),
        ),
      ),
    ],
  });
  return own;
}

/** The list of rules, and the form where the address asks for one. */
export const openRules: OpenInside = (visit, sitting) => {
  const place: Place = { visit };
  const undo = undoPlace(sitting, (sentence) => {
    place.visit.announce(sentence);
    void list.reload();
  });
  const list = listPanel(place, sitting, undo);
  const formBox = element('div', {});
  const write = element('a', { class: 'button-link', href: changed(visit, { edit: 'new' }) }, t`New rule`);
  const showForm = (): Promise<void> => {
    const wanted = place.visit.query.get('edit');
    write.hidden = wanted !== null || !sitting.mayChange;
    if (wanted === null || !sitting.mayChange) {
      fill(formBox);
      return Promise.resolve();
    }
    const form = ruleForm(wanted === 'new' ? null : wanted, {
      sitting,
      visit: place.visit,
      kept: (kept) => {
        place.visit.go(changed(place.visit, { edit: null, copy: null, kind: null }));
        place.visit.announce(t`Saved “${kept.name}”.`);
        undo.clear();
        void list.reload();
      },
    });
    fill(formBox, form.node);
    return form.ready.then(() => {
      if (place.visit !== visit) form.node.querySelector<HTMLElement>('h2')?.focus();
    });
  };
  const ready = Promise.all([list.reload(), showForm()]);
  return {
    nodes: [element('p', {}, write), undo.node, formBox, list.node],
    ready,
    change: (next) => {
      const isSameForm = next.query.get('edit') === place.visit.query.get('edit');
      place.visit = next;
      write.setAttribute('href', changed(next, { edit: 'new' }));
      if (!isSameForm) void showForm();
    },
  };
};
