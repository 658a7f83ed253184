/** Builds the controls in a holder anew; the one that had the focus has it again, and what was unfolded stays so. */
export function keepFocus(holder: HTMLElement, rebuild: () => HTMLElement): void {
  const buttons = (): HTMLElement[] => [
    ...holder.querySelectorAll<HTMLElement>('button, input, select, summary'),
  ];
  const at = buttons().findIndex((node) => node === document.activeElement);
  const open = holder.querySelector('details')?.open;
  holder.replaceChildren(rebuild());
  const details = holder.querySelector('details');
  if (details !== null && open !== undefined) details.open = open;
  if (at >= 0) buttons()[at]?.focus();
}

function controlsIn(part: Element): HTMLElement[] {
  return [
    ...part.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex]'),
  ];
}

/** What tells a control from the others of a part and stays when the part is drawn anew. */
function nameOf(control: Element): string {
  const named = control.getAttribute('aria-label') ?? control.textContent;
  return [control.tagName, control.id, control.getAttribute('href'), named].join(' ');
}

/** The mark of the record that a control is about: `data-row`, or the id of its list item. */
function rowOf(control: Element): string | null {
  const row = control.closest<HTMLElement>('[data-row], li[id]');
  return row === null ? null : (row.dataset['row'] ?? row.id);
}

function controlsOfRow(part: Element, row: string | null): HTMLElement[] {
  return row === null ? [] : controlsIn(part).filter((control) => rowOf(control) === row);
}

/**
 * Draws a part anew. Where the focus stood in it, it goes to the same control; where that is gone, to another of the same
 * record, as from “Pause” to “Resume”; else to the part's heading. A reader at the keyboard never starts again from the top.
 */
export function redrawn(part: HTMLElement, heading: HTMLElement, draw: () => void): void {
  const held = document.activeElement;
  if (held === null || held === heading || !part.contains(held)) {
    draw();
    return;
  }
  const [name, row] = [nameOf(held), rowOf(held)];
  const alike = (): HTMLElement[] => controlsIn(part).filter((control) => nameOf(control) === name);
  const at = alike().findIndex((control) => control === held);
  draw();
  if (part.contains(document.activeElement)) return;
  alike()[at]?.focus({ preventScroll: true });
  heading.tabIndex = -1;
  // What lies in a closed fold takes no focus.
  for (const control of [...controlsOfRow(part, row), heading]) {
    if (part.contains(document.activeElement)) return;
    control.focus();
  }
}
