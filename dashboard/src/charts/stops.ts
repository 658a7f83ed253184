import { IS_RIGHT_TO_LEFT } from '../language/language.js';

/** A point of a chart that can be reached by keyboard. */
export interface Stop {
  /** Read out when the point is reached; put together only then. */
  readonly words: () => string;
  /** Where Enter leads, or null. */
  readonly href: string | null;
  /** Shows the point's box of words. */
  show(): void;
}

/** Where time runs from the right, the left arrow leads on. */
function mirrored(key: string): string {
  switch (key) {
    case 'ArrowLeft':
      return 'ArrowRight';
    case 'ArrowRight':
      return 'ArrowLeft';
    default:
      return key;
  }
}

/** Where an arrow, Home, End or Page key leads among `count` points; null where the key means nothing. */
export function nextStop(key: string, at: number, count: number, isRightToLeft = false): number | null {
  if (count === 0) return null;
  const clamp = (wanted: number): number => Math.max(0, Math.min(count - 1, wanted));
  switch (isRightToLeft ? mirrored(key) : key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return clamp(at + 1);
    case 'ArrowLeft':
    case 'ArrowUp':
      return at < 0 ? count - 1 : clamp(at - 1);
    case 'PageDown':
      return clamp(at + 10);
    case 'PageUp':
      return clamp(at - 10);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

const isMove = (key: string): boolean => nextStop(key, 0, 1) !== null;

/** Where keys pressed one after the other lead, from a point on; −1 is before the first key. */
export function afterKeys(keys: readonly string[], at: number, count: number, isRightToLeft = false): number {
  return keys.reduce((now, key) => nextStop(key, now, count, isRightToLeft) ?? now, at);
}

/** Moves over a chart's points by keys. */
export interface KeysFollowed {
  /** Goes where keys led that were pressed before there were points. */
  catchUp(): void;
}

/**
 * Lets arrow keys move over a chart's points, announcing each; Enter opens the point. Keys pressed before the chart
 * stands, when `stopsNow` is null, are kept until it does.
 */
export function followKeys(
  plot: HTMLElement,
  stopsNow: () => readonly Stop[] | null,
  ways: { announce: (words: string) => void; go: (address: string) => void },
): KeysFollowed {
  let at = -1;
  let early: string[] = [];
  const goTo = (stop: Stop): void => {
    stop.show();
    ways.announce(stop.words());
  };
  plot.addEventListener('keydown', (event) => {
    const stops = stopsNow();
    if (stops === null) {
      if (!isMove(event.key)) return;
      event.preventDefault();
      early.push(event.key);
      return;
    }
    const href = stops[at]?.href ?? null;
    if (event.key === 'Enter' && href !== null) {
      event.preventDefault();
      ways.go(href);
      return;
    }
    const next = nextStop(event.key, at, stops.length, IS_RIGHT_TO_LEFT);
    const stop = next === null ? undefined : stops[next];
    if (next === null || stop === undefined) return;
    event.preventDefault();
    at = next;
    goTo(stop);
  });
  plot.addEventListener('blur', () => {
    early = [];
  });
  return {
    catchUp: () => {
      const stops = stopsNow() ?? [];
      at = afterKeys(early, at, stops.length, IS_RIGHT_TO_LEFT);
      const stop = early.length === 0 ? undefined : stops[at];
      early = [];
      if (stop !== undefined) goTo(stop);
    },
  };
}
