/** A chart that shows the same moment as its companions. */
export interface Companion {
  /** Shows the crosshair at a moment in milliseconds; null takes it away. */
  showAt(x: number | null): void;
}

/** Charts that are read together: pointing at one shows the moment in all, and in one box of words. */
export interface Together<Plot = HTMLElement> {
  join(companion: Companion): () => void;
  /** `plot`: where it was pointed at, so that the box stands there. */
  point(x: number | null, plot: { readonly element: Plot; readonly px: number } | null): void;
}

/** Charts read together; `read` fills the one box of words. */
export function together<Plot = HTMLElement>(read: Together<Plot>['point']): Together<Plot> {
  const companions = new Set<Companion>();
  let shown: number | null = null;
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
      for (const companion of companions) companion.showAt(x);
    },
  };
}
