/** Fills a table’s frame, which shows ten rows, and somewhat more. */
const AT_ONCE = 14;
const A_STEP = 40;

/** Calls back once the next picture has been shown, so that nobody waits for it. */
export function afterNextPicture(go: () => void): void {
  requestAnimationFrame(() => setTimeout(go));
}

/**
 * Builds into a body the rows that are seen first, and the others after the next picture, some at a time: building and
 * laying out two years of weeks at once lets a slow device's reader wait. Until all are there the frame is marked as busy.
 */
export function rowsInSteps<T>(
  body: HTMLElement,
  rows: readonly T[],
  build: (row: T) => HTMLElement,
  frame: HTMLElement,
): void {
  let built = 0;
  const add = (count: number): void => {
    body.append(...rows.slice(built, built + count).map(build));
    built += count;
    if (built < rows.length) afterNextPicture(step);
    else frame.removeAttribute('aria-busy');
  };
  const step = (): void => {
    add(A_STEP);
  };
  if (rows.length > AT_ONCE) frame.setAttribute('aria-busy', 'true');
  add(AT_ONCE);
}
