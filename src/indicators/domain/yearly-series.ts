import type { DateRange } from '../../kernel/dates.js';
import { dayNumber } from '../../kernel/iso-week.js';
import { confidenceIn, publisherFactor, SERIES, type CountedDevelopment } from './counted-development.js';
import { estimateOf, nextSums, NO_SUMS } from './decayed-sums.js';
import { developmentsIn, type DevelopmentColumns } from './development-columns.js';
import type { IndexLedger } from './index-ledger.js';
import type { Flow, SeriesName } from './index-point.js';
import { orderedSum } from './ordered-sum.js';
import { decayPerStep, type IndexParameters } from './parameters.js';
import { NO_FLOWS, type SummedFlows, type WeekFlows } from './week-flows.js';

/** One series in one calendar year. */
export interface YearPoint {
  readonly year: number;
  readonly indicator: SeriesName;
  /** −100 … +100; 0 without evidence. */
  readonly index: number;
  readonly low: number;
  readonly high: number;
  /** Developments whose bounds touch the year. */
  readonly n: number;
  /** Their weights, each by the share of its days that lies in the year. */
  readonly weight: number;
  readonly cooperation: Flow;
  readonly conflict: Flow;
}

export interface YearlySeries {
  /** Every year from the first bounded one, in each the series in the order of {@link SERIES}. */
  readonly points: readonly YearPoint[];
  /** Developments without both bounds, which move no point, in the order given. */
  readonly undated: readonly CountedDevelopment[];
}

/** What one development leaves in one year. */
export interface Piece {
  readonly year: number;
  /** Share of its days, 0 … 1. */
  readonly share: number;
}

interface YearArrivals {
  n: number;
  readonly shares: number[];
  readonly weights: number[];
  readonly squares: number[];
  readonly cooperation: { readonly words: number[]; readonly deeds: number[] };
  readonly conflict: { readonly words: number[]; readonly deeds: number[] };
}

/** The flows of a year; `developments` counts each by its share. */
type YearFlows = SummedFlows & { readonly n: number; readonly developments: number };

/** What the long view is made of; weeks that lie in one year come summed. */
type YearlySource = Pick<IndexLedger, 'byWeek' | 'weekless' | 'flows'>;

/**
 * The long view (DESIGN §5): every bounded development, its weight spread evenly over the days of its bounds,
 * decayed from year to year, to the given last year. What lies after it is not drawn; nobody decides whether a
 * year's record is complete, so no year is withheld and the band says how much it rests on.
 */
export function yearlySeries(
  ledger: YearlySource,
  lastYear: number,
  parameters: IndexParameters,
): YearlySeries {
  const { whole, others } = parted(ledger);
  const spread = others.map((development) => ({ development, pieces: piecesOf(development) }));
  const undated = spread.filter(({ pieces }) => pieces.length === 0).map(({ development }) => development);
  const firstYear = [...whole, ...spread.flatMap(({ pieces }) => pieces)].reduce(
    (first, { year }) => Math.min(first, year),
    Infinity,
  );
  if (firstYear > lastYear) return { points: [], undated };
  const columns = SERIES.map((series) => {
    const arrivals = new Map<number, YearArrivals>();
    for (const { week, year } of whole) arriveSummed(arrivals, year, ledger.flows.get(series)?.get(week));
    for (const { development, pieces } of spread)
      arrive(arrivals, development, { series, pieces, parameters });
    return seriesPoints(series, { firstYear, lastYear, arrivals }, parameters);
  });
  const rows = Array.from({ length: lastYear - firstYear + 1 }, (_, row) => row);
  return { points: rows.flatMap((row) => columns.flatMap((column) => column[row] ?? [])), undated };
}

interface WholeWeek {
  /** `weekNumber` of the kernel. */
  readonly week: number;
  readonly year: number;
}

/** The weeks of which all lies in one year, and one by one the developments of the others and of no week. */
function parted({ byWeek, weekless }: YearlySource): {
  readonly whole: readonly WholeWeek[];
  readonly others: readonly CountedDevelopment[];
} {
  const [whole, others]: [WholeWeek[], CountedDevelopment[]] = [[], []];
  for (const week of [...byWeek.keys()].sort((a, b) => a - b)) {
    const columns = byWeek.get(week);
    if (columns === undefined) continue;
    const year = yearOfAll(columns);
    if (year === null) others.push(...developmentsIn(columns));
    else whole.push({ week, year });
  }
  return { whole, others: [...others, ...weekless] };
}

/** Of weeks that were looked at: a million developments need be only once. */
const yearsOfWeeks = new WeakMap<DevelopmentColumns, number | null>();

/** The year in which all the developments begin and end, null where there is no such year. */
function yearOfAll(columns: DevelopmentColumns): number | null {
  const known = yearsOfWeeks.get(columns);
  if (known !== undefined) return known;
  const years = new Set(columns.dates.map(yearOfDate));
  const [year = null] = years;
  const found = years.size === 1 ? year : null;
  yearsOfWeeks.set(columns, found);
  return found;
}

function yearOfDate({ from, to }: DateRange): number | null {
  return from === null || to === null || from > to || yearOf(from) !== yearOf(to) ? null : yearOf(from);
}

/** The years a development touches with the share of its days in each; empty where it is not bounded. Throws on bounds in the wrong order. */
export function piecesOf({ id, date: { from, to } }: CountedDevelopment): Piece[] {
  if (from === null || to === null) return [];
  const [first, last] = [dayNumber(from), dayNumber(to)];
  if (first > last) throw new RangeError(`Development ${id} ends (${to}) before it begins (${from}).`);
  const pieces: Piece[] = [];
  for (let year = yearOf(from); year <= yearOf(to); year += 1) {
    const begin = Math.max(first, newYear(year));
    const end = Math.min(last + 1, newYear(year) + daysIn(year));
    pieces.push({ year, share: (end - begin) / (last - first + 1) });
  }
  return pieces;
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}

function newYear(year: number): number {
  return dayNumber(`${String(year).padStart(4, '0')}-01-01`);
}

function daysIn(year: number): number {
  return dayNumber(`${String(year).padStart(4, '0')}-12-31`) - newYear(year) + 1;
}

function arrive(
  years: Map<number, YearArrivals>,
  development: CountedDevelopment,
  given: {
    readonly series: SeriesName;
    readonly pieces: readonly Piece[];
    readonly parameters: IndexParameters;
  },
): void {
  const confidence = confidenceIn(given.series, development);
  if (confidence === null) return;
  const weight = confidence * publisherFactor(development.publishers, given.parameters.maxPublisherFactor);
  const points = weight * Math.abs(development.score);
  for (const { year, share } of given.pieces) {
    const arrivals = years.get(year) ?? noArrivals();
    years.set(year, arrivals);
    arrivals.n += 1;
    arrivals.shares.push(share);
    arrivals.weights.push(weight * share);
    arrivals.squares.push(points * points * share);
    const side = development.score > 0 ? arrivals.cooperation : arrivals.conflict;
    side[development.material ? 'deeds' : 'words'].push(points * share);
  }
}

/** A week's developments at once, each of them whole. */
function arriveSummed(years: Map<number, YearArrivals>, year: number, flows: WeekFlows | undefined): void {
  if (flows === undefined) return;
  const arrivals = years.get(year) ?? noArrivals();
  years.set(year, arrivals);
  arrivals.n += flows.n;
  arrivals.shares.push(flows.n);
  arrivals.weights.push(flows.weight);
  arrivals.squares.push(flows.squares);
  for (const side of ['cooperation', 'conflict'] as const)
    for (const kind of ['words', 'deeds'] as const) arrivals[side][kind].push(flows[side][kind]);
}

function noArrivals(): YearArrivals {
  const none = (): { words: number[]; deeds: number[] } => ({ words: [], deeds: [] });
  return { n: 0, shares: [], weights: [], squares: [], cooperation: none(), conflict: none() };
}

function flowsOf(arrivals: YearArrivals | undefined): YearFlows {
  if (arrivals === undefined) return { ...NO_FLOWS, developments: 0 };
  const { n, shares, weights, squares, cooperation, conflict } = arrivals;
  return {
    n,
    developments: orderedSum(shares),
    weight: orderedSum(weights),
    squares: orderedSum(squares),
    cooperation: { words: orderedSum(cooperation.words), deeds: orderedSum(cooperation.deeds) },
    conflict: { words: orderedSum(conflict.words), deeds: orderedSum(conflict.deeds) },
  };
}

function seriesPoints(
  series: SeriesName,
  years: {
    readonly firstYear: number;
    readonly lastYear: number;
    readonly arrivals: ReadonlyMap<number, YearArrivals>;
  },
  { yearly, band }: IndexParameters,
): YearPoint[] {
  const decay = decayPerStep(yearly.halfLifeYears);
  const points: YearPoint[] = [];
  let sums = NO_SUMS;
  for (let year = years.firstYear; year <= years.lastYear; year += 1) {
    const { developments, ...flows } = flowsOf(years.arrivals.get(year));
    sums = nextSums(sums, { ...flows, n: developments }, { decay, coverage: 1 });
    const { n, weight, cooperation, conflict } = flows;
    const estimate = estimateOf(sums, yearly.neutralScorePoints, band);
    points.push({ year, indicator: series, ...estimate, n, weight, cooperation, conflict });
  }
  return points;
}
