/**
 * Reports a day or time when the reader has chosen it: at once from the browser's calendar, and when typed on Enter or on
 * leaving the field. A browser calls each digit a change, so that a page that followed at once would turn at “the year
 * 202” and take the field away under the reader's fingers.
 */
export function whenChosen(input: HTMLInputElement, report: () => void): void {
  let isTyped = false;
  let isPending = false;
  const tell = (): void => {
    isPending = false;
    if (input.validity.valid) report();
  };
  input.addEventListener('pointerdown', () => {
    isTyped = false;
  });
  input.addEventListener('keydown', ({ key }) => {
    if (key === 'Enter' && isPending) tell();
    else if (key !== 'Tab') isTyped = true;
  });
  input.addEventListener('change', () => {
    isPending = isTyped;
    if (!isTyped) tell();
  });
  input.addEventListener('blur', () => {
    // Only when the next control has the focus, so that a page that is built anew can give it back.
    if (isPending) setTimeout(tell);
  });
}
