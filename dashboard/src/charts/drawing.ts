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

Chart.register(
  asFinelyAsSaid,
  inPieces,
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

/** A vertical line through the point that is being read. */
export function crosshair(colours: ChartColours): Plugin {
  return {
    id: 'crosshair',
    beforeDatasetsDraw(chart) {
      const x = chart.getActiveElements()[0]?.element.x;
      if (x === undefined) return;
      const { ctx, chartArea } = chart;
      ctx.save();
      ctx.strokeStyle = colours.quiet;
      ctx.lineWidth = 1;
      ctx.setLineDash([3, 3]);
      ctx.beginPath();
      ctx.moveTo(x, chartArea.top);
      ctx.lineTo(x, chartArea.bottom);
      ctx.stroke();
      ctx.restore();
    },
  };
}

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

/** Points at one point, as hovering would; the chart is drawn, not laid out anew, which takes a slow device long. */
export function showPoint(
  chart: Chart<'line', unknown> | Chart<'bar', unknown>,
  datasetIndex: number,
  index: number,
): void {
  chart.setActiveElements([{ datasetIndex, index }]);
  chart.render();
}
