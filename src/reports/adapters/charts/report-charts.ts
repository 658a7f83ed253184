import type { SeriesName } from '../../../indicators/domain/index-point.js';
import { COLOURS, type ColourTheme } from '../../domain/chart-looks.js';
import type { ChartName, ReportCharts } from '../../domain/forms/report-charts.js';
import type { Vocabulary } from '../../domain/forms/vocabulary.js';
import type { ReportContent } from '../../domain/weekly-report.js';
import type { ChartStyle } from './chart-options.js';
import { flowChart } from './flow-chart.js';
import { trendChart } from './trend-chart.js';

const WIDE = { widthPx: 720, heightPx: 250 };
const NARROW = { widthPx: 352, heightPx: 190 };

/** The charts of a report as SVG, in the colours of every theme; a series without any week has none. */
export function reportCharts(report: ReportContent, vocabulary: Vocabulary): ReportCharts {
  const drawn = new Map<ChartName, Readonly<Record<ColourTheme, string>>>();
  const add = (name: ChartName, draw: (style: ChartStyle) => string): void => {
    const light = draw({ colours: COLOURS.light, vocabulary });
    drawn.set(name, { light, dark: darkened(light) });
  };
  for (const { indicator } of report.series) {
    const points = report.chart.filter((point) => point.indicator === indicator);
    if (points.length === 0) continue;
    const line = { series: indicator, points, alarms: alarmsOf(report, indicator) };
    const size = indicator === 'composite' ? WIDE : NARROW;
    add(`index-${indicator}`, (style) => trendChart(line, style, size));
    if (indicator === 'composite') add('flows', (style) => flowChart(points, style, WIDE));
  }
  return drawn;
}

function alarmsOf(
  { alarms }: ReportContent,
  series: SeriesName,
): ReadonlyMap<string, 'cooperation' | 'conflict'> {
  return new Map(
    alarms.filter(({ indicator }) => indicator === series).map(({ week, side }) => [week, side]),
  );
}

const DARK: ReadonlyMap<string, string> = new Map(
  Object.entries(COLOURS.light).map(([name, light]) => [light, darkOf(name)]),
);

function darkOf(name: string): string {
  const dark = Object.entries(COLOURS.dark).find(([other]) => other === name)?.[1];
  if (dark === undefined) throw new Error(`The colour ${name} has no dark one.`);
  return dark;
}

/** The same drawing in the dark theme's colours, which costs nothing beside drawing it again. */
function darkened(svg: string): string {
  return svg.replace(/#[0-9a-f]{6}\b/gi, (colour) => DARK.get(colour.toLowerCase()) ?? colour);
}
