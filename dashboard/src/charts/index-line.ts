import type { ActiveElement, Chart, ChartConfiguration } from 'chart.js';
import type { SeriesName } from '../service/records.js';
import { TOPIC_LABEL } from '../words/labels.js';
import type { ChartColours } from './colours.js';
import type { Trend, TrendPoint } from './trend.js';
import { standsAlone } from './trend.js';

/** A point of a chart. */
export interface XY {
  readonly x: number;
  readonly y: number;
}

const ALARM_RADIUS_PX = 7;
const HALF_TURN_DEGREES = 180;
/** How far a mark may stand out of the plot: the newest would be cut in half at its edge. */
export const CLIP_PX = 8;

/** Points of a chart; null is a gap. */
export const xy = (points: readonly TrendPoint[], value: (point: TrendPoint) => number | null): XY[] =>
  points.map((point) => ({ x: point.x, y: value(point) ?? Number.NaN }));

/** One line, band or row of marks of a chart. */
export type LineDataset = ChartConfiguration<'line', XY[]>['data']['datasets'][number];

/** Triangles on the line where an alarm was raised: up for cooperation, down for conflict. */
function alarmMarks(trend: Trend, colours: ChartColours): LineDataset {
  const isConflict = ({ raised }: TrendPoint): boolean => raised.some((alarm) => alarm.endsWith(':conflict'));
  const raised = trend.points.filter((point) => point.raised.length > 0);
  return {
    yAxisID: 'y',
    data: xy(raised, ({ index }) => index),
    showLine: false,
    clip: CLIP_PX,
    pointStyle: 'triangle',
    pointRadius: ALARM_RADIUS_PX,
    pointHoverRadius: ALARM_RADIUS_PX,
    pointRotation: raised.map((point) => (isConflict(point) ? HALF_TURN_DEGREES : 0)),
    backgroundColor: colours.paper,
    borderColor: colours.ink,
    borderWidth: 2,
  };
}

/** Dots where a line alone would not be seen: between two gaps, and at the running period. */
function dots({ name, points }: Trend, { colour, point }: ChartColours['series'][SeriesName]): LineDataset {
  const dotted = points.filter((one, at) => standsAlone(points, at) || one.partial);
  return {
    yAxisID: 'y',
    label: TOPIC_LABEL[name],
    data: xy(dotted, ({ index }) => index),
    showLine: false,
    clip: CLIP_PX,
    pointStyle: point,
    pointRadius: 3,
    borderColor: colour,
    backgroundColor: colour,
  };
}

/** The place of the index itself among them. */
export const LINE = 2;

function dashedWhere(points: readonly TrendPoint[]): NonNullable<LineDataset['segment']> {
  return { borderDash: ({ p1DataIndex }) => (points[p1DataIndex]?.partial === true ? [4, 4] : undefined) };
}

/** The moment of what is pointed at, in milliseconds; null where that is nothing. Marks are listed where they are, not for each point. */
export function momentOf(
  chart: Chart,
  active: Pick<ActiveElement, 'datasetIndex' | 'index'> | undefined,
): number | null {
  const data: readonly unknown[] = chart.data.datasets[active?.datasetIndex ?? -1]?.data ?? [];
  const at = data[active?.index ?? -1];
  return typeof at === 'object' && at !== null && 'x' in at && typeof at.x === 'number' ? at.x : null;
}

/**
 * Band, line and alarms of one series: gaps as gaps, the running period dashed. A look for each point of a line, and one for each
 * piece of it, is what drawing takes longest: those that look alike are listed apart from the few that do not.
 */
export function indexDatasets(trend: Trend, colours: ChartColours): LineDataset[] {
  const look = colours.series[trend.name];
  const { points } = trend;
  const axis = { yAxisID: 'y' };
  const edge = { ...axis, borderWidth: 0, pointRadius: 0, pointHitRadius: 0 };
  return [
    { ...edge, data: xy(points, ({ low }) => low), fill: false },
    { ...edge, data: xy(points, ({ high }) => high), fill: '-1', backgroundColor: look.fill },
    {
      ...axis,
      label: TOPIC_LABEL[trend.name],
      data: xy(points, ({ index }) => index),
      borderColor: look.colour,
      backgroundColor: look.colour,
      borderWidth: trend.name === 'composite' ? 2.25 : 2,
      pointRadius: 0,
      pointHoverRadius: 0,
      pointStyle: look.point,
      ...(points.some(({ partial }) => partial) ? { segment: dashedWhere(points) } : {}),
    },
    dots(trend, look),
    alarmMarks(trend, colours),
  ];
}
