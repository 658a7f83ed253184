import type { ChartConfiguration } from 'chart.js';
import { dateWords } from '../words/dates.js';
import { amountWords } from '../words/numbers.js';
import type { ChartColours } from './colours.js';
import type { Scales } from './drawing.js';
import { Chart, sharedOptions, showPoint, timeScale, valueScale } from './drawing.js';
import type { Drawing } from './chart-spec.js';
import type { FigureMark } from './observations.js';
import { markWords } from './observations.js';
import { pointWords, type Told } from './point-words.js';
import { wholeOf } from './in-pieces.js';

interface XY {
  readonly x: number;
  readonly y: number;
}

const LONG_PERIOD_MS = 400 * 86_400_000;
const MARGIN_SHARE = 0.04;

/** Vertical bars from low to high, parted by gaps. */
function ranges(marks: readonly FigureMark[]): XY[] {
  return marks
    .filter(({ low, high }) => low !== high)
    .flatMap(({ x, low, high }) => [
      { x, y: low },
      { x, y: high },
      { x, y: Number.NaN },
    ]);
}

/** Horizontal extents of periods longer than a year. */
function periods(marks: readonly FigureMark[]): XY[] {
  return marks
    .filter(({ fromMs, toMs }) => toMs - fromMs > LONG_PERIOD_MS)
    .flatMap(({ fromMs, toMs, low, high }) => {
      const y = (low + high) / 2;
      return [
        { x: fromMs, y },
        { x: toMs, y },
        { x: toMs, y: Number.NaN },
      ];
    });
}

type Datasets = ChartConfiguration<'line', XY[]>['data']['datasets'];

function datasets(marks: readonly FigureMark[], colour: string): Datasets {
  const bare = { pointRadius: 0, pointHitRadius: 0, borderColor: colour };
  return [
    {
      data: marks.map(({ x, low, high }) => ({ x, y: (low + high) / 2 })),
      borderColor: colour,
      backgroundColor: colour,
      borderWidth: 1.25,
      pointRadius: marks.map(({ low, high }) => (low === high ? 3.5 : 0)),
      pointHoverRadius: 6,
      pointHitRadius: 10,
    },
    { ...bare, data: ranges(marks), borderWidth: 7, borderCapStyle: 'butt' },
    { ...bare, data: periods(marks), borderWidth: 2 },
  ];
}

function scales(marks: readonly FigureMark[], colours: ChartColours, unit: string): Scales {
  const from = Math.min(...marks.map(({ fromMs }) => fromMs));
  const to = Math.max(...marks.map(({ toMs }) => toMs));
  const margin = (to - from) * MARGIN_SHARE;
  return {
    x: timeScale(colours, from - margin, to + margin),
    y: valueScale(colours, {
      beginAtZero: true,
      title: { display: unit !== '', text: unit, color: colours.quiet },
    }),
  };
}

function configuration(
  marks: readonly FigureMark[],
  colours: ChartColours,
  unit: string,
): ChartConfiguration<'line', XY[]> {
  const told: Told = ({ datasetIndex, index }) => {
    const observation = datasetIndex === 0 ? marks[index]?.observation : undefined;
    if (observation === undefined) return null;
    return { title: dateWords(observation.period), lines: [amountWords(observation)] };
  };
  return {
    type: 'line',
    data: { datasets: datasets(marks, colours.series.diplomacy.colour) },
    plugins: [pointWords(told)],
    options: {
      ...sharedOptions(),
      parsing: false,
      interaction: { mode: 'nearest', axis: 'x', intersect: false },
      scales: { ...scales(marks, colours, unit) },
    },
  };
}

/** Draws one series of figures: points, ranges as bars from low to high, long periods as lines over their length. */
export function drawObservations(
  canvas: HTMLCanvasElement,
  marks: readonly FigureMark[],
  colours: ChartColours,
  unit: string,
): Drawing {
  const chart = new Chart(canvas, configuration(marks, colours, unit));
  return {
    whole: wholeOf(chart),
    stops: marks.map((mark, index) => ({
      words: () => markWords(mark),
      href: null,
      show: () => {
        showPoint(chart, 0, index);
      },
    })),
    destroy: () => {
      chart.destroy();
    },
  };
}
