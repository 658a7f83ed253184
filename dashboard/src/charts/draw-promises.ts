import type { ChartConfiguration } from 'chart.js';
import type { ChartColours } from './colours.js';
import { Chart, readingDirection, sharedOptions, showPoint, valueScale } from './drawing.js';
import type { Drawing } from './chart-spec.js';
import type { PromiseYear } from './promise-course.js';
import { pointWords, type Told } from './point-words.js';
import { t } from '../language/say.js';
import { wholeOf } from './in-pieces.js';

const DASHES = [6, 4];

/** A year in words. */
export function yearWords({ year, made, kept }: PromiseYear): string {
  return t`By the end of ${year}: ${made} promised, ${kept} delivered`;
}

type Config = ChartConfiguration<'line', number[], string>;

function steppedLine(
  label: string,
  data: number[],
  colour: string,
  dash: number[],
): Config['data']['datasets'][number] {
  return {
    label,
    data,
    borderColor: colour,
    backgroundColor: colour,
    borderWidth: 2,
    borderDash: dash,
    pointRadius: 0,
    pointHitRadius: 8,
    stepped: 'before',
  };
}

const MOST_LABELS = 8;
const ROUND_YEARS = [1, 2, 5, 10, 20, 50];

/** The label of a year where it is a round one, so that few stand there and all at even steps. */
function roundYear(years: readonly PromiseYear[], at: number): string {
  const step = ROUND_YEARS.find((one) => years.length / one <= MOST_LABELS) ?? ROUND_YEARS.at(-1) ?? 1;
  const year = years[at]?.year ?? 0;
  return year % step === 0 ? String(year) : '';
}

function options(years: readonly PromiseYear[], colours: ChartColours): NonNullable<Config['options']> {
  return {
    ...sharedOptions(),
    interaction: { mode: 'index', intersect: false },
    scales: {
      x: {
        ...readingDirection(),
        grid: { display: false },
        ticks: {
          color: colours.quiet,
          maxRotation: 0,
          autoSkip: false,
          callback: (_value: unknown, at: number) => roundYear(years, at),
        },
      },
      y: valueScale(colours, { beginAtZero: true }),
    },
  };
}

function configuration(years: readonly PromiseYear[], colours: ChartColours): Config {
  const made = years.map((year) => year.made);
  const kept = years.map((year) => year.kept);
  const told: Told = ({ index }) => {
    const year = years[index];
    if (year === undefined) return null;
    const lines = [t`${t`promised`}: ${year.made}`, t`${t`delivered`}: ${year.kept}`];
    return { title: String(year.year), lines };
  };
  return {
    type: 'line',
    plugins: [pointWords(told)],
    data: {
      // As words: Chart.js hands labels on as they are, and what reads the canvas's text takes no number.
      labels: years.map(({ year }) => String(year)),
      datasets: [
        steppedLine(t`promised`, made, colours.series.diplomacy.colour, DASHES),
        steppedLine(t`delivered`, kept, colours.series.trade.colour, []),
      ],
    },
    options: options(years, colours),
  };
}

/** Draws what was promised and delivered by year, as two stepped lines told apart by dashes too. */
export function drawPromises(
  canvas: HTMLCanvasElement,
  years: readonly PromiseYear[],
  colours: ChartColours,
): Drawing {
  const chart = new Chart(canvas, configuration(years, colours));
  return {
    whole: wholeOf(chart),
    stops: years.map((year, index) => ({
      words: () => yearWords(year),
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
