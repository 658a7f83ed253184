import { changed } from '../../address/query.js';
import type { Child } from '../../dom/element.js';
import { element } from '../../dom/element.js';
import { dataTable } from '../../dom/table.js';
import type { Visit } from '../../frame/visit.js';
import type { ComparedSeries, ReportComparison } from '../../service/reports.js';
import { TOPIC_LABEL } from '../../words/labels.js';
import { weekWords } from '../../words/dates.js';
import { indexWords, numberWords } from '../../words/numbers.js';
import { bandWords, stateLabel } from '../../words/states.js';
import { topicTag } from '../marks.js';
import { t } from '../../language/say.js';

const WEEK = /^\d{4}-W\d{2}$/;

/** The two weeks that the address asks to compare, or null. */
export function comparedWeeks({ query }: Visit): { readonly week: string; readonly other: string } | null {
  const [week, other] = [query.get('week') ?? '', query.get('with') ?? ''];
  return WEEK.test(week) && WEEK.test(other) && week !== other ? { week, other } : null;
}

/** Two selects of published weeks and a button; the choice goes into the address. */
export function comparisonForm(weeks: readonly string[], visit: Visit): HTMLElement {
  const chosen = comparedWeeks(visit);
  const select = (name: string, current: string | undefined): HTMLSelectElement =>
    element(
      'select',
      { id: `compare-${name}`, name },
      ...weeks.map((week) => element('option', { value: week, selected: week === current }, weekWords(week))),
    );
  const first = select('week', chosen?.week ?? weeks[0]);
  const second = select('with', chosen?.other ?? weeks[1]);
  const form = element(
    'form',
    { class: 'compare-form' },
    element('div', { class: 'filter' }, element('label', { for: first.id }, t`Week`), first),
    element('div', { class: 'filter' }, element('label', { for: second.id }, t`With`), second),
    element('button', { type: 'submit' }, t`Compare`),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    visit.go(changed(visit, { week: first.value, with: second.value }));
  });
  return form;
}

function indexCell(week: ComparedSeries['earlier']): string {
  if (week === null) return t`no record`;
  if (week.figure === null) return stateLabel(week) ?? t`no index`;
  return `${indexWords(week.figure.index)}, ${bandWords(week.figure.low, week.figure.high)}`;
}

function differenceCell({ indexDifference, bandsOverlap }: ComparedSeries): string {
  if (indexDifference === null) return '–';
  const overlap = bandsOverlap === true ? t`ranges overlap` : t`ranges apart`;
  return `${indexWords(indexDifference)} (${overlap})`;
}

function seriesTable({ earlier, later, series }: ReportComparison): HTMLElement {
  return dataTable<ComparedSeries>({
    caption: t`Index and developments, side by side`,
    folds: true,
    rows: series,
    columns: [
      { head: t`Indicator`, name: t`Indicator`, cell: ({ indicator }) => topicTag(indicator) },
      { head: weekWords(earlier.stamp.week), name: t`Earlier index`, cell: (row) => indexCell(row.earlier) },
      { head: weekWords(later.stamp.week), name: t`Later index`, cell: (row) => indexCell(row.later) },
      { head: t`Difference`, name: t`Difference`, cell: differenceCell },
      {
        head: t`Developments that count`,
        name: t`Developments that count`,
        cell: (row) => `${countOrNone(row.earlier?.n)} → ${countOrNone(row.later?.n)}`,
      },
    ],
    about: t`${TOPIC_LABEL.composite}, by indicator`,
  });
}

const countOrNone = (count: number | null | undefined): string =>
  count === undefined || count === null ? '–' : numberWords(count);

interface Counted {
  readonly what: string;
  readonly of: (report: ReportComparison['earlier']) => number;
}

const COUNTS: readonly Counted[] = [
  { what: t`Developments listed`, of: ({ developments }) => developments },
  { what: t`Alarms`, of: ({ alarms }) => alarms },
  { what: t`Promises opened`, of: ({ promisesOpened }) => promisesOpened },
  { what: t`Promises moved`, of: ({ promisesMoved }) => promisesMoved },
];

/** Both weeks side by side; what differs is said, and that nothing was tested between them. */
export function comparisonDrawn(comparison: ReportComparison): readonly Child[] {
  const { earlier, later } = comparison;
  return [
    element(
      'p',
      {},
      t`Arithmetic between two reports; nothing is tested. Where the ranges overlap, the indices may well be the same.`,
    ),
    seriesTable(comparison),
    dataTable<Counted>({
      caption: t`What each report holds`,
      rows: COUNTS,
      columns: [
        { head: t`What`, name: t`What`, cell: ({ what }) => what },
        {
          head: weekWords(earlier.stamp.week),
          name: t`Earlier`,
          numeric: true,
          cell: ({ of }) => of(earlier),
        },
        { head: weekWords(later.stamp.week), name: t`Later`, numeric: true, cell: ({ of }) => of(later) },
      ],
    }),
  ];
}
