import { element, fill } from '../../dom/element.js';
import type { Visit } from '../../frame/visit.js';
import { t } from '../../language/say.js';
import type { SavedView } from './views.js';
import { viewQuery, viewsIn, withView, withoutView } from './views.js';

const KEY = 'developments-views';
const LONGEST_NAME = 60;

function kept(): readonly SavedView[] {
  try {
    return viewsIn(localStorage.getItem(KEY));
  } catch (reason) {
    if (reason instanceof DOMException) return [];
    throw reason;
  }
}

/** Keeps views in this browser; false where it keeps nothing. */
function keep(views: readonly SavedView[]): boolean {
  try {
    localStorage.setItem(KEY, JSON.stringify(views));
    return true;
  } catch (reason) {
    if (reason instanceof DOMException) return false;
    throw reason;
  }
}

interface Desk {
  readonly visit: () => Visit;
  readonly shelf: HTMLElement;
  readonly undo: HTMLElement;
}

function button(words: string, name: string, press: () => void): HTMLElement {
  const node = element('button', { type: 'button', class: 'text-button', 'aria-label': name }, words);
  node.addEventListener('click', press);
  return node;
}

function offerUndo(desk: Desk, before: readonly SavedView[], name: string): void {
  const back = button(t`Undo`, t`Undo: bring “${name}” back`, () => {
    keep(before);
    show(desk);
    fill(desk.undo);
    desk.visit().announce(t`“${name}” is back.`);
    desk.shelf.querySelector('a')?.focus();
  });
  fill(desk.undo, t`“${name}” is deleted.`, ' ', back);
  back.focus();
}

function viewItem(desk: Desk, { name, query }: SavedView): HTMLElement {
  const href = desk.visit().link(query === '' ? '/developments' : `/developments?${query}`);
  const remove = button(t`Delete`, t`Delete: ${name}`, () => {
    const before = kept();
    keep(withoutView(before, name));
    show(desk);
    offerUndo(desk, before, name);
    desk.visit().announce(t`“${name}” is deleted.`);
  });
  return element('li', {}, element('a', { href, dir: 'auto' }, name), ' ', remove);
}

function show(desk: Desk): void {
  fill(desk.shelf, ...kept().map((view) => viewItem(desk, view)));
}

/** Views of the list under names of the reader's own, kept in this browser only; a deleted one can be brought back. */
export function savedViews(visit: () => Visit): HTMLElement {
  const desk: Desk = {
    visit,
    shelf: element('ul', { class: 'plain saved-views', role: 'list' }),
    undo: element('p', { class: 'quiet' }),
  };
  const input = element('input', {
    type: 'text',
    id: 'view-name',
    maxlength: LONGEST_NAME,
    required: true,
    autocomplete: 'off',
    dir: 'auto',
  });
  const form = element(
    'form',
    { class: 'filter' },
    element('label', { for: 'view-name' }, t`Name for this view`),
    input,
    element('button', { type: 'submit', class: 'quiet-button' }, t`Save view`),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const name = input.value.trim();
    if (name === '') return;
    const query = viewQuery(new URLSearchParams(location.search));
    const isKept = keep(withView(kept(), { name, query }));
    visit().announce(isKept ? t`“${name}” is saved in this browser.` : t`This browser keeps nothing.`);
    input.value = '';
    fill(desk.undo);
    show(desk);
  });
  show(desk);
  return element(
    'details',
    { class: 'filter-box', open: kept().length > 0 },
    element('summary', {}, t`Saved views`),
    desk.shelf,
    desk.undo,
    form,
  );
}
