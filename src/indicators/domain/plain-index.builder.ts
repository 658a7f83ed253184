/**
 * DESIGN §5 a second time, as plainly as it can be written and sharing no code with the first: every week sums
 * over all records with λ^age, luxon counts the weeks, and the quantile halves an interval over the power series
 * of the incomplete beta function. Coverage is full and no week is running.
 */
import { DateTime } from 'luxon';
import type { DevelopmentRecord } from './series-from-records.js';

export interface PlainPoint {
  week: string;
  indicator: string;
  index: number | null;
  low: number | null;
  high: number | null;
  n: number;
  weight: number;
  flows: [number, number, number, number];
  intensity: number | null;
  state: string;
}

type Placed = DevelopmentRecord & { readonly weekIndex: number };

const WEEK_MS = 604_800_000;
const monday = (date: string): DateTime => DateTime.fromISO(date, { zone: 'utc' }).startOf('week');
const label = (day: DateTime): string => day.toFormat("kkkk-'W'WW");
const weight = (r: DevelopmentRecord): number =>
  r.confidence * Math.min(3, 1 + Math.log(Math.max(1, r.publishers)));
const sum = (values: number[]): number => values.reduce((a, b) => a + b, 0);

function logGammaByProduct(z: number): number {
  let shift = 0;
  let y = z;
  while (y < 60) {
    shift += Math.log(y);
    y += 1;
  }
  return (y - 0.5) * Math.log(y) - y + Math.log(2 * Math.PI) / 2 + 1 / (12 * y) - 1 / (360 * y ** 3) - shift;
}

function belowShare(x: number, [a, b]: [number, number], logBeta: number): number {
  if (x > (a + 1) / (a + b + 2)) return 1 - belowShare(1 - x, [b, a], logBeta);
  let term = 1 / a;
  let series = 0;
  for (let k = 0; term > 1e-17 * series; k += 1) {
    series += term;
    term *= ((a + b + k) * x) / (a + 1 + k);
  }
  return Math.exp(a * Math.log(x) + b * Math.log(1 - x) - logBeta) * series;
}

function shareAt(probability: number, a: number, b: number): number {
  const logBeta = logGammaByProduct(a) + logGammaByProduct(b) - logGammaByProduct(a + b);
  let [low, high] = [0, 1];
  for (let i = 0; i < 45; i += 1) {
    const middle = (low + high) / 2;
    if (belowShare(middle, [a, b], logBeta) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function pointOf(indicator: string, records: Placed[], weeks: DateTime[], t: number): PlainPoint {
  const mine = records.filter((r) =>
    indicator === 'composite'
      ? r.indicators.some((i) => i !== 'other')
      : r.indicators.some((i) => i === indicator),
  );
  const placed = mine.map((r) => ({ r, age: t - r.weekIndex }));
  const now = placed.filter(({ age }) => age === 0).map(({ r }) => r);
  const past = placed.filter(({ age }) => age >= 0);
  const decayed = (value: (r: DevelopmentRecord) => number): number =>
    sum(past.map(({ r, age }) => 2 ** (-age / 8) * value(r)));
  const c = decayed((r) => weight(r) * Math.max(0, r.score));
  const x = decayed((r) => weight(r) * Math.max(0, -r.score));
  const d = decayed(() => 1);
  const squares = decayed((r) => (weight(r) * r.score) ** 2);
  const k = squares === 0 ? 0 : (c + x) ** 2 / (d * squares);
  const n = d * k;
  const q = c + x === 0 ? 0 : c / (c + x);
  const index = (100 * (c - x)) / (c + x + 6);
  const thin = placed.filter(({ age }) => age >= 0 && age < 26).length < 5;
  const flow = (sign: number, deeds: boolean): number =>
    sum(now.filter((r) => r.material === deeds).map((r) => weight(r) * Math.max(0, sign * r.score)));
  const early = placed.filter(({ r }) => r.weekIndex < 52).length / 52;
  return {
    week: label(weeks[t]!),
    indicator,
    index: thin ? null : index,
    low: thin ? null : Math.min(index, 200 * shareAt(0.05, n * q + 1, n * (1 - q) + 1) - 100),
    high: thin ? null : Math.max(index, 200 * shareAt(0.95, n * q + 1, n * (1 - q) + 1) - 100),
    n: now.length,
    weight: sum(now.map(weight)),
    flows: [flow(1, false), flow(1, true), flow(-1, false), flow(-1, true)],
    intensity: weeks.length < 52 || early === 0 ? null : (100 * now.length) / early,
    state: thin ? 'thin' : t + 1 < 26 ? 'short-history' : 'ok',
  };
}

/** Every week from the first record's to the last's, the four indicators and the composite in each. */
export function plainSeries(records: DevelopmentRecord[]): PlainPoint[] {
  const mondays = records.map((r) => monday(r.date).toMillis());
  const first = Math.min(...mondays);
  const placed = records.map((r, i) => ({ ...r, weekIndex: Math.round((mondays[i]! - first) / WEEK_MS) }));
  const weeks: DateTime[] = [];
  for (let t = first; t <= Math.max(...mondays); t += WEEK_MS)
    weeks.push(DateTime.fromMillis(t, { zone: 'utc' }));
  const names = ['trade', 'defence', 'energy', 'diplomacy', 'composite'];
  return weeks.flatMap((_, t) => names.map((name) => pointOf(name, placed, weeks, t)));
}
