import type { ChartConfiguration } from 'chart.js';
import { TOPIC_LABEL } from '../words/labels.js';
import { numberWords } from '../words/numbers.js';
import type { ChartColours } from './colours.js';
import { Chart, crosshair, sharedOptions, showPoint, timeScale, tooltipLook, valueScale } from './drawing.js';
import type { Drawing } from './figure.js';
import type { Trend, TrendPoint } from './trend.js';
import { pointLines, standsAlone } from './trend.js';
import { listed, t } from '../language/say.js';

interface XY {
  readonly x: number;
  readonly y: number;
}

type LineChart = Chart<'line', XY[]>;
const LINE = 2;
const ALARM_RADIUS_PX = 7;
const HALF_TURN_DEGREES = 180;

/** Charts that are read together: pointing at one shows the same period in all. */
export interface Companions {
  readonly charts: Set<LineChart>;
}

export interface TrendDrawing {
  readonly trend: Trend;
  readonly colours: ChartColours;
  readonly companions: Companions;
  /** Where pressing a point leads. */
  readonly go: (address: string) => void;
}

const xy = (points: readonly TrendPoint[], value: (point: TrendPoint) => number | null): XY[] =>
  points.map((point) => ({ x: point.x, y: value(point) ?? Number.NaN }));

type LineDataset = ChartConfiguration<'line', XY[]>['data']['datasets'][number];

/** Triangles on the line where an alarm was raised: up for cooperation, down for conflict. */
function alarmMarks({ trend, colours }: TrendDrawing): LineDataset {
  const isConflict = ({ raised }: TrendPoint): boolean => raised.some((alarm) => alarm.endsWith(':conflict'));
  return {
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

function datasets(drawing: TrendDrawing): LineDataset[] {
  const { trend, colours } = drawing;
  const look = colours.series[trend.name];
  const { points } = trend;
  const edge = { borderWidth: 0, pointRadius: 0, pointHitRadius: 0 };
  return [
    { ...edge, data: xy(points, ({ low }) => low), fill: false },
    { ...edge, data: xy(points, ({ high }) => high), fill: '-1', backgroundColor: look.fill },
    {
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
    alarmMarks(drawing),
  ];
}

function pointAcross(companions: Companions, from: Chart, x: number | null): void {
  for (const chart of companions.charts) {
    if (chart === from) continue;
    const at = x === null ? -1 : (chart.data.datasets[LINE]?.data.findIndex((point) => point.x === x) ?? -1);
    const active = at < 0 ? [] : [{ datasetIndex: LINE, index: at }];
    chart.setActiveElements(active);
    chart.tooltip?.setActiveElements(active, { x: 0, y: 0 });
    chart.update('none');
  }
}

function span(points: readonly TrendPoint[]): readonly [number, number] {
  return [points[0]?.x ?? 0, points.at(-1)?.x ?? 1];
}

function configuration(drawing: TrendDrawing): ChartConfiguration<'line', XY[]> {
  const { trend, colours, companions, go } = drawing;
  const pointAt = (at: number | undefined): TrendPoint | undefined =>
    at === undefined ? undefined : trend.points[at];
  return {
    type: 'line',
    data: { datasets: datasets(drawing) },
    plugins: [crosshair(colours)],
    options: {
      ...sharedOptions(),
      parsing: false,
      normalized: true,
      interaction: { mode: 'nearest', axis: 'x', intersect: false },
      onHover: (_event, active, chart) => {
        pointAcross(companions, chart, pointAt(active[0]?.index)?.x ?? null);
      },
      onClick: (_event, active) => {
        const href = pointAt(active[0]?.index)?.href ?? null;
        if (href !== null) go(href);
      },
      plugins: {
        tooltip: {
          ...tooltipLook(colours),
          filter: ({ datasetIndex }) => datasetIndex === LINE,
          callbacks: {
            title: ([item]) => pointAt(item?.dataIndex)?.when ?? '',
            label: ({ dataIndex }) => [...pointLines(trend.points[dataIndex] ?? missing)],
          },
        },
      },
      scales: {
        x: timeScale(colours, ...span(trend.points)),
        y: valueScale(colours, {
          min: -100,
          max: 100,
          ticks: { color: colours.quiet, stepSize: 50, callback: (value: number) => numberWords(value) },
        }),
      },
    },
  };
}

const missing: TrendPoint = {
  x: 0,
  when: '',
  index: null,
  low: null,
  high: null,
  n: 0,
  partial: false,
  remark: null,
  raised: [],
  href: null,
};

/** Draws one index line with its band, gaps as gaps, the running period dashed. */
export function drawTrend(canvas: HTMLCanvasElement, drawing: TrendDrawing): Drawing {
  const chart: LineChart = new Chart(canvas, configuration(drawing));
  drawing.companions.charts.add(chart);
  canvas.addEventListener('mouseleave', () => {
    pointAcross(drawing.companions, chart, null);
  });
  return {
    stops: drawing.trend.points.map((point, index) => ({
      words: t`${point.when}: ${listed(pointLines(point))}`,
      href: point.href,
      show: () => {
        showPoint(chart, LINE, index);
        pointAcross(drawing.companions, chart, point.x);
      },
    })),
    destroy: () => {
      drawing.companions.charts.delete(chart);
      chart.destroy();
    },
  };
}
