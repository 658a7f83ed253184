import type { DateRange } from '../../../../src/kernel/dates.js';
import type { Direction, EventType, Status, Topic } from '../../../../src/kernel/words.js';
import { DIRECTIONS, EVENT_TYPES, STATUSES, TOPICS } from '../../../../src/kernel/words.js';
import { element, freshId } from '../../dom/element.js';
import type { ShownVerdict } from '../../service/compound.js';
import type { Correction, Parts, Wanted } from '../../service/corrections.js';
import { enterCorrection } from '../../service/corrections.js';
import { DIRECTION_LABEL, EVENT_LABEL, STATUS_LABEL, TOPIC_LABEL } from '../../words/labels.js';
import { PART_LABEL } from '../../words/parts.js';
import { reasonForm } from './reason-form.js';
import { t } from '../../language/say.js';

/** What stands now; a report that was dismissed has no more than that. */
export interface Standing {
  readonly relevant: boolean;
  readonly indicators: readonly Topic[];
  readonly eventType: EventType | null;
  readonly mode: string | null;
  readonly direction: Direction;
  readonly score: number;
  readonly status: Status | null;
  readonly what?: string;
  readonly date?: DateRange;
}

/** The parts of a reading and nothing else: whatever else stands on a record is not to be corrected. */
export function readingOf(record: Standing): Standing {
  const { relevant, indicators, eventType, mode, direction, score, status } = record;
  return { relevant, indicators, eventType, mode, direction, score, status };
}

/** What stands of a report's verdict. */
export function standingOf(verdict: ShownVerdict): Standing {
  return readingOf({ ...verdict, indicators: verdict.indicators.map(({ name }) => name) });
}

/** A field of the form: its element, and the part as it stands in it. */
interface Field {
  readonly node: HTMLElement;
  readonly read: () => Parts;
}

function labelled(label: string, input: HTMLElement): HTMLElement {
  return element('div', { class: 'filter' }, element('label', { for: input.id }, label), input);
}

function box(label: string, checked: boolean): { node: HTMLElement; input: HTMLInputElement } {
  const input = element('input', { type: 'checkbox', id: freshId('part'), checked });
  return {
    input,
    node: element('span', { class: 'chip' }, input, element('label', { for: input.id }, label)),
  };
}

interface Choice<T extends string> {
  readonly label: string;
  readonly options: readonly T[];
  readonly words: Readonly<Record<T, string>>;
  readonly chosen: T | null;
}

/** One of a few, or none; gives the chosen one, null for none. */
function choice<T extends string>(spec: Choice<T>): { node: HTMLElement; read: () => T | null } {
  const options = spec.options.map((name) =>
    element('option', { value: name, selected: name === spec.chosen }, spec.words[name]),
  );
  const none = element('option', { value: '', selected: spec.chosen === null }, '–');
  const select = element('select', { id: freshId('part') }, none, ...options);
  return {
    node: labelled(spec.label, select),
    read: () => spec.options.find((name) => name === select.value) ?? null,
  };
}

function relevantField({ relevant }: Standing): Field {
  const { node, input } = box(t`A development between Pakistan and Russia`, relevant);
  return { node, read: () => ({ relevant: input.checked }) };
}

function indicatorField({ indicators }: Standing): Field {
  const boxes = TOPICS.map((topic) => ({ topic, ...box(TOPIC_LABEL[topic], indicators.includes(topic)) }));
  const node = element(
    'fieldset',
    { class: 'filter' },
    element('legend', {}, PART_LABEL.indicators),
    element('div', { class: 'chips' }, ...boxes.map((one) => one.node)),
  );
  const chosen = (): Topic[] => boxes.filter(({ input }) => input.checked).map(({ topic }) => topic);
  // The order in which they stand says nothing: the same ones are no change.
  const same = (now: readonly Topic[]): boolean =>
    now.length === indicators.length && now.every((topic) => indicators.includes(topic));
  return { node, read: () => ({ indicators: same(chosen()) ? indicators : chosen() }) };
}

function directionField(standing: Standing): Field {
  const { direction: chosen } = standing;
  const field = choice({ label: PART_LABEL.direction, options: DIRECTIONS, words: DIRECTION_LABEL, chosen });
  return { node: field.node, read: () => ({ direction: field.read() ?? chosen }) };
}

function scoreField({ score }: Standing): Field {
  const input = element('input', {
    type: 'number',
    id: freshId('part'),
    min: -10,
    max: 10,
    step: 1,
    required: true,
    value: score,
  });
  return {
    node: labelled(t`${PART_LABEL.score}, −10 (conflict) to +10 (cooperation)`, input),
    read: () => ({ score: Number(input.value) }),
  };
}

function statusField({ status: chosen }: Standing): Field {
  const field = choice({ label: PART_LABEL.status, options: STATUSES, words: STATUS_LABEL, chosen });
  return { node: field.node, read: () => ({ status: field.read() ?? chosen }) };
}

function kindField({ eventType: chosen }: Standing): Field {
  const field = choice({ label: PART_LABEL.eventType, options: EVENT_TYPES, words: EVENT_LABEL, chosen });
  return { node: field.node, read: () => ({ eventType: field.read() }) };
}

function modeField({ mode }: Standing): Field {
  const input = element('input', { type: 'text', id: freshId('part'), maxlength: 60, value: mode ?? '' });
  return {
    node: labelled(t`${PART_LABEL.mode} of the act (may be empty)`, input),
    read: () => ({ mode: input.value.trim() === '' ? null : input.value.trim() }),
  };
}

function whatField(what: string): Field {
  const id = freshId('part');
  const input = element('input', {
    type: 'text',
    id,
    required: true,
    maxlength: 300,
    value: what,
    dir: 'auto',
  });
  return { node: labelled(PART_LABEL.what, input), read: () => ({ what: input.value.trim() }) };
}

/** The precision follows from the days: one day, or as exact as it was. */
function dateField(date: DateRange): Field {
  const day = (value: string | null): HTMLInputElement =>
    element('input', { type: 'date', id: freshId('part'), value, min: '1900-01-01', max: '2100-12-31' });
  const [from, to] = [day(date.from), day(date.to)];
  const node = element(
    'div',
    { class: 'filter-days' },
    labelled(t`First day it can have been`, from),
    labelled(t`Last day`, to),
  );
  const given = (input: HTMLInputElement): string | null => (input.value === '' ? null : input.value);
  const read = (): Parts => {
    const [first, last] = [given(from), given(to)];
    if (first === date.from && last === date.to) return { date };
    const precision =
      first !== null && first === last ? 'day' : date.precision === 'day' ? 'month' : date.precision;
    return { date: { from: first, to: last, precision } };
  };
  return { node, read };
}

function fieldsOf(standing: Standing): { relevant: Field; others: readonly Field[] } {
  const { what, date } = standing;
  return {
    relevant: relevantField(standing),
    others: [
      ...(what === undefined ? [] : [whatField(what)]),
      ...(date === undefined ? [] : [dateField(date)]),
      ...[indicatorField, directionField, scoreField, statusField, kindField, modeField].map((make) =>
        make(standing),
      ),
    ],
  };
}

/** The parts that a person changed; where none is, that it is a development, or none, is confirmed. */
export function changedParts(standing: Standing, now: Parts): Parts {
  if (now.relevant === false) return { relevant: false };
  const before = new Map<string, unknown>(Object.entries(standing));
  const isDismissed = !standing.relevant;
  const changed = Object.entries(now).filter(
    ([name, value]) =>
      (isDismissed && value !== null) || JSON.stringify(before.get(name)) !== JSON.stringify(value),
  );
  const parts: Parts = Object.fromEntries(changed);
  return Object.keys(parts).length === 0 ? { relevant: standing.relevant } : parts;
}

/** A form with each part as it stands; only what was changed is sent. */
export function verdictForm(
  standing: Standing,
  wanted: (change: Parts) => Wanted,
  { csrfToken, done }: { readonly csrfToken: string; readonly done: (correction: Correction) => void },
): HTMLFormElement {
  const { relevant, others } = fieldsOf(standing);
  const rest = element('div', { class: 'correcting-parts' }, ...others.map(({ node }) => node));
  const show = (): void => {
    const isOff = relevant.read().relevant === false;
    rest.hidden = isOff;
    // A hidden field must not hold the form back.
    for (const input of rest.querySelectorAll('input, select')) input.toggleAttribute('disabled', isOff);
  };
  relevant.node.addEventListener('change', show);
  show();
  const read = (): Parts =>
    [relevant, ...others].reduce<Parts>((parts, field) => ({ ...parts, ...field.read() }), {});
  return reasonForm({
    action: t`Record the correction`,
    fields: [relevant.node, rest],
    send: (reason) => enterCorrection(csrfToken, wanted(changedParts(standing, read())), reason),
    done,
  });
}
