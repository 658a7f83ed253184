import type { ChartConfiguration } from 'chart.js';
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

/** Points of a chart; null is a gap. */
export const xy = (points: readonly TrendPoint[], value: (point: TrendPoint) => number | null): XY[] =>
  points.map((point) => ({ x: point.x, y: value(point) ?? Number.NaN }));

/** One line, band or row of marks of a chart. */
export type LineDataset = ChartConfiguration<'line', XY[]>['data']['datasets'][number];

/** Triangles on the line where an alarm was raised: up for cooperation, down for conflict. */
function alarmMarks(trend: Trend, colours: ChartColours): LineDataset {
  const isConflict = ({ raised }: TrendPoint): boolean => raised.some((alarm) => alarm.endsWith(':conflict'));
  return {
    yAxisID: 'y',
    data: xy(trend.points, ({ raised, index }) => (raised.length === 0 ? null : index)),
    showLine: false,
    pointStyle: 'triangle',
    pointRadius: ALARM_RADIUS_PX,
    pointHoverRadius: ALARM_RADIUS_PX,
    pointRotation: trend.points.map((point) => (isConflict(point) ? HALF_TURN_DEGREES : 0)),
    backgroundColor: colours.paper,
    borderColor: colours.ink,
    borderWidth: 2,
  };
}

/** The place of the index itself among them. */
export const LINE = 2;

/** Band, line and alarms of one series: gaps as gaps, the running period dashed. */
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
      pointRadius: points.map((point, at) => (standsAlone(points, at) || point.partial ? 3 : 0)),
      pointHoverRadius: 5,
      pointStyle: look.point,
      segment: {
        borderDash: ({ p1DataIndex }) => (points[p1DataIndex]?.partial === true ? [4, 4] : undefined),
      },
    },
    alarmMarks(trend, colours),
  ];
}
