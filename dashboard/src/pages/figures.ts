import { chartFigure } from '../charts/figure.js';
import type { FigureGroup, GroupedFigures } from '../charts/figure-groups.js';
import { FIGURE_GROUPS, groupOf, groupedFigures, holdsWords } from '../charts/figure-groups.js';
import type { FigureSeries } from '../charts/observations.js';
import { figureMarks, figureSeries, figureSummary } from '../charts/observations.js';
import { addressOf, chosen } from '../address/query.js';
import type { Child } from '../dom/element.js';
import { element } from '../dom/element.js';
import { panel } from '../dom/panel.js';
import { dataTable } from '../dom/table.js';
import { sentence } from '../dom/sentence.js';
import { pageHead } from '../frame/frame.js';
import type { PageKind, Visit } from '../frame/visit.js';
import type { Answer } from '../service/problem.js';
import type { Arguments } from '../service/reader.js';
import type { Observation } from '../service/records.js';
import { observation } from '../service/records.js';
import { listTakeAway } from '../take-away/take-away.js';
import { dateWords } from '../words/dates.js';
import { documentNumber, lineWords } from '../words/documents.js';
import { TOPIC_LABEL } from '../words/labels.js';
import { amountWords } from '../words/numbers.js';
import { noteWords } from '../words/notes.js';
import type { OnFilter } from './filters.js';
import { filterForm, manyOf, textField } from './filters.js';
import { foreign } from './marks.js';
import { mirrorPanel } from './mirror-gaps.js';
import { clauses, counted, listed, t } from '../language/say.js';

function sourceWords({ citations, basis }: Observation): string {
  if (citations.length === 0) return basis;
  return clauses(
    citations.map(({ document, lines }) => listed([documentNumber(document), lineWords(lines)])),
  );
}

function figuresTable(caption: string, rows: readonly Observation[]): HTMLElement {
  return dataTable<Observation>({
    caption,
    rows,
    inSteps: true,
    folds: true,
    columns: [
      { head: t`Period`, name: t`Period`, cell: ({ period }) => dateWords(period) },
      { head: t`Figure`, name: t`Figure`, cell: (item) => element('strong', {}, amountWords(item)) },
      { head: t`Basis`, name: t`Basis`, cell: ({ basis }) => foreign('span', basis) },
      {
        head: t`Source`,
        name: t`Source`,
        cell: (item) => element('span', { class: 'quiet' }, sourceWords(item)),
      },
      {
        head: t`Notes`,
        name: t`Notes`,
        cell: ({ notes }) => (notes === '' ? '–' : foreign('span', noteWords(notes))),
      },
    ],
  });
}

function seriesFigure(series: FigureSeries, visit: Visit): HTMLElement {
  const marks = figureMarks(series);
  const sources = [
    ...new Set(series.observations.flatMap(({ citations }) => citations.map(({ document }) => document))),
  ];
  return chartFigure({
    title: foreign('span', series.label),
    name: `${series.label}${series.unit === '' ? '' : `, ${series.unit}`}`,
    summary: figureSummary(series),
    legend: element(
      'p',
      { class: 'legend' },
      ...sentence`Basis: ${foreign('span', series.basis)}.`,
      ' ',
      sources.length > 0 && t`Source: ${listed(sources.map(documentNumber))}.`,
    ),
    size: 'plot-small',
    load: async () => {
      const { drawObservations } = await import('../charts/draw-observations.js');
      return (canvas, colours) => drawObservations(canvas, marks, colours, series.unit);
    },
    table: () => figuresTable(series.label, series.observations),
    csv: visit.reader.csv('/observations', { series: series.observations[0]?.series ?? '' }),
    visit,
  });
}

const GROUP_LABEL: Readonly<Record<FigureGroup, string>> = {
  ...TOPIC_LABEL,
  context: t`About others: context`,
};

/** Figures that stand alone, one line each. */
function singleTable(group: FigureGroup, rows: readonly Observation[]): HTMLElement {
  return dataTable<Observation>({
    caption: t`Figures that stand alone`,
    about: GROUP_LABEL[group],
    rows,
    folds: true,
    columns: [
      { head: t`What`, name: t`What`, cell: ({ label }) => foreign('span', label) },
      { head: t`Figure`, name: t`Figure`, cell: (item) => element('strong', {}, amountWords(item)) },
      { head: t`Period`, name: t`Period`, cell: ({ period }) => dateWords(period) },
      {
        head: t`Basis and source`,
        name: t`Basis and source`,
        cell: (item) =>
          element(
            'div',
            { class: 'quiet' },
            foreign('p', item.basis),
            element('p', {}, sourceWords(item)),
            item.notes === '' ? null : foreign('p', noteWords(item.notes)),
          ),
      },
    ],
  });
}

function groupSection({ group, charts, single }: GroupedFigures, visit: Visit): HTMLElement {
  return element(
    'section',
    {},
    element('h3', {}, GROUP_LABEL[group]),
    charts.length > 0 &&
      element('div', { class: 'multiples' }, ...charts.map((series) => seriesFigure(series, visit))),
    single.length > 0 && singleTable(group, single),
  );
}

interface Narrowing {
  readonly groups: readonly FigureGroup[];
  readonly words: string;
}

function narrowingOf(query: URLSearchParams): Narrowing {
  return { groups: chosen(query, 'group', FIGURE_GROUPS), words: (query.get('q') ?? '').trim() };
}

const isNarrowed = ({ groups, words }: Narrowing): boolean => groups.length > 0 || words !== '';

function narrowed(all: readonly Observation[], { groups, words }: Narrowing): readonly Observation[] {
  return all.filter(
    (item) =>
      (groups.length === 0 || groups.includes(groupOf(item))) && (words === '' || holdsWords(item, words)),
  );
}

/** Letters of an address up to which series are asked for by name. */
const LONGEST_NAMES = 6_000;

/** The rows that are taken away: of a narrowed page its series, as far as an address can name them all. */
function takenOf(shown: readonly Observation[], by: Narrowing): { readonly query: Arguments; name: string } {
  const series = [...new Set(shown.map((item) => item.series))].join(',');
  if (!isNarrowed(by)) return { query: {}, name: t`Figures` };
  return series.length > LONGEST_NAMES
    ? { query: {}, name: t`Figures: all of them` }
    : { query: { series }, name: t`Figures: those that are shown` };
}

function drawn(all: readonly Observation[], visit: Visit): readonly Child[] {
  const by = narrowingOf(visit.query);
  const shown = narrowed(all, by);
  const series = figureSeries(shown);
  const groups = groupedFigures(series);
  const charts = groups.flatMap((group) => group.charts).length;
  const count = counted(
    shown.length,
    '{n} figure in {0} series; {1} of them have more than one point in time.',
    '{n} figures in {0} series; {1} of them have more than one point in time.',
    series.length,
    charts,
  );
  if (isNarrowed(by)) visit.announce(count);
  const showAll = element(
    'a',
    { href: addressOf('/figures', { known: visit.query.get('known') }) },
    t`Show all`,
  );
  return [
    element(
      'div',
      { class: 'list-head' },
      element('p', {}, count, ' ', isNarrowed(by) && showAll),
      shown.length > 0 && listTakeAway(visit, { path: '/observations', ...takenOf(shown, by) }),
    ),
    ...groups.map((group) => groupSection(group, visit)),
  ];
}

function filterFields({ query }: Visit, on: OnFilter): readonly HTMLElement[] {
  const { groups, words } = narrowingOf(query);
  return [
    textField(t`Search in what is shown`, 'q', words, on),
    manyOf(
      {
        ...{ legend: t`About`, name: 'group', options: FIGURE_GROUPS, chosen: groups },
        label: (group) => GROUP_LABEL[group],
      },
      on,
    ),
  ];
}

/** Reads all figures once: filters narrow what is here already. */
function readOnce(visit: Visit): () => Promise<Answer<readonly Observation[]>> {
  let held: Answer<readonly Observation[]> | null = null;
  return async () => {
    if (held?.kind !== 'answer') held = await visit.reader.all('/observations', {}, observation);
    return held;
  };
}

/** Figures about the relations by what they are about: a chart per series with several points, a line for any other. */
export const figuresPage: PageKind = {
  title: () => t`Figures`,
  open: (visit, main) => {
    const current = { visit };
    const body = panel<readonly Observation[]>({
      title: t`Series`,
      skeletonLines: 16,
      load: readOnce(visit),
      empty: (items) => (items.length === 0 ? t`No figure is on record yet.` : null),
      draw: (items) => drawn(items, current.visit),
    });
    const filters = filterForm(visit, filterFields);
    const gaps = mirrorPanel(visit);
    main.append(
      pageHead(
        t`Figures`,
        t`Trade, capacities, credits, troops: as they were published, with unit, basis and source. Figures on different bases are never joined by one line; ranges are drawn as bars from low to high.`,
      ),
      filters.node,
      body.node,
      gaps.node,
    );
    return {
      ready: Promise.all([body.reload(), gaps.reload()]),
      change: (next) => {
        current.visit = next;
        filters.follow(next);
        void body.reload();
      },
    };
  },
};
