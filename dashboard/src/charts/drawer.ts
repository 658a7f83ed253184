import type { ChartSpec, Draw } from './chart-spec.js';

/** What draws the chart, fetched when first asked for; `now` is null until it is here. */
export interface Drawer {
  readonly fetched: () => Promise<Draw>;
  readonly now: () => Draw | null;
}

export function drawerOf({ load }: Pick<ChartSpec, 'load'>): Drawer {
  let drawer: Draw | null = null;
  return {
    now: () => drawer,
    fetched: async () => {
      drawer ??= await load();
      return drawer;
    },
  };
}

/** Long after the page stands, so that what is on the screen comes first. */
const FETCHED_FOR_PAPER_MS = 2_000;

let isAnyDrawn = false;
const waiting = new Set<() => void>();

/** A chart of the page stands: what the others need besides what it brought along is small, or here already. */
export function oneIsDrawn(): void {
  isAnyDrawn = true;
  for (const fetch of waiting) fetch();
}

/**
 * Fetches what draws a chart that nobody has scrolled to, since it may be printed all the same: as soon as another stands, or
 * some time after the page. `here` is called when it has come.
 */
export function fetchForPaper({ fetched }: Drawer, here: () => void): void {
  const fetch = (): void => {
    if (!waiting.delete(fetch)) return;
    fetched().then(here, (reason: unknown) => {
      // A script is a file; the browser says only that fetching it failed, as a TypeError. The print then says so.
      if (!(reason instanceof TypeError)) throw reason;
    });
  };
  waiting.add(fetch);
  if (isAnyDrawn) fetch();
  else setTimeout(fetch, FETCHED_FOR_PAPER_MS);
}
