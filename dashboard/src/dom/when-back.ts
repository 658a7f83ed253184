/** While a service does not answer it is asked this often, each time once. */
const EVERY_MS = 30_000;

/**
 * Tries again once: as soon as the browser says that the connection is back, else after half a minute, since a service
 * that was restarted makes no such event. Not where the part has left the page. Gives what calls it off.
 */
export function whenBack(part: HTMLElement, retry: () => void): () => void {
  const stop = (): void => {
    clearTimeout(timer);
    removeEventListener('online', again);
  };
  const again = (): void => {
    stop();
    if (part.isConnected) retry();
  };
  const timer = setTimeout(again, EVERY_MS);
  addEventListener('online', again);
  return stop;
}
