import { element, fill, freshId } from '../../dom/element.js';
import type { Column } from '../../dom/table.js';
import { dataTable } from '../../dom/table.js';
import { term } from '../../dom/term.js';
import type { Visit } from '../../frame/visit.js';
import type { Term, WeekTerm, YearTerm } from '../../service/arithmetic.js';
import { dateWords } from '../../words/dates.js';
import { scoreWords, shareWords, signedNumber, threeDecimals } from '../../words/numbers.js';
import { developmentAddress } from '../development-item.js';
import { foreign } from '../marks.js';
import { counted, t } from '../../language/say.js';

const FIRST_SHOWN = 25;

/** An order of the terms, as the reader chooses it. */
export interface Order<T> {
  readonly label: string;
  readonly compare: (a: T, b: T) => number;
}

const day = ({ date }: Term): string => date?.to ?? '';

/** Orders that make sense on either scale; the first stands at the beginning. */
export const ORDERS: readonly Order<Term>[] = [
  {
    label: t`largest contribution first`,
    compare: (a, b) => Math.abs(b.contribution) - Math.abs(a.contribution),
  },
  { label: t`cooperation first`, compare: (a, b) => b.contribution - a.contribution },
  { label: t`conflict first`, compare: (a, b) => a.contribution - b.contribution },
  { label: t`newest first`, compare: (a, b) => (day(b) > day(a) ? 1 : day(b) < day(a) ? -1 : 0) },
  { label: t`strongest score first`, compare: (a, b) => Math.abs(b.score) - Math.abs(a.score) },
  { label: t`most publishers first`, compare: (a, b) => b.publishers - a.publishers },
  { label: t`heaviest weight first`, compare: (a, b) => b.weight - a.weight },
];

function sharedColumns(visit: Visit): readonly Column<Term>[] {
  return [
    {
      head: t`Development`,
      name: t`Development`,
      cell: ({ developmentId, what }) =>
        element('a', { href: visit.link(developmentAddress(developmentId)) }, foreign('span', what)),
    },
    { head: t`When`, name: t`When`, cell: ({ date }) => (date === null ? '–' : dateWords(date)) },
    {
      head: t`Kind`,
      name: t`Kind`,
      cell: ({ kind }) => (kind === 'deeds' ? t`Deed` : t`Words`),
    },
    { head: term('score', t`Score`), name: t`Score`, numeric: true, cell: ({ score }) => scoreWords(score) },
    {
      head: term('weight', t`× weight`),
      name: t`Weight`,
      numeric: true,
      cell: ({ weight, confidence, publisherFactor, publishers }) =>
        element(
          'span',
          {},
          threeDecimals(weight),
          element(
            'span',
            { class: 'sub' },
            `${threeDecimals(confidence)} × ${threeDecimals(publisherFactor)} (${counted(publishers, '{n} publisher', '{n} publishers')})`,
          ),
        ),
    },
  ];
}

const adds: Column<Term> = {
  head: t`= adds`,
  name: t`Adds`,
  numeric: true,
  cell: ({ contribution }) => element('strong', {}, signedNumber(contribution)),
};

/** Columns of a week's terms. */
export function weekColumns(visit: Visit): readonly Column<WeekTerm>[] {
  return [
    ...sharedColumns(visit),
    { head: t`÷ coverage`, name: t`Coverage`, numeric: true, cell: ({ coverage }) => shareWords(coverage) },
    {
      head: t`× decay`,
      name: t`Decay`,
      numeric: true,
      cell: ({ decay, ageWeeks }) =>
        element(
          'span',
          {},
          threeDecimals(decay),
          element('span', { class: 'sub' }, counted(ageWeeks, '{n} week', '{n} weeks')),
        ),
    },
    adds,
  ];
}

/** Columns of a year's terms. */
export function yearColumns(visit: Visit): readonly Column<YearTerm>[] {
  return [
    ...sharedColumns(visit),
    { head: t`× share so far`, name: t`Share so far`, numeric: true, cell: ({ share }) => shareWords(share) },
    { head: t`× decay`, name: t`Decay`, numeric: true, cell: ({ decay }) => threeDecimals(decay) },
    adds,
  ];
}

function orderField<T>(orders: readonly Order<T>[], choose: (order: Order<T>) => void): HTMLElement {
  const id = freshId('order');
  const select = element(
    'select',
    { id, class: 'compact' },
    ...orders.map(({ label }, at) => element('option', { value: at }, label)),
  );
  select.addEventListener('change', () => {
    const order = orders[Number(select.value)];
    if (order !== undefined) choose(order);
  });
  return element('div', { class: 'field' }, element('label', { for: id }, t`Order`), select);
}

/** All terms of a point as a table that can be put in order; the longest lists begin with their first rows. */
export function termsTable<T extends Term>(
  terms: readonly T[],
  columns: readonly Column<T>[],
  visit: Visit,
): HTMLElement {
  if (terms.length === 0) return element('p', { class: 'empty' }, t`No development counts in this figure.`);
  const holder = element('div', { class: 'terms' });
  let [order] = ORDERS;
  let all = terms.length <= FIRST_SHOWN;
  const more = element(
    'button',
    { type: 'button', class: 'quiet-button', hidden: all },
    t`Show all ${terms.length}`,
  );
  const show = (): void => {
    const rows = order === undefined ? terms : terms.toSorted(order.compare);
    const caption = counted(
      terms.length,
      'What counts, {0}: {n} development',
      'What counts, {0}: {n} developments',
      order?.label ?? '',
    );
    fill(
      holder,
      dataTable<T>({ caption, folds: true, columns, rows: all ? rows : rows.slice(0, FIRST_SHOWN) }),
    );
    more.hidden = all;
  };
  more.addEventListener('click', () => {
    all = true;
    show();
    visit.announce(t`All ${terms.length} are shown`);
  });
  const field = orderField(ORDERS, (chosen) => {
    order = chosen;
    show();
    visit.announce(t`In order: ${chosen.label}`);
  });
  show();
  return element('div', {}, field, holder, more);
}
