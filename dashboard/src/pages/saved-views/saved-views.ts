import { element, fill } from '../../dom/element.js';
import type { Visit } from '../../frame/visit.js';
import { t } from '../../language/say.js';
import { outsideName } from '../marks.js';
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
  /** What became of the last press: a way back, or why nothing could be kept. */
  readonly outcome: HTMLElement;
}

function button(words: string, name: string, press: () => void): HTMLElement {
  const node = element('button', { type: 'button', class: 'text-button', 'aria-label': name }, words);
  node.addEventListener('click', press);
  return node;
}

/** Says for all to see that this browser keeps nothing; what stands stays as it is. */
function refuse(desk: Desk): void {
  const words = t`This browser keeps nothing for this site, so nothing was changed. Allow it to store data, or keep the address of this page: it holds the same view.`;
  fill(desk.outcome, element('span', { class: 'field-fault' }, words));
  desk.visit().announce(words);
}

function offerUndo(desk: Desk, before: readonly SavedView[], name: string): void {
  const back = button(t`Undo`, t`Undo: bring “${name}” back`, () => {
    if (!keep(before)) {
      refuse(desk);
      return;
    }
    show(desk);
    fill(desk.outcome);
    desk.visit().announce(t`“${name}” is back.`);
    desk.shelf.querySelector('a')?.focus();
  });
  fill(desk.outcome, t`“${name}” is deleted.`, ' ', back);
  back.focus();
}

function viewItem(desk: Desk, { name, query }: SavedView): HTMLElement {
  const href = desk.visit().link(query === '' ? '/developments' : `/developments?${query}`);
  const remove = button(t`Delete`, t`Delete: ${name}`, () => {
    const before = kept();
    if (!keep(withoutView(before, name))) {
      refuse(desk);
      return;
    }
    show(desk);
    offerUndo(desk, before, name);
    desk.visit().announce(t`“${name}” is deleted.`);
  });
  return element('li', {}, element('a', { href }, outsideName(name)), ' ', remove);
}

function show(desk: Desk): void {
  fill(desk.shelf, ...kept().map((view) => viewItem(desk, view)));
}

/** Views of the list under names of the reader's own, kept in this browser only; a deleted one can be brought back. */
export function savedViews(visit: () => Visit): HTMLElement {
  const desk: Desk = {
    visit,
    shelf: element('ul', { class: 'plain saved-views', role: 'list' }),
    outcome: element('p', { class: 'quiet' }),
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
    if (!keep(withView(kept(), { name, query }))) {
      refuse(desk);
      return;
    }
    visit().announce(t`“${name}” is saved in this browser.`);
    input.value = '';
    fill(desk.outcome);
    show(desk);
  });
  show(desk);
  return element(
    'details',
    { class: 'filter-box', open: kept().length > 0 },
    element('summary', {}, t`Saved views`),
    desk.shelf,
    desk.outcome,
    form,
  );
}
