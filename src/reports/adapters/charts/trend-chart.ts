import type { ChartConfiguration } from 'chart.js';
import type { SeriesName } from '../../../indicators/domain/index-point.js';
import { dayNumber, weekStart } from '../../../kernel/iso-week.js';
import { BAND_OPACITY, POINTS } from '../../domain/chart-looks.js';
import type { ChartPoint } from '../../domain/report-figures.js';
import { dayAxis, FIXED, valueAxis, type ChartStyle } from './chart-options.js';
import { drawSvg, type ChartSize } from './draw-svg.js';

/** One index line: its weeks in order, and those in which an alarm was raised. */
export interface TrendLine {
  readonly series: SeriesName;
  readonly points: readonly ChartPoint[];
  readonly alarms: ReadonlyMap<string, 'cooperation' | 'conflict'>;
}

interface XY {
  readonly x: number;
  readonly y: number;
}

type LineData = ChartConfiguration<'line', XY[]>['data']['datasets'][number];

const RANGE = { min: -100, max: 100 };
const STEP = 50;
const ALARM_RADIUS_PX = 6;
const HALF_TURN_DEGREES = 180;
/** How far marks may reach over the plot's edge. */
const OVER_EDGE_PX = 8;
const NARROW_BELOW_PX = 500;
/** A line of one week is drawn in the middle of a span. */
const LEAST_SPAN_DAYS = 28;

function xy(points: readonly ChartPoint[], value: (point: ChartPoint) => number | null): XY[] {
  return points.map((point) => ({ x: dayNumber(weekStart(point.week)), y: value(point) ?? Number.NaN }));
}

/** A point is seen where no line leads to or from it, and at the week of the report. */
function pointRadius(points: readonly ChartPoint[], at: number): number {
  const has = (index: number): boolean => (points[index]?.figure ?? null) !== null;
  const standsAlone = !has(at - 1) && !has(at + 1);
  return at === points.length - 1 ? 4.5 : standsAlone ? 3 : 0;
}

function lineOf({ series, points }: TrendLine, colour: string): LineData {
  return {
    data: xy(points, ({ figure }) => figure?.index ?? null),
    borderColor: colour,
    backgroundColor: colour,
    borderWidth: series === 'composite' ? 2.25 : 2,
    pointRadius: points.map((_, at) => pointRadius(points, at)),
    pointStyle: POINTS[series],
    clip: OVER_EDGE_PX,
    ...(points.some(({ state }) => state === 'partial') ? { segment: runningWeekDashed(points) } : {}),
  };
}

/** Given only where needed: with it every segment is drawn, and written, by itself. */
function runningWeekDashed(points: readonly ChartPoint[]): NonNullable<LineData['segment']> {
  return {
    borderDash: ({ p1DataIndex }) => (points[p1DataIndex]?.state === 'partial' ? [4, 4] : undefined),
  };
}

/** Triangles where an alarm was raised: up for cooperation, down for conflict. */
function alarmMarks({ points, alarms }: TrendLine, { colours }: ChartStyle): LineData {
  return {
    data: xy(points, ({ week, figure }) => (alarms.has(week) ? (figure?.index ?? null) : null)),
    showLine: false,
    clip: OVER_EDGE_PX,
    pointStyle: 'triangle',
    pointRadius: ALARM_RADIUS_PX,
    pointRotation: points.map(({ week }) => (alarms.get(week) === 'conflict' ? HALF_TURN_DEGREES : 0)),
    backgroundColor: colours.paper,
    borderColor: colours.ink,
    borderWidth: 2,
  };
}

function datasets(line: TrendLine, style: ChartStyle): LineData[] {
  const colour = style.colours[line.series];
  const edge = { borderWidth: 0, pointRadius: 0 };
  return [
    alarmMarks(line, style),
    lineOf(line, colour),
    { ...edge, data: xy(line.points, ({ figure }) => figure?.low ?? null), fill: false },
    {
      ...edge,
      data: xy(line.points, ({ figure }) => figure?.high ?? null),
      fill: '-1',
      backgroundColor: `${colour}${BAND_OPACITY}`,
    },
  ];
}

function spanDays(points: readonly ChartPoint[]): { readonly fromDay: number; readonly toDay: number } {
  const days = points.map(({ week }) => dayNumber(weekStart(week)));
  const [from, to] = [days[0] ?? 0, days.at(-1) ?? 0];
  const margin = Math.ceil(Math.max(0, LEAST_SPAN_DAYS - (to - from)) / 2);
  // Half a week at the end, so that the last week's mark is not cut.
  return { fromDay: from - margin, toDay: to + margin + 3 };
}

/** An index line with its 90 % band over the weeks given, gaps as gaps, the running week dashed, as SVG. */
export function trendChart(line: TrendLine, style: ChartStyle, size: ChartSize): string {
  const { fromDay, toDay } = spanDays(line.points);
  const axis = valueAxis(style);
  const configuration: ChartConfiguration<'line', XY[]> = {
    type: 'line',
    data: { datasets: datasets(line, style) },
    options: {
      ...FIXED,
      events: [],
      parsing: false,
      plugins: { legend: { display: false } },
      scales: {
        x: dayAxis(style, { fromDay, toDay }, size.widthPx < NARROW_BELOW_PX),
        y: { ...axis, ...RANGE, ticks: { ...axis.ticks, stepSize: STEP } },
      },
    },
  };
  return drawSvg(configuration, size);
}
