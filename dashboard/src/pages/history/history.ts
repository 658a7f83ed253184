import { chartFigure } from '../../charts/figure.js';
import type { PlacedItem, Timeline } from '../../charts/timeline.js';
import { layOut, timelineSummary } from '../../charts/timeline.js';
import { element } from '../../dom/element.js';
import { sentence } from '../../dom/sentence.js';
import type { Panel } from '../../dom/panel.js';
import { panel } from '../../dom/panel.js';
import { dataTable } from '../../dom/table.js';
import { term } from '../../dom/term.js';
import { pageHead } from '../../frame/frame.js';
import type { PageKind, Visit } from '../../frame/visit.js';
import type { Development } from '../../service/records.js';
import { development } from '../../service/records.js';
import { dateWords } from '../../words/dates.js';
import { PRECISION_LABEL, TOPIC_LABEL } from '../../words/labels.js';
import { developmentAddress } from '../development-item.js';
import { foreign, scoreTag, topicTag } from '../marks.js';
import { longLines } from './long-lines.js';
import { thirdPartiesPanel } from './third-parties.js';
import { listed, t } from '../../language/say.js';
import { clock } from '../../service/clock.js';

const ROW_PX = 14;
const AXIS_PX = 60;
const MARK_PX = 11;
const FIRST_YEAR = 1947;

function timelineTable(timeline: Timeline, visit: Visit): HTMLElement {
  return dataTable<PlacedItem>({
    caption: t`Developments of the baseline, oldest first`,
    rows: timeline.items,
    inSteps: true,
    folds: true,
    columns: [
      { head: t`When`, name: t`When`, cell: ({ development: { date } }) => dateWords(date) },
      {
        head: t`Known`,
        name: t`Known`,
        cell: ({ development: { date } }) => PRECISION_LABEL[date.precision],
      },
      {
        head: t`What`,
        name: t`What`,
        cell: ({ development: { id, what } }) =>
          element('a', { href: visit.link(developmentAddress(id)) }, foreign('span', what)),
      },
      {
        head: t`Indicators`,
        name: t`Indicators`,
        cell: ({ development: { indicators } }) => listed(indicators.map((topic) => TOPIC_LABEL[topic])),
      },
      {
        head: t`Direction`,
        name: t`Direction`,
        cell: ({ development: { direction, score } }) => scoreTag(direction, score),
      },
    ],
  });
}

function timelineLegend(): HTMLElement {
  const entries = [
    ['mark-dot', t`Known to the day`],
    ['mark-tick', t`Known to the month`],
    ['mark-bar', t`Known to a year or longer: the bar covers all of it`],
    ['mark-line', t`Not dated, but between two known dates`],
    ['mark-cooperation', t`Cooperation`],
    ['mark-conflict', t`Conflict (pointing down; bars cut)`],
    ['mark-neutral', t`Neutral`],
  ] as const;
  const items = entries.map(([mark, words]) =>
    element('li', {}, element('span', { class: `mark ${mark}`, 'aria-hidden': true }), words),
  );
  return element('ul', { class: 'legend', role: 'list' }, ...items);
}

function timelineFigure(timeline: Timeline, visit: Visit): HTMLElement {
  const go = (address: string): void => {
    visit.go(visit.link(address));
  };
  return chartFigure({
    title: t`Developments in the five documents`,
    name: t`Timeline of the baseline`,
    summary: timelineSummary(timeline),
    legend: timelineLegend(),
    size: 'plot-timeline',
    heightPx: timeline.rows * ROW_PX + AXIS_PX,
    load: async () => {
      const { drawTimeline } = await import('../../charts/draw-timeline.js');
      return (canvas, colours) => drawTimeline(canvas, timeline, colours, go);
    },
    table: () => timelineTable(timeline, visit),
    csv: visit.reader.csv('/developments', { origin: 'baseline' }),
    visit: { ...visit, go },
  });
}

function undatedTable(undated: readonly Development[], visit: Visit): HTMLElement | null {
  if (undated.length === 0) return null;
  const table = dataTable<Development>({
    caption: t`Developments that cannot be placed in time`,
    rows: undated,
    folds: true,
    columns: [
      {
        head: t`What`,
        name: t`What`,
        cell: ({ id, what }) =>
          element('a', { href: visit.link(developmentAddress(id)) }, foreign('span', what)),
      },
      { head: t`When`, name: t`When`, cell: ({ date }) => dateWords(date) },
      {
        head: t`Indicators`,
        name: t`Indicators`,
        cell: ({ indicators }) => element('span', { class: 'tags' }, ...indicators.map(topicTag)),
      },
      { head: t`Direction`, name: t`Direction`, cell: ({ direction, score }) => scoreTag(direction, score) },
    ],
  });
  return element(
    'section',
    {},
    element('h3', {}, t`Undated (${undated.length})`),
    element(
      'p',
      { class: 'intro' },
      t`No document dates these and they have no bound on one side, so they stand on no line and move no figure.`,
    ),
    table,
  );
}

/** How much time one mark covers on a plot as wide as the page is now. */
function clearance(main: HTMLElement): number {
  const span = clock.nowMs() - Date.UTC(FIRST_YEAR, 0, 1);
  return (span / Math.max(240, main.clientWidth - 40)) * MARK_PX;
}

function timelinePanel(visit: Visit, main: HTMLElement): Panel {
  return panel<readonly Development[]>({
    title: t`The baseline`,
    intro: element(
      'span',
      {},
      ...sentence`The ${term('baseline', t`baseline`)}: each development where its date puts it, as exactly as the documents say and no more. Select one to see its sources.`,
    ),
    skeletonLines: 16,
    class: 'panel-tall',
    load: () => visit.reader.all('/developments', { origin: 'baseline' }, development),
    empty: (items) =>
      items.length === 0
        ? t`The baseline has not been loaded: “tracker doctor” on the server says why.`
        : null,
    draw: (items) => {
      const timeline = layOut(items, clearance(main));
      return [timelineFigure(timeline, visit), undatedTable(timeline.undated, visit)];
    },
  });
}

/** The long view: the yearly index and the timeline of the baseline. */
export const historyPage: PageKind = {
  title: () => t`1947 to today`,
  open: (visit, main) => {
    const lines = longLines(visit);
    const panels = [timelinePanel(visit, main), thirdPartiesPanel(visit)];
    main.append(
      pageHead(
        t`1947 to today`,
        t`How relations developed since Pakistan’s independence, from what five published documents report and, later, from the news.`,
      ),
      ...lines.nodes,
      ...panels.map(({ node }) => node),
    );
    return {
      ready: Promise.all([lines.show(), ...panels.map((one) => one.reload())]),
      change: lines.follow,
    };
  },
};
