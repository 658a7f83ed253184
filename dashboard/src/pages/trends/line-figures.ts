import { addressOf } from '../../address/query.js';
import { chartFigure } from '../../charts/figure.js';
import type { ContextMark, DevelopmentMark } from '../../charts/marks-on-lines.js';
import { emptyRowWords } from '../../charts/intensity-row.js';
import { hasMarkBesideLine } from '../../charts/marks-on-lines.js';
import { together } from '../../charts/together.js';
import type { Together } from '../../charts/together.js';
import type { Trend } from '../../charts/trend.js';
import { trendSummary } from '../../charts/trend.js';
import { swatch, trendTable } from '../../charts/trend-figures.js';
import { element } from '../../dom/element.js';
import { t } from '../../language/say.js';
import type { SeriesName } from '../../service/records.js';
import { TOPIC_LABEL } from '../../words/labels.js';
import { comparedWith, periodBetween, weeksOf } from './choice.js';
import { daysWords } from './days-words.js';
import { asFree, changeTrends } from './controls.js';
import type { Shown } from './shown.js';
import { createReadout } from './readout.js';

const WEEK_MS = 7 * 86_400_000;

/** What is drawn of a period. */
export interface LineFigures {
  readonly trends: readonly Trend[];
  /** The compared period moved onto this one; empty where nothing is compared. */
  readonly befores: ReadonlyMap<SeriesName, Trend>;
  readonly marks: ReadonlyMap<SeriesName, readonly DevelopmentMark[]>;
  readonly context: readonly ContextMark[];
  /** Weeks on record that the same sources watched; null where not asked for or not known. */
  readonly weeksOnRecord: number | null;
  readonly shown: Shown;
}

/** One axis of time for all, from the first week with a record to the last. */
function spanOf(trends: readonly Trend[]): readonly [number, number] {
  const all = trends.flatMap(({ points }) => [points[0]?.x ?? Infinity, points.at(-1)?.x ?? Infinity]);
  const known = all.filter(Number.isFinite);
  const [from, to] = [Math.min(...known), Math.max(...known)];
  return [from, to > from ? to : from + WEEK_MS];
}

interface Beside {
  readonly group: Together;
  readonly legend: HTMLElement;
}

function figureOf(trend: Trend, figures: LineFigures, { group, legend: shared }: Beside): HTMLElement {
  const { shown, befores, marks, context, trends, weeksOnRecord } = figures;
  const { visit, choice, today } = shown;
  const go = (address: string): void => {
    visit.go(visit.link(address));
  };
  const select = (one: number, other: number): void => {
    changeTrends(visit)(asFree(periodBetween(one, other, today)));
  };
  return chartFigure({
    title: element('span', {}, swatch(trend.name), TOPIC_LABEL[trend.name]),
    name: t`Direction and intensity by week: ${TOPIC_LABEL[trend.name]}`,
    summary: `${trendSummary(trend)} ${emptyRowWords(trend, weeksOnRecord)}`.trim(),
    sharedLegend: shared,
    size: 'plot-rows',
    class: `chart-${trend.name}`,
    load: async () => {
      const { drawRows } = await import('../../charts/draw-rows.js');
      const drawing = {
        trend,
        before: befores.get(trend.name) ?? null,
        marks: marks.get(trend.name) ?? [],
        context,
        span: spanOf(trends),
        ...{ together: group, go, select },
      };
      return (canvas, colours) => drawRows(canvas, { ...drawing, colours });
    },
    table: () => trendTable(trend, t`by week`, visit),
    csv: visit.reader.csv('/index', { ...weeksOf(choice.period), indicator: trend.name }),
    embed: addressOf(
      `/embed/weeks/${trend.name}`,
      choice.preset === null ? { ...choice.period } : { range: choice.preset },
    ),
    visit: { ...visit, go },
  });
}

/** The days of the compared period in words; null where nothing is compared. */
function comparedWords({ choice: { period, compare } }: Shown): string | null {
  return compare === null ? null : daysWords(comparedWith(period, compare));
}

function legend(figures: LineFigures): HTMLElement {
  const { trends, marks } = figures;
  const compared = comparedWords(figures.shown);
  const isBeside = trends.some(({ name, points }) => hasMarkBesideLine(points, marks.get(name) ?? []));
  const entries = [
    { class: 'mark mark-dot mark-cooperation', words: t`A development, cooperation` },
    { class: 'mark mark-diamond mark-conflict', words: t`A development, conflict` },
    ...(isBeside
      ? [
          {
            class: 'mark mark-strip',
            words: t`In the strip between the rows: developments of weeks without a figure`,
          },
        ]
      : []),
    ...(compared === null ? [] : [{ class: 'mark mark-line', words: t`The compared period: ${compared}` }]),
  ];
  return element(
    'ul',
    { class: 'legend', role: 'list' },
    ...entries.map((entry) =>
      element('li', {}, element('span', { class: entry.class, 'aria-hidden': true }), entry.words),
    ),
  );
}

/** The lines of a period as charts that are read together, with one crosshair and one box of words. */
export function lineFigures(figures: LineFigures): HTMLElement {
  const holder = element('div', { class: 'rows' });
  const marks = [...figures.marks.values()].flat();
  const unique = [...new Map(marks.map((mark) => [mark.development.id, mark])).values()];
  const readout = createReadout(holder, {
    trends: figures.trends,
    befores: figures.befores,
    marks: unique,
    context: figures.context,
  });
  const group = together(readout.read);
  const ordered = figures.trends.toSorted(
    (a, b) => Number(b.name === 'composite') - Number(a.name === 'composite'),
  );
  const beside = { group, legend: legend(figures) };
  holder.append(beside.legend, ...ordered.map((trend) => figureOf(trend, figures, beside)), readout.node);
  return holder;
}
