/** What sources together bring, a second time: each week, source and article is looked at by itself. */
import { middle, plus, type PlainRow, type Source } from './plain-coverage.js';
import { SERIES } from './plain-tellings.js';
import { lnGamma } from './plain-silence.js';

const WEEKS = 8;
const DISPERSION = 2;
const TOGETHER_WEEKS = 3;
const TOGETHER_DEVIATIONS = 2.5;
const TOGETHER_CHANCE = 0.05;
const TOLD_WEEKS = 26;

const sum = <T>(list: readonly T[], of: (one: T) => number): number =>
  list.reduce((total, one) => total + of(one), 0);

/** Every pair of weeks asks the same of a source: each answer is kept, by source and question. */
function kept<T>(make: (source: Source, question: string) => T): (source: Source, question: string) => T {
  const bySource = new WeakMap<Source, Map<string, { readonly answer: T }>>();
  return (source, question) => {
    const answers = bySource.get(source) ?? new Map<string, { readonly answer: T }>();
    bySource.set(source, answers);
    const known = answers.get(question) ?? { answer: make(source, question) };
    answers.set(question, known);
    return known.answer;
  };
}

/** The Mondays with articles, ascending. */
const busyMondays = (source: Source): string[] => busy(source, '');
const busy = kept(({ articles }) =>
  [...articles]
    .filter(([, n]) => n > 0)
    .map(([monday]) => monday)
    .sort(),
);

/** The first Monday before which there are eight weeks with articles; null where there are fewer. */
export function knownFrom(source: Source): string | null {
  const eighth = busyMondays(source)[WEEKS - 1];
  return eighth === undefined ? null : plus(eighth, 7);
}

/** What it brought in the last eight weeks in which it answered or brought any, from the first with any on. */
function lastHeard(source: Source, before: string, countOf = allOf): number[] | null {
  const first = busyMondays(source)[0];
  if (first === undefined || first >= before) return null;
  const heard: number[] = [];
  for (let monday = first; monday < before; monday = plus(monday, 7)) {
    const answered = [0, 1, 2, 3, 4, 5, 6].some((day) => source.answered.has(plus(monday, day)));
    if (allOf(source, monday) > 0 || answered) heard.push(countOf(source, monday));
  }
  return heard.slice(-WEEKS);
}

const usualOf = (countOf: typeof allOf): ((source: Source, before: string) => number | null) =>
  kept((source, before) => {
    const heard = lastHeard(source, before, countOf);
    return heard === null ? null : middle(heard);
  });

const meanOf = (values: readonly number[]): number => sum(values, (n) => n) / values.length;
const allOf = ({ articles }: Source, monday: string): number => articles.get(monday) ?? 0;
const restOf = ({ articles, reports }: Source, monday: string): number =>
  Math.max(0, (articles.get(monday) ?? 0) - (reports.get(monday) ?? 0));

const [usual, usualRest] = [usualOf(allOf), usualOf(restOf)];

/** Developments of a series told for each of a source's articles of half a year up to its last ones before a week. */
export const toldOf = (source: Source, before: string, series: string): number =>
  toldPer(source, `${before} ${series}`);
const toldPer = kept((source, question) => {
  const [before = '', series = ''] = question.split(' ');
  const last = busyMondays(source)
    .filter((monday) => monday < before)
    .at(-1);
  if (last === undefined) return 0;
  const upTo = (counts: readonly (readonly [string, number])[]): number =>
    sum(
      counts.filter(([monday]) => monday <= last && monday > plus(last, -7 * TOLD_WEEKS)),
      ([, n]) => n,
    );
  const told = [...source.told].map(([monday, ofSeries]) => [monday, ofSeries[series]!] as const);
  return Math.min(1, upTo(told) / 1_000_000 / upTo([...source.articles]));
});

const bySeries = <T>(of: (series: string) => T): Readonly<Record<string, T>> =>
  Object.fromEntries(SERIES.map((series) => [series, of(series)]));

/** Per weighing the mean of the weekly sum and its variance. */
interface Pool extends Readonly<Record<'all' | 'rest', readonly [number, number]>> {
  /** By series. */
  readonly telling: Readonly<Record<string, readonly [number, number]>>;
}

/** What is usual of sources in a week, as known before a later one. */
export function poolOf(sources: readonly Source[], monday: string, later: string): Pool {
  const rows = sources.flatMap((source) => {
    const now = usual(source, later);
    if (now === null) return [];
    const known = knownFrom(source);
    const at = known === null || known > monday ? known : monday;
    const isNow = at === null || at >= later;
    const n = isNow ? now : usual(source, at)!;
    const rest = usualRest(source, isNow ? later : at)!;
    return [{ n, rest, told: bySeries((series) => toldOf(source, later, series)) }];
  });
  const weighed = (
    weightOf: (told: Readonly<Record<string, number>>) => number,
  ): readonly [number, number] => [
    sum(rows, ({ n, told }) => n * weightOf(told)),
    sum(rows, ({ n, told }) => (DISPERSION * n * weightOf(told) ** 2 * (Math.PI / 2)) / WEEKS),
  ];
  const rest = sum(rows, (row) => row.rest);
  return {
    all: weighed(() => 1),
    telling: bySeries((series) => weighed((told) => told[series]!)),
    rest: [rest, (DISPERSION * rest * (Math.PI / 2)) / WEEKS],
  };
}

const isFarLess = ([low, a]: readonly [number, number], [high, b]: readonly [number, number]): boolean =>
  2 * low < high && high - low > TOGETHER_DEVIATIONS * Math.sqrt(a + b);

/** The series in which another is usual now than then; `before` are the weeks up to then. */
export function otherPools(
  then: Pool,
  now: Pool,
  before: (series: string) => readonly Pool[],
): readonly string[] {
  const isOtherIn = (series: string): boolean => {
    const told = [...before(series), then].map(({ telling }) => telling[series]!);
    const most = told.reduce((a, b) => (b[0] > a[0] ? b : a));
    const [toldThen, toldNow] = [then.telling[series]!, now.telling[series]!];
    return isFarLess(toldNow, toldThen) || isFarLess(toldThen, most[0] < toldNow[0] ? most : toldNow);
  };
  const isOther = isFarLess(now.all, then.all) || isFarLess(then.rest, now.rest);
  return SERIES.filter((series) => isOther || isOtherIn(series));
}

/**
 * P(at most x) of a negative binomial, x real: the regularised beta function by Simpson's rule, with u = t^shape where
 * the density has no end at 0.
 */
export function chanceOfAtMost(x: number, mean: number): number {
  const [shape, b] = [mean / (DISPERSION - 1), x + 1];
  const lnBeta = lnGamma(shape) + lnGamma(b) - lnGamma(shape + b);
  const density = (t: number): number =>
    t === 0 && shape > 1 ? 0 : Math.exp((shape - 1) * Math.log(t) + (b - 1) * Math.log(1 - t) - lnBeta);
  const inU = (u: number): number => Math.exp((b - 1) * Math.log(1 - u ** (1 / shape)) - lnBeta) / shape;
  return shape > 1 ? simpson(density, 1 / DISPERSION) : simpson(inU, (1 / DISPERSION) ** shape);
}

function simpson(f: (at: number) => number, top: number): number {
  const steps = 2_000;
  let total = f(0) + f(top);
  for (let i = 1; i < steps; i += 1) total += (i % 2 === 1 ? 4 : 2) * f((top * i) / steps);
  return (total * top) / (3 * steps);
}

/** A week's rows, and those of the weeks before it. */
export interface LastRows {
  readonly monday: string;
  readonly rows: readonly PlainRow[];
}

/** The rows of the last weeks of which it is known what is usual. */
function known(last: readonly LastRows[]): (PlainRow & { readonly monday: string })[] {
  return last
    .slice(0, TOGETHER_WEEKS)
    .flatMap(({ monday, rows }) =>
      rows
        .filter(({ source, due }) => due > 0 && (knownFrom(source) ?? '9999') <= monday)
        .map((row) => ({ ...row, monday })),
    );
}

/** What came of a source in its last weeks, beside what was due, where so little has less than a chance; else 1. */
export function shareOverWeeks(source: Source, last: readonly LastRows[], chance: number): number {
  const shares = [1, 2, 3].flatMap((weeks) => {
    const rows = known(last.slice(0, weeks)).filter((row) => row.source === source);
    const [came, due] = [sum(rows, ({ brought }) => brought), sum(rows, (row) => row.due)];
    return came < due && chanceOfAtMost(came, due) < chance ? [came / due] : [];
  });
  return Math.min(1, ...shares);
}

/** Whether the tellers of a series brought far less than was due, or all far more that reports nothing. */
export function farFromDue(
  last: readonly LastRows[],
  monday: string,
  series: string,
): 'tellers-less' | 'more-news' | null {
  const isLess = (rows: readonly PlainRow[]): boolean => {
    const weighed = rows.map((row) => ({ ...row, told: toldOf(row.source, monday, series) }));
    const [came, due] = [
      sum(weighed, ({ told, brought }) => told * brought),
      sum(weighed, (row) => row.told * row.due),
    ];
    const unit = sum(weighed, (row) => row.told ** 2 * row.due) / due;
    return due > 0 && 2 * came < due && chanceOfAtMost(came / unit, due / 2 / unit) < TOGETHER_CHANCE;
  };
  const isMuch = (rows: ReturnType<typeof known>): boolean => {
    const rest = sum(rows, (row) => restOf(row.source, row.monday));
    const due = sum(
      rows,
      (row) => (meanOf(lastHeard(row.source, row.monday, restOf)!) * row.due) / row.expected!,
    );
    return due > 0 && rest > 2 * due && 1 - chanceOfAtMost(rest - 1, 2 * due) < TOGETHER_CHANCE;
  };
  const spans = [known(last.slice(0, 1)), known(last)];
  if (spans.some(isLess)) return 'tellers-less';
  return spans.some(isMuch) ? 'more-news' : null;
}

/** Articles of a week that report nothing, of feeds and of archives, as if the whole had been seen. */
export interface NewsOfWeek {
  readonly monday: string;
  readonly coverage: number;
  /** Null where there are none. */
  readonly feeds: number | null;
  readonly archives: number | null;
}

export function newsOf(monday: string, coverage: number, rows: readonly PlainRow[]): NewsOfWeek {
  const of = (isArchive: boolean): number | null => {
    const own = rows.filter(({ source }) => source.isArchive === isArchive);
    return own.length === 0 ? null : sum(own, ({ source }) => restOf(source, monday));
  };
  return { monday, coverage, feeds: of(false), archives: of(true) };
}

/** What came of other news in a week ÷ the mean of up to 52 weeks before it that it is compared with; 1 by chance. */
export function broughtOf(own: NewsOfWeek, compared: readonly NewsOfWeek[]): number {
  const kind = own.feeds === null ? 'archives' : 'feeds';
  const whole = compared.filter((week) => week.coverage >= 0.9 && week[kind] !== null).slice(-52);
  if (whole.length < WEEKS || own.coverage === 0) return 1;
  const usually = sum(whole, (week) => week[kind]! / week.coverage) / whole.length;
  const came = own[kind]! / own.coverage;
  const deviation = Math.sqrt(DISPERSION * usually + (DISPERSION * usually) / whole.length);
  if (usually === 0 || Math.abs(came - usually) <= deviation) return 1;
  return came < 0.5 ? 0.5 / usually : came / usually;
}
