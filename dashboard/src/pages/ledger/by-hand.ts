import { PROMISE_CHANGES, PROMISE_STATES } from '../../../../src/kernel/words.js';
import type { Child } from '../../dom/element.js';
import { element, fill, freshId } from '../../dom/element.js';
import { problemNote } from '../../dom/panel.js';
import { anything } from '../../service/guards.js';
import { ask } from '../../service/reader.js';
import type { DiplomaticPromise } from '../../service/records.js';
import { dateWords } from '../../words/dates.js';
import { PROMISE_CHANGE_LABEL, PROMISE_STATE_LABEL } from '../../words/labels.js';
import { developmentIn, requestOf, type HandMade } from './hand-made.js';
import { t } from '../../language/say.js';

/** What the signed-in reader may change with, and what happens after. */
export interface Hand {
  readonly csrfToken: string | null;
  readonly done: (sentence: string) => void;
}

const ACTS = {
  state: t`Set the state`,
  due: t`Set the due date`,
  match: t`Match a development`,
  unmatch: t`Take a development off`,
  'unset-state': t`Take back the state set by hand`,
  'unset-due': t`Take back the due date set by hand`,
} as const;
type Act = keyof typeof ACTS;

interface Fields {
  readonly node: HTMLElement;
  /** What the fields ask for; null where they are not filled in. */
  readonly read: () => HandMade | null;
}

/** A form by which a signed-in person changes a promise; every change asks why, and can be taken back. */
export function byHandForm(promise: DiplomaticPromise, hand: Hand): HTMLElement {
  const act = choice<Act>(actsOn(promise), (one) => ACTS[one]);
  const reason = element('input', { type: 'text', required: true, maxlength: 500, autocomplete: 'off' });
  const holder = element('div', { class: 'hand-fields' });
  const outcome = element('div', {});
  let fields = fieldsFor(act.value, promise);
  const follow = (): void => {
    fields = fieldsFor(act.value, promise);
    fill(holder, fields.node);
  };
  act.node.addEventListener('change', follow);
  follow();
  const send = async (): Promise<void> => {
    const wanted = fields.read();
    if (wanted === null) {
      fill(
        outcome,
        element('p', { class: 'note note-problem', role: 'alert' }, t`Fill in every field first.`),
      );
      return;
    }
    const { address, init } = requestOf(promise.id, wanted, reason.value, hand.csrfToken);
    const answer = await ask(address, anything, init);
    if (answer.kind === 'answer') hand.done(t`Changed: ${promise.what}`);
    else
      fill(
        outcome,
        problemNote(answer.problem, () => void send()),
      );
  };
  const form = element(
    'form',
    { class: 'by-hand', 'aria-label': t`Change by hand: ${promise.what}` },
    labelled(t`What to change`, act.node),
    holder,
    labelled(t`Why`, reason),
    element('button', { type: 'submit' }, t`Record`),
    outcome,
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void send();
  });
  return form;
}

function actsOn({ byHand, history }: DiplomaticPromise): readonly Act[] {
  return [
    'state',
    'due',
    'match',
    ...(history.some(isRemovable) ? (['unmatch'] as const) : []),
    ...(byHand.state === null ? [] : (['unset-state'] as const)),
    ...(byHand.due === null ? [] : (['unset-due'] as const)),
  ];
}

/** The opening of a promise of the documents stays; all other steps with a development can be taken off. */
function isRemovable({ change, by, developmentId }: DiplomaticPromise['history'][number]): boolean {
  return developmentId !== null && !(change === 'opened' && by === 'document');
}

function fieldsFor(act: Act, promise: DiplomaticPromise): Fields {
  switch (act) {
    case 'state': {
      const state = choice(PROMISE_STATES, (one) => PROMISE_STATE_LABEL[one]);
      return { node: labelled(t`State`, state.node), read: () => ({ kind: 'state', state: state.value }) };
    }
    case 'due': {
      const day = element('input', { type: 'date', min: '1900-01-01', max: '2100-12-31' });
      const node = labelled(t`Due on (empty: no date was given)`, day);
      return { node, read: () => ({ kind: 'due', day: day.value === '' ? null : day.value }) };
    }
    case 'match':
      return matchFields();
    case 'unmatch':
      return unmatchFields(promise);
    case 'unset-state':
    case 'unset-due':
      return { node: element('div', {}), read: () => ({ kind: act }) };
  }
}

function matchFields(): Fields {
  const changes = PROMISE_CHANGES.filter((one) => one !== 'opened');
  const change = choice(changes, (one) => PROMISE_CHANGE_LABEL[one]);
  const development = element('input', { type: 'text', required: true, autocomplete: 'off' });
  return {
    node: element(
      'div',
      {},
      labelled(t`Address or id of the development`, development),
      labelled(t`What it did to the promise`, change.node),
    ),
    read: () => {
      const developmentId = developmentIn(development.value);
      return developmentId === null ? null : { kind: 'match', developmentId, change: change.value };
    },
  };
}

function unmatchFields({ history }: DiplomaticPromise): Fields {
  const steps = history.filter(isRemovable);
  const ids = steps.flatMap(({ developmentId }) => developmentId ?? []);
  const words = (id: string): string => {
    const step = steps.find(({ developmentId }) => developmentId === id);
    return step === undefined
      ? id
      : t`${dateWords(step.date)}: ${PROMISE_CHANGE_LABEL[step.change].toLowerCase()}`;
  };
  const step = choice(ids, words);
  return { node: labelled(t`Step`, step.node), read: () => ({ kind: 'unmatch', developmentId: step.value }) };
}

interface Choice<T extends string> {
  readonly node: HTMLSelectElement;
  readonly value: T;
}

function choice<T extends string>(options: readonly T[], label: (option: T) => string): Choice<T> {
  const node = element('select', {}, ...options.map((one) => element('option', { value: one }, label(one))));
  const [first] = options;
  if (first === undefined) throw new Error('A choice needs at least one option.');
  return {
    node,
    get value() {
      return options[node.selectedIndex] ?? first;
    },
  };
}

function labelled(words: string, field: HTMLElement): HTMLElement {
  field.id = freshId('hand');
  const label: Child = element('label', { for: field.id }, words);
  return element('div', { class: 'filter' }, label, field);
}
