import { addressOf } from '../../../address/query.js';
import { element, fill } from '../../../dom/element.js';
import { sentence } from '../../../dom/sentence.js';
import type { Visit } from '../../../frame/visit.js';
import type { Endpoint, EndpointChange } from '../../../service/endpoints.js';
import { changeEndpoint, rotateSecret, testEndpoint } from '../../../service/endpoints.js';
import { CHANNEL_NAME, SUBSCRIPTION_STATE_LABEL, timingWords } from '../../../words/alerts.js';
import { instantWords } from '../../../words/dates.js';
import { outsideName } from '../../marks.js';
import { actButton } from '../act-button.js';
import { actForm } from '../act-form.js';
import type { Sitting } from '../signed-in-page.js';
import { timingFields } from '../timing-fields.js';
import { rotatedNote } from './secret-note.js';
import { t } from '../../../language/say.js';

interface Around {
  readonly sitting: Sitting;
  readonly visit: Visit;
  /** Says what was done, and shows the list anew. */
  readonly done: (sentence: string) => void;
}

interface Act {
  readonly action: string;
  readonly change: EndpointChange;
  readonly said: string;
}

const nameOf = ({ ruleName, channel, target }: Endpoint): string =>
  t`${ruleName} by ${CHANNEL_NAME[channel]} to ${target === '' ? t`target¦nobody` : target}`;

function changing(one: Endpoint, { sitting, done }: Around, { action, change, said }: Act): HTMLElement {
  return actButton<Endpoint>({
    action,
    of: nameOf(one),
    send: () => changeEndpoint(sitting.csrfToken, one.id, change),
    done: () => {
      done(said);
    },
  });
}

function timingPart(one: Endpoint, { sitting, done }: Around): HTMLElement {
  const fields = timingFields(one);
  const form = actForm<Endpoint>({
    action: t`Change`,
    label: t`Change ${nameOf(one)}`,
    fields: [fields.node],
    send: () => changeEndpoint(sitting.csrfToken, one.id, { timing: fields.read() }),
    done: () => {
      done(t`Changed.`);
    },
  });
  return element('details', {}, element('summary', {}, t`How often and when`), form);
}

function testPart(one: Endpoint, { sitting, visit }: Around, outcome: HTMLElement): HTMLElement {
  return actButton<{ readonly notificationId: string }>({
    action: t`Send a test`,
    of: nameOf(one),
    send: () => testEndpoint(sitting.csrfToken, one.id),
    done: ({ notificationId }) => {
      const address = addressOf('/deliveries', { notification: notificationId });
      const link = element('a', { href: visit.link(address) }, t`See what came of it`);
      fill(outcome, element('p', { class: 'note' }, ...sentence`A test message is on its way. ${link}.`));
      link.focus();
    },
  });
}

function rotatePart(one: Endpoint, { sitting }: Around, outcome: HTMLElement): HTMLElement {
  return actButton<{ readonly secret: string }>({
    action: one.channel === 'feed' ? t`New address` : t`New secret`,
    of: nameOf(one),
    send: () => rotateSecret(sitting.csrfToken, one.id),
    done: ({ secret }) => {
      const note = rotatedNote(one, secret);
      fill(outcome, note);
      note.querySelector('code')?.focus();
    },
  });
}

function actions(one: Endpoint, around: Around): HTMLElement {
  const outcome = element('div', { role: 'status' });
  const isOn = one.state === 'active';
  const resume: Act = { action: t`Resume`, change: { state: 'active' }, said: t`It is on again.` };
  const pause: Act = {
    ...{ action: t`Pause`, change: { state: 'disabled' }, said: t`Paused.` },
  };
  const stop: Act = {
    ...{
      action: t`End for good`,
      change: { state: 'unsubscribed' },
      said: t`Ended.`,
    },
  };
  return element(
    'div',
    {},
    element(
      'div',
      { class: 'row-actions' },
      isOn && testPart(one, around, outcome),
      isOn && (one.channel === 'webhook' || one.channel === 'feed') && rotatePart(one, around, outcome),
      isOn && changing(one, around, pause),
      one.state === 'disabled' && one.channel !== 'email' && changing(one, around, resume),
      changing(one, around, stop),
    ),
    outcome,
    isOn && timingPart(one, around),
  );
}

/** Why it is in its state, where that is to be said. */
function stateWords({ state, stateReason, stateAt, failingSince }: Endpoint): HTMLElement | null {
  if (state === 'active')
    return failingSince === null
      ? null
      : element('p', { class: 'warning' }, t`Every attempt has failed since ${instantWords(failingSince)}.`);
  const since = instantWords(stateAt);
  return element('p', {}, stateReason === '' ? t`Since ${since}.` : t`Since ${since}: ${stateReason}.`);
}

/** A subscription with where it goes, when, how it stands, and what can be done with it. */
export function endpointItem(one: Endpoint, around: Around): HTMLElement {
  const { state, channel, target, owner } = one;
  const log = addressOf('/deliveries', { subscription: one.id });
  const silence = addressOf('/silences', { add: 'new', subscriptions: one.id });
  return element(
    'li',
    { class: 'promise', id: one.id },
    element('h3', {}, outsideName(one.ruleName)),
    element(
      'p',
      { class: 'tags' },
      element(
        'span',
        { class: state === 'active' ? 'status status-on' : 'status status-off' },
        SUBSCRIPTION_STATE_LABEL[state],
      ),
      element('span', {}, CHANNEL_NAME[channel]),
      element('span', { class: 'target' }, target === '' ? t`address erased` : target),
      element('span', { class: 'quiet' }, t`by ${owner}`),
    ),
    element('p', { class: 'quiet' }, t`Tells ${timingWords(one)}.`),
    stateWords(one),
    element(
      'p',
      { class: 'tags' },
      element('a', { href: around.visit.link(log) }, t`What was sent`),
      state === 'active' &&
        around.sitting.mayChange &&
        element(
          'a',
          { href: around.visit.link(silence), 'aria-label': t`Silence ${nameOf(one)}` },
          t`Silence`,
        ),
    ),
    state !== 'unsubscribed' && around.sitting.mayChange && actions(one, around),
  );
}
