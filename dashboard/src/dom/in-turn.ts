/** Does one thing after the other, each in a task of its own. */
export type Turns = (act: () => void | Promise<void>) => Promise<void>;

const pause = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve));

/**
 * A queue with a pause after each act, in which the browser shows what is there and hears what the reader does: all acts
 * at once would let a slow device's reader wait. None before the first, which what is read first would wait for. One that
 * fails, which its own caller hears of, does not stop the others.
 */
export function inTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return (act) => {
    const own = last.then(act);
    last = own.then(pause, pause);
    return own;
  };
}
