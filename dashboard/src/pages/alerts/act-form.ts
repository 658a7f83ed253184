import { whileAtWork } from '../../dom/at-work.js';
import type { Child } from '../../dom/element.js';
import { element, fill } from '../../dom/element.js';
import { problemNote } from '../../dom/panel.js';
import type { Answer } from '../../service/problem.js';

export interface ActForm<T> {
  /** What the form does, on its button. */
  readonly action: string;
  readonly fields: readonly Child[];
  /** Asks the service; a text says what must be filled in first. */
  readonly send: () => Promise<Answer<T>> | string;
  readonly done: (value: T) => void;
  /** Whether the button is one of little weight. */
  readonly quiet?: boolean;
  /** Name of the form, where a page has several. */
  readonly label?: string;
}

/** A form with one button, which waits while the service works and says what went wrong. */
export function actForm<T>(spec: ActForm<T>): HTMLFormElement {
  const button = element(
    'button',
    { type: 'submit', class: spec.quiet === true ? 'quiet-button' : null },
    spec.action,
  );
  const outcome = element('div', { role: 'status' });
  const form = element(
    'form',
    { class: 'correcting', 'aria-label': spec.label ?? spec.action },
    ...spec.fields,
    button,
    outcome,
  );
  const send = (): Promise<void> =>
    whileAtWork([button], async () => {
      const asked = spec.send();
      if (typeof asked === 'string') {
        fill(outcome, element('p', { class: 'note note-problem' }, asked));
        return;
      }
      const answer = await asked;
      if (answer.kind === 'answer') {
        fill(outcome);
        spec.done(answer.value);
      } else {
        const note = problemNote(answer.problem, () => void send());
        fill(outcome, note);
      }
    });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void send();
  });
  return form;
}
