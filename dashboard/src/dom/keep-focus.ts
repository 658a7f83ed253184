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
