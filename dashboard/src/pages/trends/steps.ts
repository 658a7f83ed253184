import { element } from '../../dom/element.js';
import { IS_RIGHT_TO_LEFT } from '../../language/language.js';
import { t } from '../../language/say.js';
import { dateWords } from '../../words/dates.js';
import type { Period } from './choice.js';
import { RECORD_BEGINS, isSame, moved, zoomed } from './choice.js';

/** One step from the period that is shown. */
interface Step {
  readonly words: string;
  readonly mark: string;
  readonly next: Period;
  /** Why the step leads nowhere; null where it leads somewhere. */
  readonly end: string | null;
}

/** Arrows point where time runs. */
const [BACK, ON] = IS_RIGHT_TO_LEFT ? ['→', '←'] : ['←', '→'];

function beginWords(): string {
  const day = dateWords({ from: RECORD_BEGINS, to: RECORD_BEGINS, precision: 'day' });
  return t`The record begins on ${day}: there is nothing earlier.`;
}

function stepsFrom(period: Period, today: string): readonly Step[] {
  const step = (words: string, mark: string, next: Period, end: string): Step => ({
    ...{ words, mark, next },
    end: isSame(next, period) ? end : null,
  });
  return [
    step(t`Earlier`, BACK, moved(period, -0.5, today), beginWords()),
    step(t`Later`, ON, moved(period, 0.5, today), t`No later day is known.`),
    step(t`Zoom in`, '+', zoomed(period, 0.5, today), t`Four weeks are the least.`),
    step(t`Zoom out`, '−', zoomed(period, 2, today), beginWords()),
  ];
}

/** Where it leads nowhere it stays in reach of the keyboard, since the focus may stand on it. */
function stepButton({ words, mark, next, end }: Step, show: (next: Period) => void): HTMLElement {
  const ended = end === null ? {} : { 'aria-disabled': true, 'aria-description': end };
  const title = end === null ? words : `${words}: ${end}`;
  const button = element(
    'button',
    { type: 'button', class: 'choice', 'aria-label': words, title, ...ended },
    mark,
  );
  button.addEventListener('click', () => {
    if (end === null) show(next);
  });
  return button;
}

/** Buttons that move and zoom the period; beside them stands that the record goes no further back. */
export function stepButtons(period: Period, today: string, show: (next: Period) => void): HTMLElement {
  const steps = stepsFrom(period, today);
  const begins = beginWords();
  return element(
    'div',
    { class: 'choices', role: 'group', 'aria-label': t`Move and zoom` },
    ...steps.map((step) => stepButton(step, show)),
    steps.some(({ end }) => end === begins) && element('span', { class: 'quiet choice-link' }, begins),
  );
}
