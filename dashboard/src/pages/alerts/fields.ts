import { element, freshId } from '../../dom/element.js';
import { choiceOf, labelled, tick } from './timing-fields.js';
import { listed } from '../../language/say.js';

/** A field of a form with what stands in it. */
export interface Field<T> {
  readonly node: HTMLElement;
  readonly read: () => T;
}

/** Several of a few; none: no condition. */
export function tickedField<T extends string>(spec: {
  readonly legend: string;
  readonly options: readonly T[];
  readonly label: (option: T) => string;
  readonly chosen: readonly T[];
  /** Scrolls where there are many. */
  readonly many?: boolean;
}): Field<readonly T[]> {
  const boxes = spec.options.map((option) => ({
    option,
    ...tick(spec.label(option), spec.chosen.includes(option)),
  }));
  const list = element(
    'div',
    { class: spec.many === true ? 'ticks ticks-many' : 'chips' },
    ...boxes.map(({ node }) => node),
  );
  return {
    node: element('fieldset', { class: 'filter' }, element('legend', {}, spec.legend), list),
    read: () => boxes.filter(({ box }) => box.checked).map(({ option }) => option),
  };
}

/** One of a few. */
export function chosenField<T extends string>(
  label: string,
  options: readonly (readonly [T, string])[],
  chosen: T,
): Field<T> & { readonly select: HTMLSelectElement } {
  const select = choiceOf(options, chosen);
  const read = (): T => options.find(([value]) => value === select.value)?.[0] ?? chosen;
  return { node: labelled(label, select), select, read };
}

export interface NumberSpec {
  readonly label: string;
  readonly value: number | null;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
}

function numberInput({ value, min, max, step = 1 }: NumberSpec, required: boolean): HTMLInputElement {
  return element('input', { type: 'number', min, max, step, value, required });
}

/** A number, or none where it is left empty. */
export function optionalNumber(spec: NumberSpec): Field<number | null> {
  const input = numberInput(spec, false);
  return { node: labelled(spec.label, input), read: () => (input.value === '' ? null : input.valueAsNumber) };
}

/** A number that must be given; NaN while it is not. */
export function neededNumber(spec: NumberSpec): Field<number> {
  const input = numberInput(spec, true);
  return { node: labelled(spec.label, input), read: () => input.valueAsNumber };
}

/** Words or phrases with commas between. */
export function wordsField(label: string, hint: string, values: readonly string[]): Field<readonly string[]> {
  const input = element('input', {
    type: 'text',
    value: listed(values),
    dir: 'auto',
    maxlength: 2_000,
    autocomplete: 'off',
  });
  const node = hinted(labelled(label, input), input, hint);
  const read = (): readonly string[] =>
    input.value
      .split(/[,،]/)
      .map((word) => word.trim())
      .filter((word) => word !== '');
  return { node, read };
}

/** A text that must be given. */
export function neededText(label: string, value: string, maxlength: number): Field<string> {
  const input = element('input', { type: 'text', value, required: true, maxlength, autocomplete: 'off' });
  return { node: labelled(label, input), read: () => input.value.trim() };
}

/** A hint under a field, read out with it. */
export function hinted(node: HTMLElement, field: HTMLElement, hint: string): HTMLElement {
  const id = freshId('hint');
  field.setAttribute('aria-describedby', id);
  node.append(element('p', { class: 'quiet hint', id }, hint));
  return node;
}
