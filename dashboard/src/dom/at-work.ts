/** Marks buttons as at work or ready, for eyes and voices. A `disabled` one would lose the focus, and the reader their place. */
function mark(buttons: readonly HTMLElement[], isAtWork: boolean): void {
  for (const button of buttons)
    for (const name of ['aria-disabled', 'aria-busy'])
      if (isAtWork) button.setAttribute(name, 'true');
      else button.removeAttribute(name);
}

/**
 * Does what a button is for, once at a time: a press while one of the buttons is at work does nothing. The focus stays on
 * the button; from “Try again”, which goes with its note, it comes back to the first.
 */
export async function whileAtWork(buttons: readonly HTMLElement[], act: () => Promise<void>): Promise<void> {
  if (buttons.some((button) => button.ariaDisabled === 'true')) return;
  const focused = document.activeElement;
  if (focused !== null && focused.closest('.note-problem') !== null) buttons[0]?.focus();
  mark(buttons, true);
  try {
    await act();
  } finally {
    mark(buttons, false);
  }
}
