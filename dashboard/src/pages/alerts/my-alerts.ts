import { element, fill } from '../../dom/element.js';
import { sentence } from '../../dom/sentence.js';
import type { Panel } from '../../dom/panel.js';
import { panel } from '../../dom/panel.js';
import { pageHead } from '../../frame/frame.js';
import type { PageKind, Visit } from '../../frame/visit.js';
import type { ShownSubscription } from '../../service/alerts.js';
import { changeOwn, endOwn, eraseOwn, exportAddress, readOwn } from '../../service/alerts.js';
import { SUBSCRIPTION_STATE_LABEL, timingWords } from '../../words/alerts.js';
import { instantWords } from '../../words/dates.js';
import { actForm } from './act-form.js';
import { tick, timingFields } from './timing-fields.js';
import { t } from '../../language/say.js';

interface Own {
  readonly token: string;
  readonly done: (sentence: string) => void;
}

function item(one: ShownSubscription, { token, done }: Own): HTMLElement {
  const state = element('span', { class: 'status' }, SUBSCRIPTION_STATE_LABEL[one.state]);
  const words =
    one.state === 'active'
      ? timingWords(one)
      : `since ${instantWords(one.stateAt)}${one.stateReason === '' ? '' : `: ${one.stateReason}`}`;
  return element(
    'li',
    { class: 'promise' },
    element('h3', {}, one.ruleName),
    element('p', { class: 'tags' }, state, element('span', {}, one.targetMasked), element('span', {}, words)),
    one.state === 'active' && changing(one, { token, done }),
    one.state === 'active' &&
      actForm({
        action: t`Stop “${one.ruleName}”`,
        quiet: true,
        fields: [],
        send: () => endOwn(token, [one.id]),
        done: () => {
          done(t`Stopped: ${one.ruleName}`);
        },
      }),
  );
}

function changing(one: ShownSubscription, { token, done }: Own): HTMLElement {
  const fields = timingFields(one);
  const form = actForm({
    action: t`button¦Change`,
    label: t`Change ${one.ruleName}`,
    fields: [fields.node],
    send: () => changeOwn(token, one.id, fields.read()),
    done: () => {
      done(t`Changed: ${one.ruleName}`);
    },
  });
  return element('details', {}, element('summary', {}, t`How often and when`), form);
}

function keptPart(token: string, main: HTMLElement, visit: Visit): HTMLElement {
  const sure = tick(t`I want everything that is kept of me to be erased; all my alerts stop`, false, {
    required: true,
  });
  const erase = actForm({
    action: t`Erase my data`,
    fields: [sure.node],
    send: () => eraseOwn(token),
    done: () => {
      const heading = element('h1', { tabindex: -1 }, t`Erased`);
      const words = t`Your address, your choices and your consent are gone, and nothing more is sent. Where mail to you had come back, a keyed digest stays, so that you are not mailed again by mistake.`;
      fill(main, heading, element('p', { class: 'prose' }, words));
      visit.announce(t`Erased.`);
      heading.focus();
    },
  });
  return element(
    'section',
    { class: 'panel prose' },
    element('h2', {}, t`What is kept of me`),
    element(
      'p',
      {},
      ...sentence`${element(
        'a',
        { href: exportAddress(token), download: 'my-alerts.json', target: '_self' },
        t`Export all of it`,
      )} as JSON: address, subscriptions, consents with their times, messages.`,
    ),
    erase,
  );
}

/** What a subscriber sees and changes with the link of a message, without signing in. */
export const myAlertsPage: PageKind = {
  title: () => t`My alerts`,
  open: (visit, main) => {
    const token = visit.parts['token'] ?? '';
    const done = (sentence: string): void => {
      visit.announce(sentence);
      void own.reload();
    };
    const own: Panel = panel<{ readonly items: readonly ShownSubscription[] }>({
      title: t`Subscriptions`,
      skeletonLines: 6,
      load: () => readOwn(token),
      empty: ({ items }) => (items.length === 0 ? t`You have no subscriptions.` : null),
      draw: ({ items }) => [
        element('ul', { class: 'promises', role: 'list' }, ...items.map((one) => item(one, { token, done }))),
      ],
    });
    main.append(
      pageHead(
        t`My alerts`,
        t`What you are told, how often, and what is kept of you. Whoever has this link can change it: do not pass it on.`,
      ),
      own.node,
      keptPart(token, main, visit),
    );
    return { ready: own.reload() };
  },
};
