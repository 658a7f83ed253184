import type { SeriesName } from '../../../indicators/domain/index-point.js';

/** A chart of a report: the index of a series, or the words against the deeds of all together. */
export type ChartName = `index-${SeriesName}` | 'flows';

/** Charts as SVG elements, in the colours of the light theme. */
export type ReportCharts = ReadonlyMap<ChartName, string>;
