/**
 * Calls back when the page is about to be put on paper, and when it is for the screen alone again. Both must be done when they
 * return: the page is printed as it stands then. Returns how to stop.
 */
export function onPrint(forPaper: () => void, forScreen: () => void): () => void {
  let since: 'wish' | 'medium' | null = null;
  const begin = (by: 'wish' | 'medium'): void => {
    if (since !== null) return;
    since = by;
    forPaper();
  };
  const end = (by: 'wish' | 'medium'): void => {
    if (since !== by) return;
    since = null;
    forScreen();
  };
  const stopped = new AbortController();
  window.addEventListener(
    'beforeprint',
    () => {
      begin('wish');
    },
    stopped,
  );
  window.addEventListener(
    'afterprint',
    () => {
      end('wish');
    },
    stopped,
  );
  // What shows the page as printed without printing it says only that the medium has changed. While the preview of a print is
  // open the medium changes back and forth, and what was made for paper stays.
  matchMedia('print').addEventListener(
    'change',
    ({ matches }) => {
      if (matches) begin('medium');
      else end('medium');
    },
    stopped,
  );
  return () => {
    stopped.abort();
  };
}
