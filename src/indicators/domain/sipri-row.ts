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

const ORDER_YEAR = ['Order date', 'Year of order'] as const;
const DELIVERY_YEARS = ['Delivery year', 'Year(s) of delivery', 'Year(s) of deliveries'] as const;

interface Deal {
  /** Begins the ids of its figures. */
  readonly id: string;
  /** Begins the names of its series. */
  readonly series: string;
  readonly label: string;
  readonly notes: string;
}

/**
 * What a row of SIPRI's register gives, of its present form (one row per deal and year of delivery) or the older one
 * (one per deal): pieces ordered and delivered, and SIPRI's trend-indicator value, which is a volume and no price. Only
 * transfers between Pakistan and Russia or the Soviet Union are taken. SIPRI's own doubts ("?", brackets, "is estimate")
 * are kept: of a number as its qualifier "estimated", of a year in the notes.
 */
export function readSipriRow(row: TableRow): RowReading {
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
  const which = number === '' ? `${orderYear}-${slugOf(description)}` : slugOf(number);
  // Deals of one weapon are no course of one figure: each is a series of its own.
  const series = `sipri-${supplier.slug}-${recipient.slug}-${slugOf(weapon)}-${which}`;
  const called = `${weapon}${description === '' ? '' : ` (${description})`}`;
  const deal: Deal = {
    ...{ id: `im-${series}`, series, notes: notesOf(row, ordered) },
    label: `${called} from ${supplierName} to ${recipientName}, ordered ${orderYear}`,
  };
  return dealFigures(row, deal, orderYear);
}

function dealFigures(row: TableRow, deal: Deal, orderYear: string): RowReading {
  const years = cell(row, ...DELIVERY_YEARS);
  const delivery = deliveryRange(years);
  if (years !== '' && delivery === null)
    return { kind: 'bad', reason: `Delivery year: "${years}" is no year, and no list or span of years` };
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
    id: `${deal.id}-${measure}-${(period.from ?? '').slice(0, 4)}`,
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
