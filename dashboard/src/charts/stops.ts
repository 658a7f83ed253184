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

/** Lets arrow keys move over a chart's points, announcing each; Enter opens the point. */
export function followKeys(
  plot: HTMLElement,
  stopsNow: () => readonly Stop[],
  ways: { announce: (words: string) => void; go: (address: string) => void },
): void {
  let at = -1;
  plot.addEventListener('keydown', (event) => {
    const stops = stopsNow();
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
    stop.show();
    ways.announce(stop.words());
  });
}
