import { changed } from '../address/query.js';
import { whenChosen } from '../dom/day-input.js';
import { element, fill } from '../dom/element.js';
import type { Visit } from '../frame/visit.js';
import { t } from '../language/say.js';

const TYPING_PAUSE_MS = 300;

/** Reports a changed filter: the name in the address and its new value, null for none. */
export type OnFilter = (name: string, value: string | null, isTyping: boolean) => void;

export interface ManyOf<T extends string> {
  readonly legend: string;
  readonly name: string;
  readonly options: readonly T[];
  readonly label: (option: T) => string;
  readonly chosen: readonly T[];
}

/** Several of a few: check boxes. */
export function manyOf<T extends string>(spec: ManyOf<T>, onFilter: OnFilter): HTMLElement {
  const boxes = spec.options.map((option) => {
    const id = `filter-${spec.name}-${option}`;
    const box = element('input', {
      type: 'checkbox',
      id,
      value: option,
      checked: spec.chosen.includes(option),
    });
    return {
      box,
      node: element('span', { class: 'chip' }, box, element('label', { for: id }, spec.label(option))),
    };
  });
  const node = element(
    'fieldset',
    { class: 'filter' },
    element('legend', {}, spec.legend),
    element('div', { class: 'chips' }, ...boxes.map((one) => one.node)),
  );
  node.addEventListener('change', () => {
    const values = boxes.filter(({ box }) => box.checked).map(({ box }) => box.value);
    onFilter(spec.name, values.length === 0 ? null : values.join(','), false);
  });
  return node;
}

/** A day, as `YYYY-MM-DD` in the address. */
export function dayField(label: string, name: string, value: string | null, onFilter: OnFilter): HTMLElement {
  const id = `filter-${name}`;
  const input = element('input', { type: 'date', id, value, min: '1900-01-01', max: '2100-12-31' });
  whenChosen(input, () => {
    onFilter(name, input.value === '' ? null : input.value, false);
  });
  return element('div', { class: 'filter' }, element('label', { for: id }, label), input);
}

/** One of many, or any of them: a list to choose from. */
export function oneField(
  spec: {
    readonly label: string;
    readonly name: string;
    readonly any: string;
    readonly options: readonly (readonly [value: string, words: string])[];
    readonly chosen: string | null;
  },
  onFilter: OnFilter,
): HTMLElement {
  const id = `filter-${spec.name}`;
  const { chosen, options: known } = spec;
  // What the address names is shown as it stands where the list does not know it, and not as “any”.
  const unknown =
    chosen === null || known.some(([value]) => value === chosen) ? [] : [[chosen, chosen] as const];
  const options = [['', spec.any] as const, ...known, ...unknown];
  const select = element(
    'select',
    { id },
    ...options.map(([value, words]) =>
      element('option', { value, selected: value === (chosen ?? '') }, words),
    ),
  );
  select.addEventListener('change', () => {
    onFilter(spec.name, select.value === '' ? null : select.value, false);
  });
  return element('div', { class: 'filter' }, element('label', { for: id }, spec.label), select);
}

/** Words to search for; the list follows a moment after the last key. */
export function textField(label: string, name: string, value: string, onFilter: OnFilter): HTMLElement {
  const id = `filter-${name}`;
  const input = element('input', {
    type: 'search',
    id,
    value,
    dir: 'auto',
    maxlength: 200,
    autocomplete: 'off',
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = (isTyping: boolean): void => {
    clearTimeout(timer);
    onFilter(name, input.value.trim() === '' ? null : input.value.trim(), isTyping);
  };
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      tell(true);
    }, TYPING_PAUSE_MS);
  });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') tell(false);
  });
  return element('div', { class: 'filter filter-text' }, element('label', { for: id }, label), input);
}

/** Filters beside a list. */
export interface Filters {
  readonly node: HTMLElement;
  /** Shows the filters of another address, as when the reader goes back; what the form itself changed stands already. */
  follow(visit: Visit): void;
}

/** Filters of a page: every change goes into the address, and the list starts from its first page. */
export function filterForm(
  visit: Visit,
  build: (visit: Visit, onFilter: OnFilter) => readonly HTMLElement[],
): Filters {
  let isOwnChange = false;
  const onFilter: OnFilter = (name, value, isTyping) => {
    const here = { path: location.pathname, query: new URLSearchParams(location.search) };
    isOwnChange = true;
    visit.go(changed(here, { [name]: value, cursor: null }), isTyping);
    isOwnChange = false;
  };
  const form = element(
    'form',
    { class: 'filters', role: 'search', 'aria-label': t`Filters` },
    ...build(visit, onFilter),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
  });
  const follow = (next: Visit): void => {
    if (isOwnChange) return;
    const focused = form.contains(document.activeElement) ? document.activeElement?.id : undefined;
    fill(form, ...build(next, onFilter));
    if (focused !== undefined) document.getElementById(focused)?.focus();
  };
  return { node: form, follow };
}
