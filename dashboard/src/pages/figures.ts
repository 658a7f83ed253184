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
import { amountWords } from '../words/numbers.js';
import { foreign } from './marks.js';

function sourceWords({ citations }: Observation): string {
  return citations
    .map(({ document, lines: [first, last] }) => `${document}, ${first === last ? `line ${first}` : `lines ${first}–${last}`}`)
    .join('; ');
}

function figuresTable(caption: string, rows: readonly Observation[], withLabel: boolean): HTMLElement {
  const label = { head: 'What', name: 'What', cell: (item: Observation) => foreign('span', item.label) };
  return dataTable<Observation>({
    caption,
    rows,
    folds: true,
    columns: [
      ...(withLabel ? [label] : []),
      { head: 'Period', name: 'Period', cell: ({ period }) => dateWords(period) },
      { head: 'Figure', name: 'Figure', cell: (item) => element('strong', {}, amountWords(item)) },
      { head: 'Basis', name: 'Basis', cell: ({ basis }) => foreign('span', basis) },
      { head: 'Source', name: 'Source', cell: (item) => element('span', { class: 'quiet' }, sourceWords(item)) },
      { head: 'Notes', name: 'Notes', cell: ({ notes }) => (notes === '' ? '–' : foreign('span', notes)) },
    ],
  });
}

function seriesFigure(series: FigureSeries, visit: Visit): HTMLElement {
  const marks = figureMarks(series);
  const sources = [...new Set(series.observations.flatMap(({ citations }) => citations.map(({ document }) => document)))];
  return chartFigure({
    title: foreign('span', series.label),
    name: `${series.label}${series.unit === '' ? '' : `, ${series.unit}`}`,
    summary: figureSummary(series),
    legend: element('p', { class: 'legend' }, `Basis: ${series.basis}. Source: ${sources.join(', ')}.`),
    size: 'plot-small',
    draw: async (canvas, colours) => {
      const { drawObservations } = await import('../charts/draw-observations.js');
      return drawObservations(canvas, marks, colours, series.unit);
    },
    table: () => figuresTable(series.label, series.observations, false),
    csv: visit.reader.csv('/observations', { series: series.observations[0]?.series ?? '' }),
    visit,
  });
}

function drawn(observations: readonly Observation[], visit: Visit): readonly Child[] {
  const all = figureSeries(observations);
  const charts = all.filter(isChart);
  const single = all.filter((series) => !isChart(series)).flatMap((series) => series.observations);
  return [
    element(
      'div',
      { class: 'list-head' },
      element('p', {}, `${observations.length} figures in ${all.length} series; ${charts.length} of them have more than one point in time.`),
      element('a', { href: visit.reader.csv('/observations', {}), class: 'text-button', download: true }, 'CSV'),
    ),
    element('div', { class: 'multiples' }, ...charts.map((series) => seriesFigure(series, visit))),
    single.length > 0 && element('h3', {}, 'Figures that stand alone'),
    single.length > 0 && figuresTable('Figures with one point in time', single, true),
  ];
}

/** Figures about the relations, one chart per series and basis. */
export const figuresPage: PageKind = {
  pattern: '/figures',
  title: () => 'Figures',
  open: (visit, main) => {
    const body = panel<readonly Observation[]>({
      title: 'Series',
      skeletonLines: 16,
      load: () => visit.reader.all('/observations', {}, observation),
      empty: (items) => (items.length === 0 ? 'No figure is on record yet.' : null),
      draw: (items) => drawn(items, visit),
    });
    main.append(
      pageHead('Figures', 'Trade, capacities, credits, troops: as they were published, with unit, basis and source. Figures on different bases are never joined by one line; ranges are drawn as bars from low to high.'),
      body.node,
    );
    return { ready: body.reload() };
  },
};
