import type { ChartConfiguration } from 'chart.js';
import { dayNumber, weekStart } from '../../../kernel/iso-week.js';
import type { ColourName } from '../../domain/chart-looks.js';
import { say, type PhraseName } from '../../domain/forms/vocabulary.js';
import type { ChartPoint, FlowFigures } from '../../domain/report-figures.js';
import { chartFont, FIXED, monthTicks, valueAxis, type ChartStyle } from './chart-options.js';
import { drawSvg, type ChartSize } from './draw-svg.js';

interface FlowPart {
  readonly label: PhraseName;
  readonly fill: ColourName;
  /** Score points, above zero for cooperation, below for conflict. */
  readonly height: (flows: FlowFigures) => number;
}

const PARTS: readonly FlowPart[] = [
  {
    ...{ label: 'cooperationDeeds', fill: 'cooperation' },
    height: ({ cooperation }) => cooperation.deeds,
  },
  {
    ...{ label: 'cooperationWords', fill: 'cooperation-light' },
    height: ({ cooperation }) => cooperation.words,
  },
  { label: 'conflictDeeds', fill: 'conflict', height: ({ conflict }) => -conflict.deeds },
  {
    ...{ label: 'conflictWords', fill: 'conflict-light' },
    height: ({ conflict }) => -conflict.words,
  },
];
const TICK_MONTHS = 2;
const DAYS_TO_SUNDAY = 6;

function datasets(points: readonly ChartPoint[], { colours, vocabulary }: ChartStyle) {
  return PARTS.map(({ label, fill, height }) => ({
    label: say(vocabulary, label),
    data: points.map(({ flows }) => (flows === null ? Number.NaN : height(flows))),
    backgroundColor: colours[fill],
    categoryPercentage: 0.9,
    barPercentage: 1,
  }));
}

/** The week that holds the first of a month is marked with it. */
function weekLabels(points: readonly ChartPoint[], { vocabulary }: ChartStyle): readonly string[] {
  return points.map(({ week }) => {
    const monday = dayNumber(weekStart(week));
    const options = { everyMonths: TICK_MONTHS, vocabulary };
    return monthTicks(monday, monday + DAYS_TO_SUNDAY, options)[0]?.label ?? '';
  });
}

/** Weekly words against deeds: cooperation above zero, conflict below, deeds dark and words light, as SVG. */
export function flowChart(points: readonly ChartPoint[], style: ChartStyle, size: ChartSize): string {
  const labels = weekLabels(points, style);
  const { colours, vocabulary } = style;
  const configuration: ChartConfiguration<'bar', number[], string> = {
    type: 'bar',
    data: { labels: points.map(({ week }) => week), datasets: datasets(points, style) },
    options: {
      ...FIXED,
      events: [],
      plugins: {
        legend: {
          position: 'bottom',
          rtl: vocabulary.direction === 'rtl',
          labels: { color: colours.ink, font: chartFont(), boxWidth: 14, boxHeight: 10 },
        },
      },
      scales: {
        x: {
          stacked: true,
          grid: { display: false },
          border: { color: colours['ink-quiet'] },
          ticks: {
            ...{ color: colours['ink-quiet'], font: chartFont(), autoSkip: false, maxRotation: 0 },
            callback: (_value, at) => labels[at] ?? '',
          },
        },
        y: { ...valueAxis(style, Math.abs), stacked: true },
      },
    },
  };
  return drawSvg(configuration, size);
}
