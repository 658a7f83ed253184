import { element } from '../dom/element.js';
import { dataTable, type Column } from '../dom/table.js';
import type { Visit } from '../frame/visit.js';
import type { SeriesName } from '../service/records.js';
import { alarmKeyWords } from '../words/alarms.js';
import { TOPIC_LABEL } from '../words/labels.js';
import { indexWords } from '../words/numbers.js';
import { bandWords } from '../words/states.js';
import type { Around } from './around.js';
import { NOTHING_AROUND, stripHeightPx } from './around.js';
import type { Companions } from './draw-trend.js';
import { chartFigure } from './figure.js';
import type { Trend, TrendPoint } from './trend.js';
import { trendSummary } from './trend.js';
import { clauses, t } from '../language/say.js';

export interface TrendFigures {
  readonly trends: readonly Trend[];
  /** “by week”, “by month” or “by year”. */
  readonly rhythm: string;
  readonly csv: (name: SeriesName) => string;
  readonly visit: Visit;
  /** Acts of third parties in a strip under each line. */
  readonly around?: Around;
}

/** Heights of the plots without a strip, as the style sheet has them. */
const WIDE_PX = 320;
const SMALL_PX = 224;

function heightPx(trend: Trend, around: Around): { readonly heightPx?: number } {
  if (around.rows.length === 0) return {};
  return { heightPx: (trend.name === 'composite' ? WIDE_PX : SMALL_PX) + stripHeightPx(around) };
}

/** The numbers of a line as a table, newest first. */
export function trendTable(trend: Trend, rhythm: string, visit: Visit): HTMLElement {
  const { name: scaleName } = trend.scale;
  const range: Column<TrendPoint> = {
    head: t`90% range`,
    name: t`90% range`,
    cell: ({ low, high }) => (low === null || high === null ? '–' : bandWords(low, high)),
  };
  const when = ({ href, when: words }: TrendPoint): HTMLElement | string =>
    href === null ? words : element('a', { href: visit.link(href) }, words);
  return dataTable<TrendPoint>({
    caption: t`${scaleName}, ${TOPIC_LABEL[trend.name].toLowerCase()}, ${rhythm}, newest first`,
    rows: trend.points.toReversed(),
    inSteps: true,
    columns: [
      { head: t`Period`, name: t`Period`, cell: when },
      {
        head: scaleName,
        name: scaleName,
        numeric: true,
        cell: ({ index }) => (index === null ? '–' : indexWords(index)),
      },
      ...(trend.points.some(({ low }) => low !== null) ? [range] : []),
      { head: t`Developments`, name: t`Developments`, numeric: true, cell: ({ n }) => n ?? '–' },
      {
        head: t`Remark`,
        name: t`Remark`,
        cell: ({ remark, raised }) =>
          clauses(
            [remark ?? '', ...raised.map((alarm) => t`Alarm: ${alarmKeyWords(alarm)}`)].filter(
              (words) => words !== '',
            ),
          ),
      },
    ],
  });
}

/** A series' colour and shape. */
export function swatch(name: SeriesName): HTMLElement {
  return element('span', { class: `swatch swatch-${name}`, 'aria-hidden': true });
}

/** One chart per series, the composite first and widest, with one crosshair across all. */
export function trendFigures({
  trends,
  rhythm,
  csv,
  visit,
  around = NOTHING_AROUND,
}: TrendFigures): HTMLElement {
  const companions: Companions = { charts: new Set() };
  const go = (address: string): void => {
    visit.go(visit.link(address));
  };
  const figures = trends
    .toSorted((a, b) => Number(b.name === 'composite') - Number(a.name === 'composite'))
    .map((trend) =>
      chartFigure({
        title: element('span', {}, swatch(trend.name), TOPIC_LABEL[trend.name]),
        name: t`${trend.scale.name} ${rhythm}: ${TOPIC_LABEL[trend.name]}`,
        summary: trendSummary(trend),
        size: trend.name === 'composite' ? 'plot-wide' : 'plot-small',
        ...heightPx(trend, around),
        load: async () => {
          const { drawTrend } = await import('./draw-trend.js');
          return (canvas, colours) => drawTrend(canvas, { trend, colours, companions, around, go });
        },
        table: () => trendTable(trend, rhythm, visit),
        csv: csv(trend.name),
        visit: { ...visit, go },
      }),
    );
  return element('div', { class: 'multiples' }, ...figures);
}
