import { chartFigure } from '../../charts/figure.js';
import type { FlowPart, FlowWeek } from '../../charts/flow.js';
import { FLOW_LABEL, FLOW_PARTS, flowSummary, flowWeeks } from '../../charts/flow.js';
import { element } from '../../dom/element.js';
import type { Panel } from '../../dom/panel.js';
import { panel } from '../../dom/panel.js';
import { dataTable } from '../../dom/table.js';
import { sentence } from '../../dom/sentence.js';
import { term } from '../../dom/term.js';
import { t } from '../../language/say.js';
import type { WordsAndDeeds } from '../../service/records.js';
import { SERIES, wordsAndDeeds } from '../../service/records.js';
import { TOPIC_LABEL } from '../../words/labels.js';
import { oneDecimal } from '../../words/numbers.js';
import { choiceButtons } from '../choice-buttons.js';
import type { Pace } from './choice.js';
import { PACES, weeksOf } from './choice.js';
import { changeTrends } from './controls.js';
import type { Shown } from './shown.js';

const PACE_LABEL: Readonly<Record<Pace, string>> = {
  weekly: t`What each week brought`,
  lately: t`Lately: older weeks fade`,
};

function legend(): HTMLElement {
  const items = FLOW_PARTS.map((part) =>
    element(
      'li',
      {},
      element('span', { class: `swatch flow-${part}`, 'aria-hidden': true }),
      FLOW_LABEL[part],
    ),
  );
  return element('ul', { class: 'legend', role: 'list' }, ...items);
}

function flowTable(weeks: readonly FlowWeek[]): HTMLElement {
  const cell = (part: FlowPart) => (week: FlowWeek) =>
    week.parts === null ? '–' : oneDecimal(week.parts[part]);
  return dataTable<FlowWeek>({
    caption: t`Flows in score points per week, newest first`,
    rows: weeks.toReversed(),
    inSteps: true,
    columns: [
      { head: t`Week`, name: t`Week`, cell: ({ when }) => when },
      ...FLOW_PARTS.map((part) => ({
        head: FLOW_LABEL[part],
        name: FLOW_LABEL[part],
        numeric: true,
        cell: cell(part),
      })),
    ],
  });
}

function flowFigure(weeks: readonly FlowWeek[], { visit, choice }: Shown): HTMLElement {
  const { flow } = choice;
  const go = (address: string): void => {
    visit.go(visit.link(address));
  };
  return chartFigure({
    title: TOPIC_LABEL[flow],
    name: t`Words and deeds by week: ${TOPIC_LABEL[flow]}`,
    summary: flowSummary(weeks),
    legend: legend(),
    size: 'plot-wide',
    load: async () => {
      const { drawFlow } = await import('../../charts/draw-flow.js');
      return (canvas, colours) => drawFlow(canvas, weeks, colours, go);
    },
    table: () => flowTable(weeks),
    csv: visit.reader.csv(pathOf(choice.pace), { ...weeksOf(choice.period), indicator: flow }),
    visit: { ...visit, go },
  });
}

/** Both have week, state and the two flows. */
function pathOf(pace: Pace): string {
  return pace === 'weekly' ? '/index' : '/words-and-deeds';
}

function choices({ visit, choice }: Shown): readonly HTMLElement[] {
  const change = changeTrends(visit);
  return [
    choiceButtons({
      legend: t`Indicator`,
      options: ['composite', ...SERIES.filter((name) => name !== 'composite')] as const,
      label: (name) => TOPIC_LABEL[name],
      current: choice.flow,
      choose: (flow) => {
        change({ flow });
      },
    }),
    choiceButtons({
      legend: t`Pace`,
      options: PACES,
      label: (pace) => PACE_LABEL[pace],
      current: choice.pace,
      choose: (pace) => {
        change({ pace });
      },
    }),
  ];
}

/** What was said against what was done, week by week, for one indicator or all. */
export function flowPanel(now: { readonly shown: () => Shown }): Panel {
  return panel<readonly WordsAndDeeds[]>({
    title: t`Words and deeds`,
    intro: element(
      'span',
      {},
      ...sentence`Above the line cooperation, below it conflict; dark ${term('deeds', t`deeds`)}, light ${term('words', t`words`)}. All four are in score points per week, so that they can be compared.`,
    ),
    class: 'panel-flow',
    load: () => {
      const { visit, choice } = now.shown();
      return visit.reader.all(
        pathOf(choice.pace),
        { ...weeksOf(choice.period), indicator: choice.flow },
        wordsAndDeeds,
      );
    },
    draw: (points) => [
      ...choices(now.shown()),
      points.length === 0
        ? element('p', { class: 'empty' }, t`No week of this period is on record.`)
        : flowFigure(flowWeeks(points, now.shown().choice.flow), now.shown()),
    ],
  });
}
