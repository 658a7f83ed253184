import { afterNextPicture } from '../dom/in-steps.js';

/** A chart that shows the same moment as its companions. */
export interface Companion<Plot = HTMLElement> {
  readonly plot: Plot;
  /** Shows the crosshair at a moment in milliseconds; null takes it away. */
  showAt(x: number | null): void;
}

/** Charts that are read together: pointing at one shows the moment in all, and in one box of words. */
export interface Together<Plot = HTMLElement> {
  join(companion: Companion<Plot>): () => void;
  /** `plot`: where it was pointed at, so that the box stands there. */
  point(x: number | null, plot: { readonly element: Plot; readonly px: number } | null): void;
}

/**
 * Charts read together; `read` fills the one box of words. The chart that was pointed at shows the moment at once, the
 * others `later`, one by one after the pictures that follow: drawing five charts for a key takes a slow device long.
 */
export function together<Plot = HTMLElement>(
  read: Together<Plot>['point'],
  later = afterNextPicture,
): Together<Plot> {
  const companions = new Set<Companion<Plot>>();
  const behind = new Set<Companion<Plot>>();
  let shown: number | null = null;
  const catchUp = (): void => {
    const [next] = behind;
    if (next === undefined) return;
    behind.delete(next);
    if (companions.has(next)) next.showAt(shown);
    if (behind.size > 0) later(catchUp);
  };
  return {
    join: (companion) => {
      companions.add(companion);
      return () => {
        companions.delete(companion);
      };
    },
    point: (x, plot) => {
      read(x, plot);
      if (x === shown) return;
      shown = x;
      if (behind.size === 0) later(catchUp);
      for (const companion of companions) {
        if (companion.plot === plot?.element) companion.showAt(x);
        else behind.add(companion);
      }
    },
  };
}
