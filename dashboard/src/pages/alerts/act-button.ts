import { whileAtWork } from '../../dom/at-work.js';
import { element, fill } from '../../dom/element.js';
import { problemNote } from '../../dom/panel.js';
import type { Answer } from '../../service/problem.js';

export interface ActButton<T> {
  /** What it does, on the button. */
  readonly action: string;
  /** What it is done to, where a page has several such buttons: read out after the action. */
  readonly of?: string;
  readonly send: () => Promise<Answer<T>>;
  readonly done: (value: T) => void;
}

/** One button that asks the service, waits while it works, and says beside it what went wrong. */
export function actButton<T>({ action, of, send, done }: ActButton<T>): HTMLElement {
  const label = of === undefined ? null : `${action}: ${of}`;
  const button = element('button', { type: 'button', class: 'quiet-button', 'aria-label': label }, action);
  const outcome = element('div', { role: 'status' });
  const act = (): Promise<void> =>
    whileAtWork([button], async () => {
      const answer = await send();
      fill(outcome);
      if (answer.kind === 'answer') done(answer.value);
      else
        fill(
          outcome,
          problemNote(answer.problem, () => void act()),
        );
    });
  button.addEventListener('click', () => void act());
  return element('div', { class: 'act' }, button, outcome);
}
