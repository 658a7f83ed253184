import type { DateRange } from '../../kernel/dates.js';
import { BARE_FIGURE, figureOf, slugOf, yearRange } from './imported-figure.js';
import type { RowReading, TableRow } from './imported-figure.js';
import type { Observation } from './observation.js';

/** The columns without which a table is none of SIPRI's trade register. */
export const SIPRI_COLUMNS = ['Supplier', 'Recipient'] as const;

const SIDES: Readonly<Record<string, { readonly slug: string; readonly isPakistan: boolean } | undefined>> = {
  Pakistan: { slug: 'pak', isPakistan: true },
  Russia: { slug: 'rus', isPakistan: false },
  'Soviet Union': { slug: 'sun', isPakistan: false },
  USSR: { slug: 'sun', isPakistan: false },
};

/** The column of the older form, in which a row is a whole deal. */
const YEARS_OF_DEAL = ['Year(s) of delivery', 'Year(s) of deliveries'] as const;
const ORDER_YEAR = ['Order date', 'Year of order'] as const;
const DELIVERY_YEARS = ['Delivery year', ...YEARS_OF_DEAL] as const;

interface Deal {
  /** Begins the ids of its figures. */
  readonly id: string;
  /** Begins the names of its series. */
  readonly series: string;
  readonly label: string;
  readonly notes: string;
}

/**
 * Reads the rows of one register in their order. A row of the older form is a whole deal, and names it by nothing but
 * weapon and year of order: a second deal of the same is told from the first by its place among them, so that an
 * edition which has grown gives the same deals their figures again. A row that says nothing else than one before it is
 * bad: nobody can tell a second deal from a slip.
 */
export function sipriReader(): (row: TableRow) => RowReading {
  const known = new Map<string, string[]>();
  return (row) => {
    const first = readSipriRow(row);
    if (first.kind !== 'figures' || !isWholeDeal(row)) return first;
    const name = first.figures[0]?.series ?? '';
    const alike = known.get(name) ?? [];
    const said = JSON.stringify(first.figures);
    if (alike.includes(said))
      return { kind: 'bad', reason: 'the same deal as in an earlier row, which was taken' };
    known.set(name, [...alike, said]);
    return alike.length === 0 ? first : readSipriRow(row, alike.length + 1);
  };
}

/** Whether a row is a deal with all its deliveries: a later edition with another year of them revises the same figures. */
function isOfDeal(row: TableRow): boolean {
  return YEARS_OF_DEAL.some((name) => row[name] !== undefined);
}

/** Whether such a deal has no number by which SIPRI knows it. */
function isWholeDeal(row: TableRow): boolean {
  return cell(row, 'SIPRI AT Database ID') === '' && isOfDeal(row);
}

/**
 * What a row of SIPRI's register gives, of its present form (one row per deal and year of delivery) or the older one
 * (one per deal): pieces ordered and delivered, and SIPRI's trend-indicator value, which is a volume and no price. Only
 * transfers between Pakistan and Russia or the Soviet Union are taken. SIPRI's own doubts ("?", brackets, "is estimate")
 * are kept: of a number as its qualifier "estimated", of a year in the notes. `place`, from 1, is that of a deal without
 * a number of SIPRI's among those of the same weapon and year of order.
 */
export function readSipriRow(row: TableRow, place = 1): RowReading {
  const [supplierName, recipientName] = [cell(row, 'Supplier'), cell(row, 'Recipient')];
  if (supplierName === '' || recipientName === '')
    return { kind: 'bad', reason: 'Supplier or Recipient: no name' };
  const [supplier, recipient] = [SIDES[supplierName], SIDES[recipientName]];
  if (supplier === undefined || recipient === undefined || supplier.isPakistan === recipient.isPakistan)
    return { kind: 'skipped', reason: 'not between Pakistan and Russia' };
  const weapon = cell(row, 'Designation', 'Weapon designation');
  if (weapon === '') return { kind: 'bad', reason: 'Designation: no weapon' };
  const ordered = cell(row, ...ORDER_YEAR);
  const orderYear = yearOf(ordered);
  if (orderYear === null) return { kind: 'bad', reason: `Year of order: "${ordered}" is no year` };
  const number = cell(row, 'SIPRI AT Database ID');
  const description = cell(row, 'Description', 'Weapon description');
  const unnumbered = `${orderYear}-${slugOf(description)}${place === 1 ? '' : `-${place}`}`;
  const which = number === '' ? unnumbered : slugOf(number);
  // Deals of one weapon are no course of one figure: each is a series of its own.
  const series = `sipri-${supplier.slug}-${recipient.slug}-${slugOf(weapon)}-${which}`;
  const called = `${weapon}${description === '' ? '' : ` (${description})`}`;
  const deal: Deal = {
    ...{ id: `im-${series}`, series, notes: notesOf(row, ordered) },
    label: `${called} from ${supplierName} to ${recipientName}, ordered ${orderYear}${place === 1 ? '' : ` (deal ${place})`}`,
  };
  return dealFigures(row, deal, orderYear);
}

function dealFigures(row: TableRow, deal: Deal, orderYear: string): RowReading {
  const years = cell(row, ...DELIVERY_YEARS);
  const delivery = deliveryRange(years);
  if (years !== '' && delivery === null)
    return { kind: 'bad', reason: `Delivery year: "${years}" is no year, and no list or span of years` };
  if ((delivery?.from ?? '9999') < orderYear)
    return {
      kind: 'bad',
      reason: `Delivery year: "${years}" lies before the year of the order, ${orderYear}`,
    };
  const [ordered, delivered] = [
    cell(row, 'Number ordered'),
    cell(row, 'Numbers delivered', 'Number delivered'),
  ];
  const tiv = cell(row, 'TIV delivery values', 'TIV delivery value', 'SIPRI TIV of delivered weapons');
  for (const [name, text] of [
    ['ordered', ordered],
    ['delivered', delivered],
    ['TIV', tiv],
  ] as const)
    if (text !== '' && figureOf(bare(text)) === null)
      return { kind: 'bad', reason: `${name}: "${text}" is no figure of 0 or more` };
  const figures = [
    figure(
      deal,
      'ordered',
      { period: yearRange(orderYear), text: ordered, doubt: ['Number ordered is estimate'] },
      row,
    ),
    figure(
      deal,
      'delivered',
      {
        period: delivery,
        text: delivered,
        doubt: ['Numbers delivered is estimate', 'Number delivered is estimate'],
      },
      row,
    ),
    figure(deal, 'tiv', { period: delivery, text: tiv, doubt: [] }, row),
  ].filter((one) => one !== null);
  return figures.length > 0
    ? { kind: 'figures', figures }
    : { kind: 'bad', reason: 'nothing ordered or delivered is given' };
}

const MEASURES = {
  ordered: {
    label: 'pieces ordered',
    unit: 'pieces',
    basis: 'SIPRI arms transfers register: pieces ordered, by year of order',
  },
  delivered: {
    label: 'pieces delivered',
    unit: 'pieces',
    basis: 'SIPRI arms transfers register: pieces delivered',
  },
  tiv: {
    label: 'delivered, by volume',
    unit: 'million TIV',
    basis: 'SIPRI trend-indicator value of what was delivered: a volume of arms, no price',
  },
} as const;

interface Given {
  readonly period: DateRange | null;
  readonly text: string;
  /** The columns in which SIPRI's forms say that the number is a guess. */
  readonly doubt: readonly string[];
}

function figure(
  deal: Deal,
  measure: keyof typeof MEASURES,
  { period, text, doubt }: Given,
  row: TableRow,
): Observation | null {
  const value = figureOf(bare(text));
  if (period === null || value === null) return null;
  const { label, unit, basis } = MEASURES[measure];
  return {
    ...BARE_FIGURE,
    id: `${deal.id}-${measure}${isOfDeal(row) ? '' : `-${(period.from ?? '').slice(0, 4)}`}`,
    series: `${deal.series}-${measure}`,
    label: `${deal.label}, ${label}`,
    period,
    value,
    unit,
    qualifier: isEstimate(row, text, doubt) ? 'estimated' : null,
    basis,
    notes: deal.notes,
  };
}

/** One year, or several with `;`, `,` or a dash between: from the first to the last. */
function deliveryRange(text: string): DateRange | null {
  const parts = bare(text)
    .split(/[;,–-]/)
    .map((part) => bare(part));
  const years = parts.map((part) => yearOf(part));
  const known = years.filter((year) => year !== null).sort();
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined || known.length < years.length) return null;
  return { from: `${first}-01-01`, to: `${last}-12-31`, precision: 'year' };
}

function yearOf(text: string): string | null {
  const year = bare(text);
  return yearRange(year) === null ? null : year;
}

/** Without SIPRI's marks of doubt. */
function bare(text: string): string {
  return text.replaceAll(/[()?]/g, '').trim();
}

function isEstimate(row: TableRow, text: string, columns: readonly string[]): boolean {
  return text !== bare(text) || /^(?:true|yes|1|\?)$/i.test(cell(row, ...columns));
}

/** The columns that say of these that they are a guess. */
function doubtsOf(columns: readonly string[]): readonly string[] {
  return columns.map((name) => `${name} is estimate`);
}

function notesOf(row: TableRow, ordered: string): string {
  const delivered = cell(row, ...DELIVERY_YEARS);
  const parts = [
    `Ordered ${bare(ordered)}${isEstimate(row, ordered, doubtsOf(ORDER_YEAR)) ? ' (year estimated by SIPRI)' : ''}`,
    isEstimate(row, delivered, doubtsOf(DELIVERY_YEARS)) ? 'year of delivery estimated by SIPRI' : '',
    cell(row, 'Status', 'status'),
    cell(row, 'Local production') === 'Yes' ? 'made under licence' : '',
    cell(row, 'Comments'),
  ];
  return `${parts.filter((part) => part !== '').join('; ')}.`.replace(/\.\.$/, '.');
}

/** The first of the columns that the row has, without blanks around it. */
function cell(row: TableRow, ...names: readonly string[]): string {
  for (const name of names) {
    const text = row[name]?.trim();
    if (text !== undefined) return text;
  }
  return '';
}
