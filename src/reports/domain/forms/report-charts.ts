import type { SeriesName } from '../../../indicators/domain/index-point.js';
import type { ColourTheme } from '../chart-looks.js';

/** A chart of a report: the index of a series, or the words against the deeds of all together. */
export type ChartName = `index-${SeriesName}` | 'flows';

/** Charts as SVG in the colours of each theme. */
export type ReportCharts = ReadonlyMap<ChartName, Readonly<Record<ColourTheme, string>>>;
