import { element } from '../dom/element.js';

export interface ChoiceButtons<T extends string> {
  readonly legend: string;
  readonly options: readonly T[];
  readonly label: (option: T) => string;
  readonly current: T;
  readonly choose: (option: T) => void;
}

/** A row of buttons of which one is pressed. */
export function choiceButtons<T extends string>(spec: ChoiceButtons<T>): HTMLElement {
  const buttons = spec.options.map((option) => {
    const pressed = option === spec.current;
    const button = element(
      'button',
      { type: 'button', class: 'choice', 'aria-pressed': String(pressed) },
      spec.label(option),
    );
    button.addEventListener('click', () => {
      for (const other of buttons) other.setAttribute('aria-pressed', String(other === button));
      spec.choose(option);
    });
    return button;
  });
  return element('div', { class: 'choices', role: 'group', 'aria-label': spec.legend }, ...buttons);
}
