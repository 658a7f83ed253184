import type { ChartConfiguration, Plugin } from 'chart.js';
import type { Direction } from '../../../src/kernel/words.js';
import { DIRECTIONS } from '../../../src/kernel/words.js';
import { dateWords } from '../words/dates.js';
import { TOPIC_LABEL } from '../words/labels.js';
import { IS_RIGHT_TO_LEFT } from '../language/language.js';
import type { ChartColours } from './colours.js';
import { Chart, FONT, sharedOptions, showPoint, timeScale } from './drawing.js';
import type { Drawing } from './chart-spec.js';
import type { MarkKind, PlacedItem, Timeline } from './timeline.js';
import { itemLines, itemWords } from './timeline.js';
import { pointWords, type Told } from './point-words.js';
import { wholeOf } from './in-pieces.js';

interface Mark {
  readonly x: number;
  readonly y: number;
  /** Undefined at the gap between two bars. */
  readonly item?: PlacedItem;
}

const KINDS: readonly MarkKind[] = ['line', 'bar', 'tick', 'dot'];

function colourOf(direction: Direction, colours: ChartColours): string {
  if (direction === 'neutral') return colours.quiet;
  return colours.flow[direction === 'cooperation' ? 'cooperationDeeds' : 'conflictDeeds'];
}

/** Marks of one kind: points for dots and ticks, two ends and a gap for bars and lines. */
function marksOf(items: readonly PlacedItem[], kind: MarkKind): Mark[] {
  const own = items.filter((item) => item.kind === kind);
  if (kind === 'dot') return own.map((item) => ({ x: item.fromMs, y: item.row, item }));
  if (kind === 'tick') return own.map((item) => ({ x: (item.fromMs + item.toMs) / 2, y: item.row, item }));
  return own.flatMap((item) => [
    { x: item.fromMs, y: item.row, item },
    { x: item.toMs, y: item.row, item },
    { x: item.toMs, y: Number.NaN },
  ]);
}

/** Names of the topics, with a line above each, inside the plot. */
function bandLabels(timeline: Timeline, colours: ChartColours): Plugin<'line'> {
  return {
    id: 'bands',
    beforeDatasetsDraw({ ctx, chartArea, scales }) {
      const y = scales['y'];
      if (y === undefined) return;
      ctx.save();
      ctx.font = `600 ${FONT.size}px ${FONT.family}`;
      ctx.direction = IS_RIGHT_TO_LEFT ? 'rtl' : 'ltr';
      ctx.textAlign = 'start';
      const edge = IS_RIGHT_TO_LEFT ? chartArea.right - 4 : chartArea.left + 4;
      ctx.textBaseline = 'top';
      for (const { topic, firstRow } of timeline.bands) {
        const top = y.getPixelForValue(firstRow - 1.6);
        ctx.strokeStyle = colours.quiet;
        ctx.lineWidth = 0.5;
        ctx.beginPath();
        ctx.moveTo(chartArea.left, top);
        ctx.lineTo(chartArea.right, top);
        ctx.stroke();
        ctx.fillStyle = colours.ink;
        ctx.fillText(TOPIC_LABEL[topic], edge, top + 3);
      }
      ctx.restore();
    },
  };
}

interface MarkLook {
  readonly showLine: boolean;
  readonly borderWidth: number;
  readonly pointStyle: 'circle' | 'triangle' | 'rect' | 'line';
  readonly pointRotation: number;
  readonly pointRadius: number;
}

const DOT_STYLE = { cooperation: 'circle', conflict: 'triangle', neutral: 'rect' } as const;

function lookOf(direction: Direction, kind: MarkKind): MarkLook {
  switch (kind) {
    case 'dot': {
      const isDown = direction === 'conflict';
      return {
        showLine: false,
        borderWidth: 2,
        pointStyle: DOT_STYLE[direction],
        pointRotation: isDown ? 180 : 0,
        pointRadius: isDown ? 5 : 4,
      };
    }
    case 'tick':
      return { showLine: false, borderWidth: 3, pointStyle: 'line', pointRotation: 90, pointRadius: 6 };
    case 'bar':
    case 'line':
      return {
        showLine: true,
        borderWidth: kind === 'bar' ? 6 : 1.5,
        pointStyle: 'circle',
        pointRotation: 0,
        pointRadius: 0,
      };
  }
}

function dataset(direction: Direction, kind: MarkKind, data: Mark[], colours: ChartColours) {
  const colour = colourOf(direction, colours);
  return {
    ...lookOf(direction, kind),
    label: `${direction} ${kind}`,
    data,
    borderColor: colour,
    backgroundColor: direction === 'conflict' ? colours.paper : colour,
    borderDash: kind === 'line' ? [3, 2] : direction === 'conflict' && kind === 'bar' ? [5, 1.5] : [],
    borderCapStyle: 'butt' as const,
    pointHoverRadius: 7,
    pointHitRadius: 6,
  };
}

function datasetsOf(timeline: Timeline, colours: ChartColours): ReturnType<typeof dataset>[] {
  return DIRECTIONS.flatMap((direction) => {
    const own = timeline.items.filter(({ development }) => development.direction === direction);
    return KINDS.map((kind) => dataset(direction, kind, marksOf(own, kind), colours));
  });
}

type Chosen = Chart<'line', Mark[]>;

function itemAt(
  datasets: ReturnType<typeof dataset>[],
  datasetIndex = -1,
  index = -1,
): PlacedItem | undefined {
  return datasets[datasetIndex]?.data[index]?.item;
}

function configuration(
  timeline: Timeline,
  colours: ChartColours,
  datasets: ReturnType<typeof dataset>[],
  go: (address: string) => void,
): ChartConfiguration<'line', Mark[]> {
  const starts = timeline.items.map(({ fromMs }) => fromMs);
  const ends = timeline.items.map(({ toMs }) => toMs);
  const told: Told = ({ datasetIndex, index }) => {
    const item = itemAt(datasets, datasetIndex, index);
    return item === undefined ? null : { title: dateWords(item.development.date), lines: itemLines(item) };
  };
  return {
    type: 'line',
    data: { datasets },
    plugins: [bandLabels(timeline, colours), pointWords(told)],
    options: {
      ...sharedOptions(),
      parsing: false,
      interaction: { mode: 'nearest', intersect: true },
      onClick: (_event, [first]) => {
        const item = itemAt(datasets, first?.datasetIndex, first?.index);
        if (item !== undefined) go(`/developments/${encodeURIComponent(item.development.id)}`);
      },
      scales: {
        x: timeScale(colours, Math.min(...starts), Math.max(...ends)),
        y: { display: false, reverse: true, min: -1.8, max: timeline.rows },
      },
    },
  };
}

/** Draws the baseline: dots for days, bars over the bounds of longer periods. */
export function drawTimeline(
  canvas: HTMLCanvasElement,
  timeline: Timeline,
  colours: ChartColours,
  go: (address: string) => void,
): Drawing {
  const datasets = datasetsOf(timeline, colours);
  const chart: Chosen = new Chart(canvas, configuration(timeline, colours, datasets, go));
  return {
    whole: wholeOf(chart),
    stops: timeline.items.map((item) => {
      const set = datasets.findIndex(({ data }) => data.some((mark) => mark.item === item));
      const at = datasets[set]?.data.findIndex((mark) => mark.item === item) ?? 0;
      return {
        words: () => itemWords(item),
        href: `/developments/${encodeURIComponent(item.development.id)}`,
        show: () => {
          showPoint(chart, set, at);
        },
      };
    }),
    destroy: () => {
      chart.destroy();
    },
  };
}
