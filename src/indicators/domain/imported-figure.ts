import type { DateRange } from '../../kernel/dates.js';
import type { Observation } from './observation.js';

/** One row of a table, by column name; a column that the table lacks is undefined. */
export type TableRow = Readonly<Record<string, string | undefined>>;

/** What a row of somebody else's statistics gives. */
export type RowReading =
  | { readonly kind: 'figures'; readonly figures: readonly Observation[] }
  /** Sound, but not about the two countries, or part of another row. */
  | { readonly kind: 'skipped'; readonly reason: string }
  | { readonly kind: 'bad'; readonly reason: string };

const YEAR = /^(?:19|20)\d\d$/;
const MONTH = /^((?:19|20)\d\d)(0[1-9]|1[0-2])$/;
const MONTHS = 12;

/** A year as a range; null where it is none from 1900 to 2099. */
export function yearRange(text: string): DateRange | null {
  return YEAR.test(text) ? { from: `${text}-01-01`, to: `${text}-12-31`, precision: 'year' } : null;
}

/** A month `YYYYMM` as a range; null where it is none. */
export function monthRange(text: string): DateRange | null {
  const [, year = '', month = ''] = MONTH.exec(text) ?? [];
  if (year === '') return null;
  const last = new Date(Date.UTC(Number(year), Number(month) % MONTHS, 0)).getUTCDate();
  return { from: `${year}-${month}-01`, to: `${year}-${month}-${last}`, precision: 'month' };
}

/** Digits, perhaps with a fraction and, as spreadsheets write large figures, a power of ten. */
const DECIMAL = /^\d+(?:\.\d+)?(?:[eE]\+?\d{1,2})?$/;
/** More than all trade and arms of the world by far: what is larger is a slip. */
const LARGEST = 1e15;

/** A decimal figure of zero or more, thousands separated or not; null where it is none, or no figure of trade or arms. */
export function figureOf(text: string | undefined): number | null {
  const plain = (text ?? '').replaceAll(/[,\s](?=\d{3}(?:\D|$))/g, '').trim();
  const value = DECIMAL.test(plain) ? Number(plain) : Number.NaN;
  return value <= LARGEST ? value : null;
}

/** Whether its period had begun on a day, `YYYY-MM-DD`: of later ones nobody can know figures. */
export function hasBegun({ period }: Observation, today: string): boolean {
  return period.from === null || period.from <= today;
}

/** A name as part of an id: small letters and digits with dashes. */
export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/** A figure without range, citation or qualifier, to be filled in. */
export const BARE_FIGURE = {
  low: null,
  high: null,
  currency: null,
  qualifier: null,
  core: true,
  citations: [],
  notes: '',
} as const;
