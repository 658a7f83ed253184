import type { ChartConfiguration } from 'chart.js';
import { shortWeekWords } from '../words/dates.js';
import { numberWords } from '../words/numbers.js';
import type { ChartColours } from './colours.js';
import type { Scales } from './drawing.js';
import { Chart, readingDirection, sharedOptions, showPoint, valueScale } from './drawing.js';
import type { Drawing } from './chart-spec.js';
import type { FlowPart, FlowWeek } from './flow.js';
import { FLOW_LABEL, FLOW_PARTS, flowLines } from './flow.js';
import { pointWords, type Told } from './point-words.js';
import { listed, t } from '../language/say.js';
import { wholeOf } from './in-pieces.js';

const MOST_OUTLINED = 60;
const MOST_LABELS = 5;
const LEAST_WEEKS_APART = 4;
/** A year and a week in words, in the language that takes most room, and some space. */
const PX_PER_LABEL = 92;

const isConflict = (part: FlowPart): boolean => part.startsWith('conflict');

function heights(weeks: readonly FlowWeek[], part: FlowPart): number[] {
  return weeks.map(({ parts }) =>
    parts === null ? Number.NaN : isConflict(part) ? -parts[part] : parts[part],
  );
}

function datasets(
  weeks: readonly FlowWeek[],
  colours: ChartColours,
): ChartConfiguration<'bar', number[]>['data']['datasets'] {
  return FLOW_PARTS.map((part) => ({
    label: FLOW_LABEL[part],
    data: heights(weeks, part),
    backgroundColor: colours.flow[part],
    borderColor: colours.flow[isConflict(part) ? 'conflictDeeds' : 'cooperationDeeds'],
    borderWidth: weeks.length > MOST_OUTLINED ? 0 : 1,
    categoryPercentage: 0.9,
    barPercentage: 1,
  }));
}

function scales(weeks: readonly FlowWeek[], colours: ChartColours): Scales {
  return {
    x: {
      ...readingDirection(),
      stacked: true,
      grid: { display: false },
      border: { color: colours.quiet },
      ticks: {
        color: colours.quiet,
        autoSkip: false,
        maxRotation: 0,
        callback: (at: number) => shortWeekWords(weeks[at]?.week ?? ''),
      },
      // As many as have room beside each other.
      afterBuildTicks: (scale: { width: number; ticks: readonly unknown[] }) => {
        const most = Math.min(MOST_LABELS, Math.max(1, Math.floor(scale.width / PX_PER_LABEL)));
        const everyWeeks = Math.max(LEAST_WEEKS_APART, Math.ceil(weeks.length / most));
        scale.ticks = scale.ticks.filter((_, at) => at % everyWeeks === 0);
      },
    },
    y: valueScale(colours, {
      stacked: true,
      ticks: {
        color: colours.quiet,
        maxTicksLimit: 7,
        callback: (value: number) => numberWords(Math.abs(value)),
      },
    }),
  };
}

function configuration(
  weeks: readonly FlowWeek[],
  colours: ChartColours,
  go: (address: string) => void,
): ChartConfiguration<'bar', number[], string> {
  const told: Told = ({ index }) => {
    const week = weeks[index];
    return week === undefined ? null : { title: week.when, lines: flowLines(week) };
  };
  return {
    type: 'bar',
    data: { labels: weeks.map(({ week }) => week), datasets: datasets(weeks, colours) },
    plugins: [pointWords(told)],
    options: {
      ...sharedOptions(),
      interaction: { mode: 'index', intersect: false },
      onClick: (_event, active) => {
        const href = weeks[active[0]?.index ?? -1]?.href;
        if (href !== undefined) go(href);
      },
      scales: { ...scales(weeks, colours) },
    },
  };
}

/** Draws weekly flows: cooperation above zero, conflict below, deeds dark and words light. */
export function drawFlow(
  canvas: HTMLCanvasElement,
  weeks: readonly FlowWeek[],
  colours: ChartColours,
  go: (address: string) => void,
): Drawing {
  const chart = new Chart(canvas, configuration(weeks, colours, go));
  return {
    whole: wholeOf(chart),
    stops: weeks.map((week, index) => ({
      words: () => t`${week.when}: ${listed(flowLines(week))}`,
      href: week.href,
      show: () => {
        showPoint(chart, 0, index);
      },
    })),
    destroy: () => {
      chart.destroy();
    },
  };
}
