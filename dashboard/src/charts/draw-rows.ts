import type { ActiveElement, ChartConfiguration, ChartEvent } from 'chart.js';
import { IS_RIGHT_TO_LEFT } from '../language/language.js';
import { listed, t } from '../language/say.js';
import { numberWords } from '../words/numbers.js';
import { brushOver } from './brush.js';
import type { ChartColours } from './colours.js';
import { Chart, sharedOptions, showPoint, timeScale, valueScale } from './drawing.js';
import { contextLines } from './context-lines.js';
import type { Drawing } from './chart-spec.js';
import type { LineDataset, XY } from './index-line.js';
import { CLIP_PX, LINE, indexDatasets, momentOf, xy } from './index-line.js';
import type { ContextMark, DevelopmentMark } from './marks-on-lines.js';
import { hasMarkBesideLine, markedAt } from './marks-on-lines.js';
import type { Together } from './together.js';
import type { Trend, TrendPoint } from './trend.js';
import { pointLines } from './trend.js';
import { isWhole, wholeOf } from './in-pieces.js';

type LineChart = Chart<'line', XY[]>;
const MARK_RADIUS_PX = 5;
/** Tells datasets of marks from the others; shown nowhere. */
const MARKS = 'marks';

/** One indicator drawn in two rows: direction (the index with its band) above, intensity below. */
export interface RowsDrawing {
  readonly trend: Trend;
  /** The second period of a comparison, moved onto the first. */
  readonly before: Trend | null;
  readonly marks: readonly DevelopmentMark[];
  readonly context: readonly ContextMark[];
  /** First and last instant shown. */
  readonly span: readonly [number, number];
  readonly colours: ChartColours;
  readonly together: Together;
  readonly go: (address: string) => void;
  readonly select: (oneMs: number, otherMs: number) => void;
}

/** Where in its strip a mark stands that has no line to stand on. */
const STRIP_MIDDLE = 0.5;

/** The points at which developments are marked, each with its first. */
function marked(
  { trend, marks }: RowsDrawing,
  isHere: (point: TrendPoint) => boolean,
): readonly { readonly point: TrendPoint; readonly first: DevelopmentMark }[] {
  return trend.points.filter(isHere).flatMap((point) => {
    const [first] = markedAt(marks, point.x);
    return first === undefined ? [] : [{ point, first }];
  });
}

const hasFigure = ({ index }: TrendPoint): boolean => index !== null;
const hasNone = ({ index }: TrendPoint): boolean => index === null;

const needsStrip = ({ trend, marks }: RowsDrawing): boolean => hasMarkBesideLine(trend.points, marks);

/** Developments at the week they happened in: on the line where it has a figure, else in the strip, which has no values. */
function markDataset(drawing: RowsDrawing, yAxisID: 'y' | 'strip'): LineDataset {
  const { colours } = drawing;
  const shown = marked(drawing, yAxisID === 'y' ? hasFigure : hasNone);
  const isConflict = shown.map(({ first }) => first.development.direction === 'conflict');
  return {
    label: MARKS,
    yAxisID,
    data: shown.map(({ point }) => ({ x: point.x, y: point.index ?? STRIP_MIDDLE })),
    showLine: false,
    clip: CLIP_PX,
    pointStyle: isConflict.map((conflict) => (conflict ? 'rectRot' : 'circle')),
    pointRadius: MARK_RADIUS_PX,
    pointHoverRadius: MARK_RADIUS_PX + 1,
    pointHitRadius: MARK_RADIUS_PX + 3,
    backgroundColor: isConflict.map((conflict) =>
      conflict ? colours.flow.conflictDeeds : colours.flow.cooperationDeeds,
    ),
    borderColor: colours.paper,
    borderWidth: 1.5,
  };
}

function beforeDataset({ before, colours }: RowsDrawing): LineDataset[] {
  if (before === null) return [];
  return [
    {
      yAxisID: 'y',
      data: xy(before.points, ({ index }) => index),
      borderColor: colours.quiet,
      borderWidth: 1.5,
      borderDash: [2, 3],
      pointRadius: 0,
      pointHitRadius: 0,
    },
  ];
}

function intensityDataset({ trend, colours }: RowsDrawing): LineDataset {
  const look = colours.series[trend.name];
  return {
    yAxisID: 'intensity',
    data: xy(trend.points, ({ intensity }) => intensity),
    stepped: 'middle',
    fill: 'origin',
    backgroundColor: look.fill,
    borderColor: look.colour,
    borderWidth: 1,
    pointRadius: 0,
    pointHitRadius: 0,
  };
}

function datasets(drawing: RowsDrawing): LineDataset[] {
  const { trend, colours } = drawing;
  return [
    ...indexDatasets(trend, colours),
    markDataset(drawing, 'y'),
    intensityDataset(drawing),
    ...beforeDataset(drawing),
    ...(needsStrip(drawing) ? [markDataset(drawing, 'strip')] : []),
  ];
}

/** Rows from the lowest to the highest: Chart.js stacks scales at the left from below, at the right from above. */
function stacked(rows: Record<string, Record<string, unknown>>): Record<string, Record<string, unknown>> {
  return IS_RIGHT_TO_LEFT ? Object.fromEntries(Object.entries(rows).toReversed()) : rows;
}

/** The strip of marks has room and no figures. */
const NO_VALUES = {
  min: 0,
  max: 1,
  grid: { display: false },
  ticks: { display: false },
} as const;

function scales(drawing: RowsDrawing): Record<string, Record<string, unknown>> {
  const { colours, span } = drawing;
  const [from, to] = span;
  const row = { stack: 'rows', offset: false };
  const named = (text: string): Record<string, unknown> => ({
    title: { display: true, text, color: colours.quiet },
  });
  const rows = stacked({
    intensity: valueScale(colours, {
      ...row,
      ...named(t`Intensity`),
      stackWeight: 1.2,
      min: 0,
      suggestedMax: 200,
      ticks: {
        color: colours.quiet,
        maxTicksLimit: 3,
        callback: (value: number) => numberWords(value),
      },
    }),
    // Always room for two lines of letters, since the one row's highest label would touch the other's lowest.
    strip: valueScale(colours, { ...row, ...NO_VALUES, stackWeight: needsStrip(drawing) ? 0.5 : 0.4 }),
    y: valueScale(colours, {
      ...row,
      ...named(t`Direction`),
      stackWeight: 3,
      min: -100,
      max: 100,
      ticks: { color: colours.quiet, stepSize: 50, callback: (value: number) => numberWords(value) },
    }),
  });
  return { x: timeScale(colours, from, to), ...rows };
}

/** Where pressing leads: a mark to its story, the line to its week's arithmetic. */
function pressedAddress(
  { trend, marks }: RowsDrawing,
  chart: Chart,
  event: ChartEvent,
  active: readonly ActiveElement[],
): string | null {
  const onMark =
    event.native === null
      ? undefined
      : chart
          .getElementsAtEventForMode(event.native, 'nearest', { intersect: true }, false)
          .find(({ datasetIndex }) => chart.data.datasets[datasetIndex]?.label === MARKS);
  const mark = momentOf(chart, onMark);
  if (mark !== null) return markedAt(marks, mark)[0]?.href ?? null;
  const moment = momentOf(chart, active[0]);
  return trend.points.find(({ x }) => x === moment)?.href ?? null;
}

function configuration(drawing: RowsDrawing, plot: HTMLElement): ChartConfiguration<'line', XY[]> {
  const { colours, go } = drawing;
  return {
    type: 'line',
    data: { datasets: datasets(drawing) },
    plugins: [contextLines(drawing.context, colours)],
    options: {
      ...sharedOptions(),
      parsing: false,
      normalized: true,
      interaction: { mode: 'nearest', axis: 'x', intersect: false },
      onHover: (_event, [first], chart) => {
        drawing.together.point(
          momentOf(chart, first),
          first === undefined ? null : { element: plot, px: first.element.x },
        );
      },
      onClick: (event, active, chart) => {
        const address = pressedAddress(drawing, chart, event, active);
        if (address !== null) go(address);
      },
      scales: scales(drawing),
    },
  };
}

function showAt(chart: LineChart, trend: Trend, x: number | null): void {
  if (!isWhole(chart)) return;
  const at = x === null ? -1 : trend.points.findIndex((point) => point.x === x);
  showPoint(chart, LINE, at);
}

/** Draws direction and intensity of one indicator over one axis of time. */
export function drawRows(canvas: HTMLCanvasElement, drawing: RowsDrawing): Drawing {
  const plot = canvas.parentElement ?? canvas;
  const { trend, together, marks } = drawing;
  const chart: LineChart = new Chart(canvas, configuration(drawing, plot));
  const leave = together.join({
    showAt: (x) => {
      showAt(chart, trend, x);
    },
  });
  canvas.addEventListener('mouseleave', () => {
    together.point(null, null);
  });
  brushOver(canvas, { timeAt: (px) => chart.scales['x']?.getValueForPixel(px), select: drawing.select });
  return {
    whole: wholeOf(chart),
    stops: trend.points.map((point, index) => ({
      words: () =>
        [
          `${point.when}: ${listed(pointLines(point))}`,
          ...markedAt(marks, point.x).map(({ development }) => development.what),
        ].join('. '),
      href: point.href,
      show: () => {
        const px = chart.getDatasetMeta(LINE).data[index]?.x ?? 0;
        together.point(point.x, { element: plot, px });
      },
    })),
    destroy: () => {
      leave();
      chart.destroy();
    },
  };
}
