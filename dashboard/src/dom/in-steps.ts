/** Fills a table's frame and somewhat more. */
const AT_ONCE = 24;
const A_STEP = 40;

/** Calls back once the next picture has been shown, so that nobody waits for it. */
export function afterNextPicture(go: () => void): void {
  requestAnimationFrame(() => setTimeout(go));
}

/**
 * Keeps the rows that are seen first and puts the others back after the next picture, some at a time: laying out two years of
 * weeks at once lets a slow device's reader wait. Until all are there the frame is marked as busy.
 */
export function rowsInSteps(frame: HTMLElement): void {
  const body = frame.querySelector('tbody');
  if (body === null) return;
  const rest = [...body.rows].slice(AT_ONCE);
  if (rest.length === 0) return;
  for (const row of rest) row.remove();
  frame.setAttribute('aria-busy', 'true');
  const step = (): void => {
    body.append(...rest.splice(0, A_STEP));
    if (rest.length > 0) afterNextPicture(step);
    else frame.removeAttribute('aria-busy');
  };
  afterNextPicture(step);
}
