/** The rows of a long list that are built, and the room that the others before and after take up. */
export interface ListWindow {
  /** First and last row that is built, from 0; `end` is not. */
  readonly start: number;
  readonly end: number;
  readonly beforePx: number;
  readonly afterPx: number;
}

/** What is looked at: pixels of the list above the screen's upper edge (negative below it), and the screen's height. */
export interface Outlook {
  readonly topPx: number;
  readonly heightPx: number;
}

/** How many rows beyond the edges are built too, so that scrolling and the Tab key find them there. */
const MARGIN_ROWS = 12;

/**
 * Which rows of a list to build. `heights` are those of the rows that are fetched, measured or guessed; `total` counts all,
 * and what is not fetched takes up `guessPx` a row, so that the scroll bar tells the length of the whole list.
 */
export function listWindow(
  heights: readonly number[],
  total: number,
  guessPx: number,
  { topPx, heightPx }: Outlook,
): ListWindow {
  let above = 0;
  let first = 0;
  while (first < heights.length && above + (heights[first] ?? 0) <= topPx) {
    above += heights[first] ?? 0;
    first += 1;
  }
  let last = first;
  let reached = above;
  while (last < heights.length && reached < topPx + heightPx) {
    reached += heights[last] ?? 0;
    last += 1;
  }
  const start = Math.max(0, Math.min(first, heights.length) - MARGIN_ROWS);
  const end = Math.min(heights.length, last + MARGIN_ROWS);
  const sum = (from: number, to: number): number =>
    heights.slice(from, to).reduce((whole, height) => whole + height, 0);
  return {
    start,
    end,
    beforePx: sum(0, start),
    afterPx: sum(end, heights.length) + Math.max(0, total - heights.length) * guessPx,
  };
}
