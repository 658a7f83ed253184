import type { DateRange } from '../../kernel/dates.js';
import { BARE_FIGURE, figureOf, monthRange, slugOf, yearRange } from './imported-figure.js';
import type { RowReading, TableRow } from './imported-figure.js';
import type { Observation } from './observation.js';

/** The columns without which a table is none of UN Comtrade's (API v1 and downloads of Comtrade Plus). */
export const COMTRADE_COLUMNS = ['refYear', 'flowCode', 'cmdCode', 'primaryValue'] as const;

interface Side {
  readonly slug: string;
  readonly name: string;
  readonly isPakistan: boolean;
}

/** Comtrade's codes and ISO codes of the two, with the states before them. */
const SIDES: readonly (Side & { readonly codes: readonly string[] })[] = [
  { slug: 'pak', name: 'Pakistan', isPakistan: true, codes: ['586', 'PAK'] },
  { slug: 'pak-1971', name: 'Pakistan, East and West', isPakistan: true, codes: ['588'] },
  { slug: 'rus', name: 'Russia', isPakistan: false, codes: ['643', 'RUS'] },
  { slug: 'sun', name: 'the Soviet Union', isPakistan: false, codes: ['810', 'SUN'] },
];
const FLOWS: Readonly<Record<string, 'imports' | 'exports' | undefined>> = {
  M: 'imports',
  IMPORT: 'imports',
  X: 'exports',
  EXPORT: 'exports',
};
/** Rows that break a total down stand beside the total: taking both would count twice. */
const BREAKDOWNS: readonly (readonly [string, readonly string[]])[] = [
  ['partner2Code', ['0']],
  ['customsCode', ['C00']],
  ['motCode', ['0']],
  ['mosCode', ['0']],
];
const ALL_GOODS = 'TOTAL';
/** Families of classifications by how Comtrade's codes of them begin: the same code names other goods in another one. */
const FAMILIES: readonly (readonly [RegExp, string])[] = [
  [/^H/, 'HS'],
  [/^S/, 'SITC'],
  [/^B/, 'BEC'],
  [/^E/, 'EBOPS'],
];
const NO_UNITS: ReadonlySet<string> = new Set(['', '-1', 'N/A', 'No Quantity']);

interface Trade {
  readonly reporter: Side;
  readonly partner: Side;
  readonly flow: 'imports' | 'exports';
  readonly goods: string;
  readonly period: DateRange;
}

/**
 * What a row of UN Comtrade gives: the value in US dollars as the reporter states it and, where it has one, the quantity.
 * Only trade between Pakistan and Russia or the Soviet Union is taken, imports and exports, all partners and procedures
 * together.
 */
export function readComtradeRow(row: TableRow): RowReading {
  const reporter = sideOf(row, 'reporter');
  const partner = sideOf(row, 'partner');
  if (reporter === undefined || partner === undefined)
    return { kind: 'bad', reason: 'reporter or partner: no code (reporterCode and partnerCode, or ISO)' };
  if (reporter === null || partner === null || reporter.isPakistan === partner.isPakistan)
    return { kind: 'skipped', reason: 'not between Pakistan and Russia' };
  const flow = FLOWS[(row['flowCode'] ?? row['flowDesc'] ?? '').trim().toUpperCase()];
  if (flow === undefined) return { kind: 'skipped', reason: 'neither import nor export' };
  const part = BREAKDOWNS.find(([column, whole]) => !isWhole(row[column], whole));
  if (part !== undefined) return { kind: 'skipped', reason: `a part of another row (${part[0]})` };
  return figuresOf(row, { reporter, partner, flow });
}

function figuresOf(row: TableRow, between: Pick<Trade, 'reporter' | 'partner' | 'flow'>): RowReading {
  const period = periodOf(row);
  if (period === null)
    return { kind: 'bad', reason: `period: "${row['period'] ?? row['refYear'] ?? ''}" is no year or month` };
  const goods = (row['cmdCode'] ?? '').trim();
  if (goods === '') return { kind: 'bad', reason: 'cmdCode: no code of goods' };
  const value = figureOf(row['primaryValue']);
  if (value === null)
    return { kind: 'bad', reason: `primaryValue: "${row['primaryValue'] ?? ''}" is no figure of 0 or more` };
  const trade = { ...between, goods, period };
  const figures = [valueFigure(trade, row, value), quantityFigure(trade, row)];
  return { kind: 'figures', figures: figures.filter((figure) => figure !== null) };
}

function valueFigure(trade: Trade, row: TableRow, value: number): Observation {
  const qualifier = isEstimated(row) ? 'estimated' : null;
  return { ...frameOf(trade, row, 'value'), value, unit: 'dollars', currency: 'USD', qualifier };
}

function quantityFigure(trade: Trade, row: TableRow): Observation | null {
  const unit = (row['qtyUnitAbbr'] ?? '').trim();
  const value = figureOf(row['qty']);
  if (NO_UNITS.has(unit) || value === null || value === 0) return null;
  const qualifier = isTrue(row['isQtyEstimated']) ? 'estimated' : null;
  return { ...frameOf(trade, row, 'quantity'), value, unit, qualifier };
}

/** All of a figure but its number. */
function frameOf(
  { reporter, partner, flow, goods, period }: Trade,
  row: TableRow,
  measure: 'value' | 'quantity',
): Omit<Observation, 'value'> {
  const rhythm = period.precision === 'month' ? '-monthly' : '';
  const classification = (row['classificationCode'] ?? row['clCode'] ?? '').trim();
  const family = goods === ALL_GOODS ? null : familyOf(classification);
  const name = goods === ALL_GOODS ? 'all goods' : `${(row['cmdDesc'] ?? '').trim()} (${goods})`.trim();
  const code = family === null ? slugOf(goods) : `${slugOf(family)}-${slugOf(goods)}`;
  const series = `comtrade-${reporter.slug}-${flow}-${partner.slug}-${code}-${measure}${rhythm}`;
  const way = flow === 'imports' ? 'from' : 'to';
  return {
    ...BARE_FIGURE,
    id: `im-${series}-${(period.from ?? '').slice(0, rhythm === '' ? 4 : 7)}`,
    series,
    label: `${flow === 'imports' ? 'Imports' : 'Exports'} of ${reporter.name} ${way} ${partner.name}: ${name}`,
    period,
    unit: null,
    basis: `UN Comtrade${family === null ? '' : ` (${family})`}, as ${reporter.name} reports its ${flow}${valuation(row, flow)}`,
    notes: classification === '' ? '' : `Classification ${classification}.`,
  };
}

/** The family of a classification, of which one edition after the other goes on; its own code where it is of none known. */
function familyOf(classification: string): string {
  if (classification === '') return 'unclassified';
  return FAMILIES.find(([begins]) => begins.test(classification))?.[1] ?? classification;
}

/** Imports are mostly valued with freight and insurance, exports without: one reason for mirror gaps. */
function valuation(row: TableRow, flow: Trade['flow']): string {
  const [value, cif, fob] = ['primaryValue', 'cifvalue', 'fobvalue'].map((column) => figureOf(row[column]));
  if (cif !== null && cif === value && flow === 'imports') return ' (CIF)';
  return fob !== null && fob === value ? ' (FOB)' : '';
}

function periodOf(row: TableRow): DateRange | null {
  const period = (row['period'] ?? '').trim();
  if ((row['freqCode'] ?? '').trim() === 'M' || /^\d{6}$/.test(period)) return monthRange(period);
  return yearRange(period === '' ? (row['refYear'] ?? '').trim() : period);
}

/** The side that a row names; null for any other country, undefined where it names none. */
function sideOf(row: TableRow, role: 'reporter' | 'partner'): Side | null | undefined {
  const code = (row[`${role}Code`] ?? '').trim();
  const iso = (row[`${role}ISO`] ?? '').trim();
  if (code === '' && iso === '') return undefined;
  const wanted = code === '' ? iso : code;
  return SIDES.find(({ codes }) => codes.includes(wanted)) ?? null;
}

function isWhole(cell: string | undefined, whole: readonly string[]): boolean {
  const code = (cell ?? '').trim();
  return code === '' || whole.includes(code);
}

function isEstimated(row: TableRow): boolean {
  const flag = (row['legacyEstimationFlag'] ?? '').trim();
  return flag !== '' && flag !== '0';
}

function isTrue(cell: string | undefined): boolean {
  return /^(?:true|1)$/i.test((cell ?? '').trim());
}
