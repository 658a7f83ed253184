import type { SeriesName } from '../../../indicators/domain/index-point.js';
import { COLOURS } from '../../domain/chart-looks.js';
import type { ChartName, ReportCharts } from '../../domain/forms/report-charts.js';
import type { Vocabulary } from '../../domain/forms/vocabulary.js';
import type { ReportContent } from '../../domain/weekly-report.js';
import type { ChartStyle } from './chart-options.js';
import { flowChart } from './flow-chart.js';
import { trendChart } from './trend-chart.js';

const WIDE = { widthPx: 720, heightPx: 250 };
const NARROW = { widthPx: 352, heightPx: 190 };

/** The charts of a report as SVG, in the colours of the light theme, which the page darkens; a series without any week has none. */
export function reportCharts(report: ReportContent, vocabulary: Vocabulary): ReportCharts {
  const drawn = new Map<ChartName, string>();
  const add = (name: ChartName, draw: (style: ChartStyle) => string): void => {
    drawn.set(name, withOwnIds(draw({ colours: COLOURS.light, vocabulary }), name));
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

/** Ids are counted within the chart, and charts lie on one page. */
function withOwnIds(svg: string, name: ChartName): string {
  return svg.replace(/(id="|url\(#|href="#)(c\d+)/g, `$1${name}-$2`);
}
