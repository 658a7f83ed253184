import type { Child } from '../dom/element.js';
import type { Visit } from '../frame/visit.js';
import type { RowsSource } from '../service/rows.js';
import type { ChartColours } from './colours.js';
import type { Stop } from './stops.js';

/** A drawn chart. */
export interface Drawing {
  /** Resolves when it stands whole; its stops can be shown only then. */
  readonly whole: Promise<void>;
  readonly stops: readonly Stop[];
  destroy(): void;
}

/** For paper draws at once and waits for nothing: what is printed must stand before the page is laid out. */
export type Draw = (canvas: HTMLCanvasElement, colours: ChartColours) => Drawing;

export interface ChartSpec {
  readonly title: Child;
  /** Name of the chart for screen readers. */
  readonly name: string;
  /** What the chart shows, in a sentence or two with numbers. */
  readonly summary: Child;
  readonly legend?: Child;
  /** The list that stands beside several charts for all of them, so that each one's picture can have it too. */
  readonly sharedLegend?: HTMLElement;
  /** CSS class that gives the plot its height, e.g. `plot-short`. */
  readonly size: string;
  /** Further class of the whole figure. */
  readonly class?: string;
  /** Height in pixels where it depends on the data. */
  readonly heightPx?: number;
  /** Fetches what draws the chart. */
  readonly load: () => Promise<Draw>;
  /** The same numbers as a table, built when asked for. */
  readonly table: () => HTMLElement;
  /** The figures: where the service lists them, or as the page itself counted them. */
  readonly csv: RowsSource;
  /** The address at which the chart stands alone, for other pages to show; absent where it has none. */
  readonly embed?: string;
  readonly visit: Visit;
}
