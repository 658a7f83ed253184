import type { ChartConfiguration } from 'chart.js';
import { numberWords } from '../words/numbers.js';
import type { ChartColours } from './colours.js';
import { Chart, crosshair, sharedOptions, showPoint, timeScale, tooltipLook, valueScale } from './drawing.js';
import type { Drawing } from './chart-spec.js';
import type { XY } from './index-line.js';
import { LINE, indexDatasets } from './index-line.js';
import type { Trend, TrendPoint } from './trend.js';
import { pointLines } from './trend.js';
import type { Around } from './around.js';
import { beginningIn, stripHeightPx } from './around.js';
import { aroundStrip, followPointer } from './around-strip.js';
import { listed, t } from '../language/say.js';

const MOST_TOLD = 4;
const LONGEST_LINE = 60;

/** A sentence in lines that fit into a box of words on a canvas, which breaks none. */
function inLines(words: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words.split(' ')) {
    if (line !== '' && line.length + word.length >= LONGEST_LINE) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

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
    const active = at < 0 ? [] : [{ datasetIndex: LINE, index: at }];
    chart.setActiveElements(active);
    chart.tooltip?.setActiveElements(active, { x: 0, y: 0 });
    chart.render();
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
  const pointAt = (at: number | undefined): TrendPoint | undefined =>
    at === undefined ? undefined : trend.points[at];
  return {
    type: 'line',
    data: { datasets: indexDatasets(trend, colours) },
    plugins: [crosshair(colours), aroundStrip(drawing.around, colours)],
    options: {
      ...sharedOptions(stripHeightPx(drawing.around)),
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
            label: ({ dataIndex }) => [
              ...pointLines(trend.points[dataIndex] ?? missing, trend.scale),
              ...begunAt(drawing, dataIndex).flatMap(inLines),
            ],
          },
        },
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

const missing: TrendPoint = {
  x: 0,
  when: '',
  index: null,
  low: null,
  high: null,
  n: 0,
  intensity: null,
  partial: false,
  remark: null,
  raised: [],
  href: null,
};

/** Draws one index line with its band, gaps as gaps, the running period dashed. */
export function drawTrend(canvas: HTMLCanvasElement, drawing: TrendDrawing): Drawing {
  const chart: LineChart = new Chart(canvas, configuration(drawing));
  drawing.companions.charts.add(chart);
  followPointer(chart, drawing.around, drawing.go);
  canvas.addEventListener('mouseleave', () => {
    pointAcross(drawing.companions, chart, null);
  });
  return {
    stops: drawing.trend.points.map((point, index) => ({
      words: [
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
