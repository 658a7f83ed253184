import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Filler,
  LineController,
  LineElement,
  LinearScale,
  PointElement,
} from 'chart.js';
import type { Plugin } from 'chart.js';
import { element } from '../dom/element.js';
import type { ChartColours } from './colours.js';
import { IS_RIGHT_TO_LEFT, LANGUAGE } from '../language/language.js';
import { numberWords } from '../words/numbers.js';
import { inPieces } from './in-pieces.js';
import { timeTicks } from './time-axis.js';

/** A chart is drawn as finely as the screen is; for paper and pictures its canvas says how finely. */
const asFinelyAsSaid: Plugin = {
  id: 'as-finely-as-said',
  beforeInit(chart) {
    const said = chart.canvas.dataset['sharpness'];
    if (said === undefined) return;
    chart.options.devicePixelRatio = Number(said);
    // A line with `segment` options is drawn point by point and not from a kept Path2D, which a picture as SVG could not read back.
    for (const dataset of chart.data.datasets) Object.assign(dataset, { segment: {}, ...dataset });
  },
};

/** Charts that were laid out anew and not drawn since. */
const undrawn = new WeakSet<Chart>();

/** A line through the first point that is pointed at, and a ring around it where it has a height. */
function markPointed(chart: Chart): void {
  const plot = chart.canvas.parentElement;
  const at = chart.getActiveElements()[0]?.element;
  plot?.querySelector('.pointed')?.remove();
  if (at === undefined) return;
  const { top, height } = chart.chartArea;
  const line = element('div', { class: 'pointed', 'aria-hidden': true });
  Object.assign(line.style, { left: `${at.x}px`, top: `${top}px`, height: `${height}px` });
  if (Number.isFinite(at.y)) line.style.setProperty('--y', `${at.y - top}px`);
  plot?.append(line);
}

/**
 * What is pointed at is marked by elements above the picture, which stays as it is: drawing all of a chart anew for each key or
 * move of the mouse lets a slow device's reader wait.
 */
const pointing: Plugin = {
  id: 'pointing',
  afterUpdate: (chart) => {
    undrawn.add(chart);
  },
  beforeRender: (chart) => {
    if (undrawn.has(chart)) return true;
    chart.notifyPlugins('afterDraw');
    return false;
  },
  afterDraw: (chart) => {
    undrawn.delete(chart);
    markPointed(chart);
  },
};

Chart.register(
  asFinelyAsSaid,
  inPieces,
  pointing,
  BarController,
  BarElement,
  CategoryScale,
  Filler,
  LineController,
  LineElement,
  LinearScale,
  PointElement,
);

export { Chart };

/** Letters of charts, as those of the page; all that does not say otherwise is set in them. */
export const FONT = {
  family: getComputedStyle(document.documentElement).fontFamily,
  size: LANGUAGE === 'ur' ? 13 : 12,
};
Object.assign(Chart.defaults.font, FONT);
const PX_PER_TICK = 70;

const START = IS_RIGHT_TO_LEFT ? 'right' : 'left';

/** Time runs as the language is read: from the right in Urdu. */
export function readingDirection(): { readonly reverse: boolean } {
  return { reverse: IS_RIGHT_TO_LEFT };
}

/** An x scale in milliseconds with ticks at round months or years. */
export function timeScale(colours: ChartColours, fromMs: number, toMs: number): Record<string, unknown> {
  return {
    type: 'linear',
    ...readingDirection(),
    min: fromMs,
    max: toMs,
    border: { color: colours.quiet },
    grid: { color: colours.grid, drawTicks: true },
    ticks: {
      color: colours.quiet,
      maxRotation: 0,
      autoSkip: false,
      callback: (_value: unknown, at: number, ticks: readonly { label?: string }[]) => ticks[at]?.label ?? '',
    },
    afterBuildTicks: (scale: { width: number; ticks: unknown }) => {
      scale.ticks = timeTicks(fromMs, toMs, Math.floor(scale.width / PX_PER_TICK));
    },
  };
}

/** Scales of a chart as Chart.js takes them. */
export interface Scales {
  readonly x: Record<string, unknown>;
  readonly y: Record<string, unknown>;
}

/** A y scale with plain numbers; the zero line is stronger than the others. */
export function valueScale(
  colours: ChartColours,
  more: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    position: START,
    border: { display: false },
    grid: {
      color: (context: { tick: { value: number } }) =>
        context.tick.value === 0 ? colours.quiet : colours.grid,
    },
    ticks: {
      color: colours.quiet,
      maxTicksLimit: 6,
      callback: (value: number) => numberWords(value),
    },
    ...more,
  };
}

interface SharedOptions {
  readonly animation: false;
  readonly responsive: true;
  readonly maintainAspectRatio: false;
  readonly layout: {
    readonly padding: Readonly<Record<'top' | 'bottom' | 'left' | 'right', number>>;
  };
}

/** What every chart has in common: fills its box, with room left at its foot where something else is drawn, does not move. */
export function sharedOptions(footPx = 0): SharedOptions {
  return {
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    layout: {
      padding: {
        top: 6,
        bottom: footPx,
        ...(IS_RIGHT_TO_LEFT ? { left: 8, right: 0 } : { left: 0, right: 8 }),
      },
    },
  };
}

/** Points at one point, as hovering would; at none where the index is −1. */
export function showPoint(
  chart: Chart<'line', unknown> | Chart<'bar', unknown>,
  datasetIndex: number,
  index: number,
): void {
  chart.setActiveElements(index < 0 ? [] : [{ datasetIndex, index }]);
  chart.render();
}
