import type { GlossaryWord } from '../words/glossary.js';
import { GLOSSARY } from '../words/glossary.js';
import { element, freshId } from './element.js';

const GAP_PX = 8;

function place(button: HTMLElement, note: HTMLElement): void {
  const box = button.getBoundingClientRect();
  const width = note.offsetWidth;
  const left = Math.max(GAP_PX, Math.min(box.left, document.documentElement.clientWidth - width - GAP_PX));
  const below = box.bottom + GAP_PX;
  const fits = below + note.offsetHeight < document.documentElement.clientHeight;
  note.style.left = `${left}px`;
  note.style.top = `${fits ? below : Math.max(GAP_PX, box.top - note.offsetHeight - GAP_PX)}px`;
}

/** A word with its explanation: opens on press, Enter or hover, closes with Escape, read out by screen readers. */
export function term(word: GlossaryWord, label: string): HTMLElement {
  const id = freshId('term');
  const note = element('span', { id, class: 'term-note', role: 'note', hidden: true }, GLOSSARY[word]);
  const button = element(
    'button',
    { type: 'button', class: 'term', 'aria-expanded': 'false', 'aria-describedby': id },
    label,
  );
  const show = (open: boolean): void => {
    note.hidden = !open;
    button.setAttribute('aria-expanded', String(open));
    if (open) place(button, note);
  };
  button.addEventListener('click', () => {
    show(note.hidden !== false);
  });
  button.addEventListener('mouseenter', () => {
    show(true);
  });
  const hide = (): void => {
    show(false);
  };
  button.addEventListener('mouseleave', hide);
  button.addEventListener('blur', hide);
  button.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') hide();
  });
  return element('span', { class: 'term-holder' }, button, note);
}
