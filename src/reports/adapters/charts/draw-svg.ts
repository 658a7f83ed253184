import { createCanvas, GlobalFonts, SvgExportFlag } from '@napi-rs/canvas';
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Filler,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
} from 'chart.js';
import type { ChartConfiguration, ChartType } from 'chart.js';
import { fontFiles } from '../font-files.js';

Chart.register(
  ...[BarController, BarElement, CategoryScale, Filler, Legend],
  ...[LineController, LineElement, LinearScale, PointElement],
);

export interface ChartSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

let families: string | null = null;

/** Registers the report's fonts with the canvas under names that no machine's font has; a list for `font-family`. */
export function chartFontFamilies(): string {
  families ??= fontFiles()
    .filter(({ weight }) => weight === 400)
    .map(({ family, subset, woff2 }) => {
      const name = `Tracker ${family} ${subset}`;
      GlobalFonts.register(woff2, name);
      return name;
    })
    .join(', ');
  return families;
}

/**
 * Draws a chart as an SVG element for a page, as wide as its place, whose letters are outlines: it looks the same wherever it is shown, and the same
 * configuration gives the same bytes.
 */
export function drawSvg<Type extends ChartType, Data, Label>(
  configuration: ChartConfiguration<Type, Data, Label>,
  { widthPx, heightPx }: ChartSize,
): string {
  const canvas = createCanvas(widthPx, heightPx, SvgExportFlag.ConvertTextToPaths);
  const chart = new Chart(canvas, configuration);
  const svg = canvas.getContent().toString('utf8');
  chart.destroy();
  return shorter(svg).replace(/^[\s\S]*?<svg [^>]*>/, `<svg viewBox="0 0 ${widthPx} ${heightPx}">`);
}

/**
 * Two decimals of a pixel are finer than any screen or printer, and halve the size. Ids are counted by the process; counted
 * within the chart, the same chart is the same text.
 */
function shorter(svg: string): string {
  const ids = [...new Set([...svg.matchAll(/ id="(\w+)"/g)].map(([, id]) => id ?? ''))];
  return svg
    .replace(/(\d+\.\d{2})\d+/g, '$1')
    .replace(/^\s+|\n/gm, '')
    .replace(/\bcl_\w+\b/g, (id) => `c${ids.indexOf(id)}`);
}
