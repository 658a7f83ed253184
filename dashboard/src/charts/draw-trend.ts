import type { ChartConfiguration } from 'chart.js';
import { numberWords } from '../words/numbers.js';
import type { ChartColours } from './colours.js';
import { Chart, sharedOptions, showPoint, timeScale, valueScale } from './drawing.js';
import type { Drawing } from './chart-spec.js';
import type { XY } from './index-line.js';
import { LINE, indexDatasets, momentOf } from './index-line.js';
import type { Trend, TrendPoint } from './trend.js';
import { pointLines } from './trend.js';
import { pointWords, type Told } from './point-words.js';
import type { Around } from './around.js';
import { beginningIn, stripHeightPx } from './around.js';
import { aroundStrip, followPointer } from './around-strip.js';
import { listed, t } from '../language/say.js';
import { wholeOf } from './in-pieces.js';

const MOST_TOLD = 4;
type LineChart = Chart<'line', XY[]>;

/** Charts that are read together: pointing at one shows the same period in all. */
export interface Companions {
  readonly charts: Set<LineChart>;
}

export interface TrendDrawing {
  readonly trend: Trend;
  readonly colours: ChartColours;
  readonly companions: Companions;
  readonly around: Around;
  /** Where pressing a point leads. */
  readonly go: (address: string) => void;
}

function pointAcross(companions: Companions, from: Chart, x: number | null): void {
  for (const chart of companions.charts) {
    if (chart === from) continue;
    const at = x === null ? -1 : (chart.data.datasets[LINE]?.data.findIndex((point) => point.x === x) ?? -1);
    showPoint(chart, LINE, at);
  }
}

function span(points: readonly TrendPoint[]): readonly [number, number] {
  return [points[0]?.x ?? 0, points.at(-1)?.x ?? 1];
}

/** What third parties began in the period of a point; the last one's is open. */
function begunAt({ trend, around }: TrendDrawing, at: number): readonly string[] {
  const [from, end] = [trend.points[at]?.x ?? 0, trend.points[at + 1]?.x ?? Infinity];
  const begun = beginningIn(around, from, end).map(({ words }) => words);
  const rest = begun.length - MOST_TOLD;
  return rest > 0 ? [...begun.slice(0, MOST_TOLD), t`${rest} more`] : begun;
}

function configuration(drawing: TrendDrawing): ChartConfiguration<'line', XY[]> {
  const { trend, colours, companions, go } = drawing;
  const told: Told = ({ datasetIndex, index }) => {
    const point = datasetIndex === LINE ? trend.points[index] : undefined;
    if (point === undefined) return null;
    return { title: point.when, lines: [...pointLines(point, trend.scale), ...begunAt(drawing, index)] };
  };
  return {
    type: 'line',
    data: { datasets: indexDatasets(trend, colours) },
    plugins: [aroundStrip(drawing.around, colours), pointWords(told)],
    options: {
      ...sharedOptions(stripHeightPx(drawing.around)),
      parsing: false,
      normalized: true,
      interaction: { mode: 'nearest', axis: 'x', intersect: false },
      onHover: (_event, active, chart) => {
        pointAcross(companions, chart, momentOf(chart, active[0]));
      },
      onClick: (_event, active, chart) => {
        const moment = momentOf(chart, active[0]);
        const href = trend.points.find(({ x }) => x === moment)?.href ?? null;
        if (href !== null) go(href);
      },
      scales: {
        x: timeScale(colours, ...span(trend.points)),
        y: valueScale(colours, {
          min: -trend.scale.end,
          max: trend.scale.end,
          ticks: {
            color: colours.quiet,
            stepSize: trend.scale.step,
            callback: (value: number) => numberWords(value),
          },
        }),
      },
    },
  };
}

/** Draws one index line with its band, gaps as gaps, the running period dashed. */
export function drawTrend(canvas: HTMLCanvasElement, drawing: TrendDrawing): Drawing {
  const chart: LineChart = new Chart(canvas, configuration(drawing));
  drawing.companions.charts.add(chart);
  followPointer(chart, drawing.around, drawing.go);
  canvas.addEventListener('mouseleave', () => {
    pointAcross(drawing.companions, chart, null);
  });
  return {
    whole: wholeOf(chart),
    stops: drawing.trend.points.map((point, index) => ({
      words: () =>
        [
          t`${point.when}: ${listed(pointLines(point, drawing.trend.scale))}`,
          ...begunAt(drawing, index),
        ].join('. '),
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
