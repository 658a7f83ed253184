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
  Tooltip,
} from 'chart.js';
import type { Plugin } from 'chart.js';
import type { ChartColours } from './colours.js';
import { numberWords } from '../words/numbers.js';
import { timeTicks } from './time-axis.js';

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  Filler,
  LineController,
  LineElement,
  LinearScale,
  PointElement,
  Tooltip,
);

export { Chart };

const FONT = { family: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif', size: 12 };
const FONT_STRONG = { ...FONT, weight: 'bold' } as const;
const PX_PER_TICK = 70;

interface TooltipLook {
  readonly backgroundColor: string;
  readonly borderColor: string;
  readonly borderWidth: number;
  readonly titleColor: string;
  readonly bodyColor: string;
  readonly titleFont: typeof FONT_STRONG;
  readonly bodyFont: typeof FONT;
  readonly displayColors: false;
  readonly padding: number;
  readonly cornerRadius: number;
}

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

/** Colours and fonts of the tooltip that all charts share. */
export function tooltipLook(colours: ChartColours): TooltipLook {
  return {
    backgroundColor: colours.paper,
    borderColor: colours.quiet,
    borderWidth: 1,
    titleColor: colours.ink,
    bodyColor: colours.ink,
    titleFont: FONT_STRONG,
    bodyFont: FONT,
    displayColors: false,
    padding: 10,
    cornerRadius: 4,
  };
}

/** An x scale in milliseconds with ticks at round months or years. */
export function timeScale(colours: ChartColours, fromMs: number, toMs: number): Record<string, unknown> {
  return {
    type: 'linear',
    min: fromMs,
    max: toMs,
    border: { color: colours.quiet },
    grid: { color: colours.grid, drawTicks: true },
    ticks: {
      color: colours.quiet,
      font: FONT,
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
    border: { display: false },
    grid: {
      color: (context: { tick: { value: number } }) =>
        context.tick.value === 0 ? colours.quiet : colours.grid,
    },
    ticks: {
      color: colours.quiet,
      font: FONT,
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
  readonly layout: { readonly padding: { readonly top: number; readonly right: number } };
}

/** What every chart has in common: fills its box, does not move. */
export function sharedOptions(): SharedOptions {
  return {
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    layout: { padding: { top: 6, right: 8 } },
  };
}

/** Shows the tooltip of one point, as hovering would. */
export function showPoint(
  chart: Chart<'line', unknown> | Chart<'bar', unknown>,
  datasetIndex: number,
  index: number,
): void {
  const active = [{ datasetIndex, index }];
  chart.setActiveElements(active);
  chart.tooltip?.setActiveElements(active, { x: 0, y: 0 });
  chart.update('none');
}
