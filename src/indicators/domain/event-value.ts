import { confidenceIn, publisherFactor, SERIES, type CountedDevelopment } from './counted-development.js';
import type { SeriesName } from './index-point.js';
import { EVENT_VALUE_BANDS, type EventValueBand, type MonthValue } from './month-value.js';
import type { IndexParameters } from './parameters.js';

/** N, the end of the scale. */
const END = 9;
const BAND_WIDTH = 3;

/**
 * A second scale for readers who know it: the event value of Yan and Zhou (2004), −9 … +9, by month.
 *
 * Each development moves the state P by I = (N − P)/N · I₀ where it is cooperation and (N + P)/N · I₀ where it is
 * conflict, N = 9; the nearer the end, the less more of the same adds, so that P never leaves the scale. I₀ is the
 * development's weight × score × points per score point (ours: published event tables are for daily newspaper counts,
 * not for this score), at most 9. Nothing decays: the state is what all that happened has led to. Developments count
 * in the order of their first day, then id; one whose bounds do not lie within one month moves nothing. The state of a
 * series begins with 0 at its own first one: before, nothing is known of it, and a month has no value.
 */
export function monthValues(
  developments: Iterable<CountedDevelopment>,
  lastMonth: string,
  parameters: IndexParameters,
): MonthValue[] {
  const dated = [...developments]
    .flatMap((development) => {
      const month = monthOf(development);
      const place = `${development.date.from ?? ''} ${development.id}`;
      return month === null || month > lastMonth ? [] : [{ development, month, place }];
    })
    .sort((a, b) => (a.place < b.place ? -1 : 1));
  const [first] = dated;
  if (first === undefined) return [];
  const months = monthsBetween(
    dated.reduce((least, { month }) => (month < least ? month : least), first.month),
    lastMonth,
  );
  const columns = SERIES.map((series) => seriesValues(series, { dated, months }, parameters));
  return months.flatMap((_, row) => columns.flatMap((column) => column[row] ?? []));
}

/** The band of a value: (−9, −6] confrontation … (6, 9] friendly; 0 and below is discord, as published. */
export function bandOf(value: number): EventValueBand {
  const row = Math.ceil((value + END) / BAND_WIDTH) - 1;
  return EVENT_VALUE_BANDS[Math.min(EVENT_VALUE_BANDS.length - 1, Math.max(0, row))] ?? 'normal';
}

function seriesValues(
  series: SeriesName,
  given: {
    readonly dated: readonly { readonly development: CountedDevelopment; readonly month: string }[];
    readonly months: readonly string[];
  },
  parameters: IndexParameters,
): (MonthValue | null)[] {
  const byMonth = new Map<string, number[]>();
  for (const { development, month } of given.dated) {
    const confidence = confidenceIn(series, development);
    if (confidence === null) continue;
    const weight = confidence * publisherFactor(development.publishers, parameters.maxPublisherFactor);
    const points = weight * development.score * parameters.eventValue.perScorePoint;
    const moves = byMonth.get(month) ?? [];
    moves.push(Math.max(-END, Math.min(END, points)));
    byMonth.set(month, moves);
  }
  let value: number | null = null;
  return given.months.map((month) => {
    const moves = byMonth.get(month) ?? [];
    for (const move of moves) value = movedBy(move, value ?? 0);
    return value === null ? null : { month, indicator: series, value, band: bandOf(value), n: moves.length };
  });
}

/** The nearer the end that it moves towards, the less a move adds. */
function movedBy(move: number, value: number): number {
  return value + ((END - Math.sign(move) * value) / END) * move;
}

function monthOf({ date: { from, to } }: CountedDevelopment): string | null {
  if (from === null || to === null) return null;
  const month = from.slice(0, 7);
  return to.startsWith(month) ? month : null;
}

function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  for (let month = first; month <= last; month = nextMonth(month)) months.push(month);
  return months;
}

function nextMonth(month: string): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  const [nextYear, next] = number === 12 ? [year + 1, 1] : [year, number + 1];
  return `${String(nextYear).padStart(4, '0')}-${String(next).padStart(2, '0')}`;
}
