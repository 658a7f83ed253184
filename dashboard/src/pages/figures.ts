import { chartFigure } from '../charts/figure.js';
import type { FigureSeries } from '../charts/observations.js';
import { figureMarks, figureSeries, figureSummary, isChart } from '../charts/observations.js';
import type { Child } from '../dom/element.js';
import { element } from '../dom/element.js';
import { panel } from '../dom/panel.js';
import { dataTable } from '../dom/table.js';
import { pageHead } from '../frame/frame.js';
import type { PageKind, Visit } from '../frame/visit.js';
import type { Observation } from '../service/records.js';
import { observation } from '../service/records.js';
import { dateWords } from '../words/dates.js';
import { documentNumber, lineWords } from '../words/documents.js';
import { amountWords } from '../words/numbers.js';
import { noteWords } from '../words/notes.js';
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
      t`Basis: ${series.basis}.`,
      ' ',
      sources.length > 0 && t`Source: ${listed(sources.map(documentNumber))}.`,
    ),
    size: 'plot-small',
    draw: async (canvas, colours) => {
      const { drawObservations } = await import('../charts/draw-observations.js');
      return drawObservations(canvas, marks, colours, series.unit);
    },
    table: () => figuresTable(series.label, series.observations),
    csv: visit.reader.csv('/observations', { series: series.observations[0]?.series ?? '' }),
    visit,
  });
}

function figureCard(item: Observation): HTMLElement {
  return element(
    'li',
    {},
    element('p', { class: 'figure' }, amountWords(item)),
    element('p', {}, foreign('span', item.label)),
    element('p', { class: 'quiet' }, t`${dateWords(item.period)}. Basis: ${item.basis}.`),
    element('p', { class: 'quiet' }, t`Source: ${sourceWords(item)}`),
    item.notes === ''
      ? null
      : element('p', { class: 'quiet' }, t`Note:`, ' ', foreign('span', noteWords(item.notes))),
  );
}

function drawn(observations: readonly Observation[], visit: Visit): readonly Child[] {
  const all = figureSeries(observations);
  const charts = all.filter(isChart);
  const single = all.filter((series) => !isChart(series)).flatMap((series) => series.observations);
  return [
    element(
      'div',
      { class: 'list-head' },
      element(
        'p',
        {},
        counted(
          observations.length,
          '{n} figure in {0} series; {1} of them have more than one point in time.',
          '{n} figures in {0} series; {1} of them have more than one point in time.',
          all.length,
          charts.length,
        ),
      ),
      element(
        'a',
        { href: visit.reader.csv('/observations', {}), class: 'text-button', download: true },
        t`CSV`,
      ),
    ),
    element('div', { class: 'multiples' }, ...charts.map((series) => seriesFigure(series, visit))),
    single.length > 0 && element('h3', {}, t`Figures that stand alone`),
    element('ul', { class: 'figures', role: 'list' }, ...single.map(figureCard)),
  ];
}

/** Figures about the relations, one chart per series and basis. */
export const figuresPage: PageKind = {
  title: () => t`Figures`,
  open: (visit, main) => {
    const body = panel<readonly Observation[]>({
      title: t`Series`,
      skeletonLines: 16,
      load: () => visit.reader.all('/observations', {}, observation),
      empty: (items) => (items.length === 0 ? t`No figure is on record yet.` : null),
      draw: (items) => drawn(items, visit),
    });
    const gaps = mirrorPanel(visit);
    main.append(
      pageHead(
        t`Figures`,
        t`Trade, capacities, credits, troops: as they were published, with unit, basis and source. Figures on different bases are never joined by one line; ranges are drawn as bars from low to high.`,
      ),
      body.node,
      gaps.node,
    );
    return { ready: Promise.all([body.reload(), gaps.reload()]) };
  },
};
