import type { Trend, TrendPoint } from '../../charts/trend.js';
import { element } from '../../dom/element.js';
import { dataTable } from '../../dom/table.js';
import { t } from '../../language/say.js';
import { TOPIC_LABEL } from '../../words/labels.js';
import { indexWords } from '../../words/numbers.js';
import type { Period } from './choice.js';
import { daysWords } from './days-words.js';

/** A period of one line in figures that anyone can find on it again: nothing is averaged. */
export interface PeriodFigures {
  readonly last: TrendPoint | null;
  readonly highest: TrendPoint | null;
  readonly lowest: TrendPoint | null;
  readonly developments: number;
  readonly weeks: number;
  readonly weeksWithFigure: number;
}

const indexOf = ({ index }: TrendPoint): number => index ?? 0;

/** The last, highest and lowest week of a line, and how much stands behind it. */
export function periodFigures({ points }: Trend): PeriodFigures {
  const known = points.filter(({ index }) => index !== null);
  const extreme = (sign: 1 | -1): TrendPoint | null =>
    known.reduce<TrendPoint | null>(
      (best, point) => (best === null || sign * indexOf(point) > sign * indexOf(best) ? point : best),
      null,
    );
  return {
    last: known.at(-1) ?? null,
    highest: extreme(1),
    lowest: extreme(-1),
    developments: points.reduce((sum, { n }) => sum + (n ?? 0), 0),
    weeks: points.length,
    weeksWithFigure: known.length,
  };
}

interface Row {
  readonly trend: Trend;
  readonly period: Period;
  readonly figures: PeriodFigures;
}

function figure(point: TrendPoint | null): string {
  return point === null ? '–' : `${indexWords(indexOf(point))} (${point.when})`;
}

/** Two periods of every line under each other, as they can be read off the lines. */
export function compareTable(
  periods: readonly { readonly period: Period; readonly trends: readonly Trend[] }[],
): HTMLElement {
  const names = periods[0]?.trends.map(({ name }) => name) ?? [];
  const rows = names.flatMap((name) =>
    periods.flatMap(({ period, trends }): Row[] => {
      const trend = trends.find((one) => one.name === name);
      return trend === undefined ? [] : [{ trend, period, figures: periodFigures(trend) }];
    }),
  );
  return element(
    'section',
    {},
    element('h3', {}, t`The two periods`),
    dataTable<Row>({
      caption: t`The two periods, line by line`,
      folds: true,
      rows,
      columns: [
        { head: t`Line`, name: t`Line`, cell: ({ trend }) => TOPIC_LABEL[trend.name] },
        { head: t`Period`, name: t`Period`, cell: ({ period }) => daysWords(period) },
        { head: t`Last`, name: t`Last`, cell: ({ figures }) => figure(figures.last) },
        { head: t`Highest`, name: t`Highest`, cell: ({ figures }) => figure(figures.highest) },
        { head: t`Lowest`, name: t`Lowest`, cell: ({ figures }) => figure(figures.lowest) },
        {
          head: t`Developments`,
          name: t`Developments`,
          numeric: true,
          cell: ({ figures }) => figures.developments,
        },
        {
          head: t`Weeks with a figure`,
          name: t`Weeks with a figure`,
          numeric: true,
          cell: ({ figures }) => t`${figures.weeksWithFigure} of ${figures.weeks}`,
        },
      ],
    }),
  );
}
