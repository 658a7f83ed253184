/** Which weeks other sources watched, a second time: every pair of weeks is looked at by itself. */
import {
  expectedOf,
  isArchived,
  isInside,
  straysOf,
  LEAST_ARCHIVE_WEEKS,
  middle,
  mondayOf,
  plainWeek,
  plus,
  sourcesAt,
  type Source,
} from './plain-coverage.js';
import {
  broughtOf,
  farFromDue,
  otherPools,
  newsOf,
  poolOf,
  shareOverWeeks,
  type LastRows,
} from './plain-pools.js';
import type { Facts } from './plain-replay.js';
import { SERIES } from './plain-tellings.js';
import { isFarMore, isShownAlike, missingShare, rate, type Told } from './plain-told.js';

const COMPARABLE_FROM = 0.9;
const WEEKS = 8;
const TOLD_WEEKS = 26;

/** A week with the sources that watched it, and the level of each. */
interface Watched {
  readonly monday: string;
  readonly there: ReadonlyMap<Source, Level>;
}

/** How often what a source brings has become another, and what it brings on it as known before a later week. */
interface Level {
  readonly key: number;
  readonly usualBefore: (monday: string) => number | null;
}

/** How a week can be compared: with all before it but those; why with none; what came of other news ÷ the usual. */
export interface ComparedWeek {
  readonly others: readonly string[];
  /** The Monday from which on its sources have been these. */
  readonly since: string | null;
  readonly unlike: 'tellers-down' | 'tellers-less' | 'more-news' | null;
  readonly brought: number;
}

/** By series and Monday, as known at T. */
export function otherMondaysAt(
  facts: Facts,
  at: Date,
): ReadonlyMap<string, ReadonlyMap<string, ComparedWeek>> {
  const sources = sourcesAt(facts, at);
  const tellers = [...sources, ...straysOf(sources)];
  const today = at.toISOString().slice(0, 10);
  const starts = [
    ...facts.enablings.filter((row) => row.at <= at && row.enabled).map((row) => mondayOf(dayOf(row.at))),
    ...sources.flatMap((source) => [...source.wholeWeeks]),
  ].sort();
  // What first lists reached back to was told, though nobody watched.
  const begin = starts[0] ?? '9999-01-01';
  const reached = sources.flatMap(({ articles }) => [...articles.keys()]).sort()[0] ?? begin;
  const weeks: Watched[] = [];
  for (let monday = reached < begin ? reached : begin; monday <= mondayOf(today); monday = plus(monday, 7)) {
    const there = tellers.filter((source) => isThere(source, monday, { sources, today }));
    weeks.push({ monday, there: new Map(there.map((source) => [source, levelOf(source, monday)])) });
  }
  const rows = weeks.map((week) => plainWeek(sources, week.monday, today));
  const news = weeks.map(({ monday }, i) => newsOf(monday, rows[i]!.coverage ?? 0, rows[i]!.rows));
  const others = weeks.map(({ monday }, own) => otherWeeks(weeks, own, weightsIn(sources, monday)));
  const inSeries = (series: string): ReadonlyMap<string, ComparedWeek> => {
    const whyUnlike = weeks.map((week, i) => {
      const last = [0, 1, 2].flatMap((back) => {
        const { monday } = weeks[i - back] ?? {};
        return monday === undefined ? [] : [{ monday, rows: rows[i - back]!.rows }];
      });
      if (week.monday >= mondayOf(today) || rows[i]!.coverage === null) return null;
      if (tellersMissing(weeks, { place: i, series }, rows[i]!, last)) return 'tellers-down' as const;
      return farFromDue(last, week.monday, series);
    });
    const compared = weeks.map(({ monday }, own): [string, ComparedWeek] => {
      const other = others[own]!.get(series) ?? new Set();
      const isOther = (its: number): boolean =>
        whyUnlike[own] !== null || whyUnlike[its] !== null || other.has(weeks[its]!.monday);
      const before = weeks.slice(0, own).map((_, its) => its);
      const alike = before.filter((its) => !isOther(its)).map((its) => news[its]!);
      const isOver = monday < mondayOf(today) && rows[own]!.coverage !== null;
      const last = [...other]
        .filter((one) => one >= begin)
        .sort()
        .at(-1);
      return [
        monday,
        {
          others: before
            .filter(isOther)
            .map((its) => weeks[its]!.monday)
            .filter((one) => one >= begin),
          since: last === undefined ? null : plus(last, 7),
          unlike: whyUnlike[own]!,
          brought: isOver ? broughtOf(news[own]!, alike) : 1,
        },
      ];
    });
    return new Map(compared.filter(([monday]) => monday >= begin));
  };
  return new Map(SERIES.map((series) => [series, inSeries(series)]));
}

/** By series the Mondays before a week whose sources were others, or together brought another number. */
function otherWeeks(
  weeks: readonly Watched[],
  own: number,
  weights: ReadonlyMap<Source, number>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const { monday: now, there } = weeks[own]!;
  const heard = (week: Watched): Source[] => [...week.there.keys()].filter((one) => hasArticles(one, now));
  const others = new Map(SERIES.map((series) => [series, new Set<string>()]));
  if (heard(weeks[own]!).length === 0) return others;
  const before: { readonly pool: ReturnType<typeof poolOf>; readonly common: readonly string[] }[] = [];
  for (const [its, week] of weeks.slice(0, own).entries()) {
    const those = heard(week);
    if (those.length === 0) continue;
    const apart = isSame(weeks, its, own) ? [] : otherSeries(weeks, own, its, weights);
    const common = SERIES.filter((series) => !apart.includes(series));
    const both = those.filter((one) => there.has(one));
    const pool = poolOf(both, week.monday, now);
    const pools = otherPools(pool, poolOf(both, now, now), (series) =>
      before.filter((one) => one.common.includes(series)).map((one) => one.pool),
    );
    for (const series of SERIES)
      if (apart.includes(series) || pools.includes(series)) others.get(series)!.add(week.monday);
    before.push({ pool, common });
  }
  return others;
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** Whether all weeks between the two have the same sources on the same levels as both. */
function isSame(weeks: readonly Watched[], from: number, to: number): boolean {
  const nameOf = ({ there }: Watched): string =>
    [...there]
      .map(([{ outlet, isArchive }, { key }]) => `${outlet} ${isArchive} ${key}`)
      .sort()
      .join();
  return weeks.slice(from, to + 1).every((week) => nameOf(week) === nameOf(weeks[from]!));
}

/** The series of which other sources told. */
function otherSeries(
  weeks: readonly Watched[],
  own: number,
  its: number,
  weights: ReadonlyMap<Source, number>,
): readonly string[] {
  const { monday } = weeks[own]!;
  let last = its;
  while (last + 1 < weeks.length && isSame(weeks, its, last + 1)) last += 1;
  const heardIn = (place: number): Source[] =>
    [...weeks[place]!.there.keys()].filter((source) => hasArticles(source, monday));
  const [now, then] = [heardIn(own), heardIn(its)];
  if (now.length === 0 || then.length === 0) return [];
  const toldNow: ToldIn = (series) => (source) => toldUpTo(weeks, source, own, series);
  const toldThen: ToldIn = (series) => (source) => toldUpTo(weeks, source, last, series);
  const isCommon = (one: Source, its: Source[]): boolean => {
    if (its.includes(one)) {
      const [a, b] = [weeks[own]!.there.get(one)!, weeks[last]!.there.get(one)!];
      return a.key === b.key || isNear(a.usualBefore(monday), b.usualBefore(monday));
    }
    const ofOutlet = (list: Source[], isArchive: boolean): Source[] =>
      list.filter((source) => source.outlet === one.outlet && source.isArchive === isArchive);
    const isNow = its === then;
    const [mine, other] = isNow ? [now, then] : [then, now];
    const [a, b] = [ofOutlet(mine, one.isArchive), ofOutlet(other, !one.isArchive)];
    if (b.length === 0) return false;
    const [toldA, toldB] = isNow ? [toldNow, toldThen] : [toldThen, toldNow];
    const isOther = (here: Source[], there: Source[]): boolean =>
      SERIES.some((series) => {
        const [tellsHere, tellsThere] = [here.map(toldA(series)), there.map(toldB(series))];
        return isFarMore(tellsHere, tellsThere) || isFarMore(tellsThere, tellsHere);
      });
    const under = (two: Source) =>
      other.filter((it) => it.outlet === two.outlet && it.isArchive !== two.isArchive);
    const goneOn = mine.filter((two) => !other.includes(two) && under(two).length > 0);
    const before = [...new Set(goneOn.flatMap(under))];
    if (isOther(a, b) || isOther(goneOn, before)) return false;
    return isShownAlike(
      { told: goneOn.map(toldA('composite')), all: mine.map(toldA('composite')) },
      { told: before.map(toldB('composite')), all: other.map(toldB('composite')) },
    );
  };
  return [
    { list: now, its: then, told: toldNow },
    { list: then, its: now, told: toldThen },
  ].flatMap(({ list, its: those, told }) => {
    const both = list.filter((one) => isCommon(one, those));
    const weigh = (some: Source[]): number => some.reduce((sum, one) => sum + (weights.get(one) ?? 0), 0);
    const outlets = (some: Source[]): number => some.filter((one) => one.isStrays !== true).length;
    const number = outlets(list) === 0 ? 1 : outlets(both) / outlets(list);
    const weight = weigh(list) === 0 ? 1 : weigh(both) / weigh(list);
    if (Math.min(number, weight) < COMPARABLE_FROM) return SERIES;
    return SERIES.filter((series) => {
      const missing = list.map((one) => ({ told: told(series)(one), part: both.includes(one) ? 0 : 1 }));
      return missingShare(missing) > 1 - COMPARABLE_FROM;
    });
  });
}

type ToldIn = (series: string) => (source: Source) => Told;

/** What a source told of a series in the weeks on end up to one, at most half a year, in which it was one on the same level. */
function toldUpTo(weeks: readonly Watched[], source: Source, last: number, series: string): Told {
  const key = weeks[last]?.there.get(source)?.key;
  let [told, n] = [0, 0];
  for (let at = last; at >= 0 && n < TOLD_WEEKS && weeks[at]!.there.get(source)?.key === key; at -= 1) {
    told += source.told.get(weeks[at]!.monday)?.[series] ?? 0;
    n += 1;
  }
  return { developments: told / 1_000_000, weeks: n };
}

/** Whether far more of what is usually told of a series was missing in a week than of the articles. */
function tellersMissing(
  weeks: readonly Watched[],
  { place, series }: { readonly place: number; readonly series: string },
  { coverage, came }: ReturnType<typeof plainWeek>,
  rows: readonly LastRows[],
): boolean {
  const { there } = weeks[place]!;
  const tellers = [...there].flatMap(([source, { key }]) => {
    if (!came.has(source)) return [];
    const isBusy = (at: number): boolean => (source.articles.get(weeks[at]!.monday) ?? 0) > 0;
    let last = place - 1;
    while (last >= 0 && !isBusy(last)) last -= 1;
    const isSameSince =
      last >= 0 &&
      Array.from({ length: place - last }, (_, i) => weeks[last + i]!).every(
        ({ there: then }) => then.get(source)?.key === key,
      );
    const told = isSameSince ? toldUpTo(weeks, source, last, series) : { developments: 0, weeks: 0 };
    return [{ source, told }];
  });
  const all = tellers.reduce((sum, one) => sum + rate(one.told), 0);
  const parts = tellers.map(({ source, told }) => {
    const chance = rate(told) > (1 - COMPARABLE_FROM) * all ? 0.01 : 0.001;
    return { told, part: 1 - Math.min(came.get(source)!, shareOverWeeks(source, rows, chance)) };
  });
  return 1 - missingShare(parts) < COMPARABLE_FROM * (coverage ?? 1);
}

/** Whether it ever had an article up to the week: one that had none tells nothing. */
function hasArticles({ articles }: Source, monday: string): boolean {
  return [...articles].some(([week, n]) => week <= monday && n > 0);
}

/**
 * An archive while it holds the week; a feed that is enabled on its Thursday, if it had an article since then or in one of
 * the weeks on end before that it was enabled in, and one that is enabled later in a week of which it had articles.
 */
function isThere(
  source: Source,
  monday: string,
  { sources, today }: { sources: readonly Source[]; today: string },
): boolean {
  if (source.isStrays === true)
    return source.wholeWeeks.size >= LEAST_ARCHIVE_WEEKS && isInside(source, monday);
  if (source.isArchive)
    return source.wholeWeeks.size >= LEAST_ARCHIVE_WEEKS && isArchived(source, monday, sources);
  const isOn = (one: string): boolean => source.isEnabled(plus(one, 3));
  const isBusy = (one: string): boolean => (source.articles.get(one) ?? 0) > 0;
  if (isOn(monday)) {
    let at = monday;
    while (isOn(at) && !isBusy(at)) at = plus(at, -7);
    return isOn(at);
  }
  let later = monday;
  while (later <= today && !isOn(later)) later = plus(later, 7);
  return isBusy(monday) && isOn(later);
}

function weightsIn(sources: readonly Source[], monday: string): ReadonlyMap<Source, number> {
  return new Map(
    sources.map((source) => [source, expectedOf(source, monday) ?? source.articles.get(monday) ?? 0]),
  );
}

function levelOf(source: Source, week: string): Level {
  const busy = [...source.articles].filter(([, n]) => n > 0).sort(([a], [b]) => (a < b ? -1 : 1));
  let [key, begin] = [0, 0];
  for (let next = begin + WEEKS; next < busy.length && busy[next]![0] < week; next += 1) {
    if (next < begin + WEEKS) continue;
    const of = (from: number): number => middle(busy.slice(from, from + WEEKS).map(([, n]) => n));
    if (isNear(of(begin), of(next - WEEKS + 1))) continue;
    [key, begin] = [key + 1, next - WEEKS / 2 + 1];
  }
  const first = busy.slice(begin, begin + WEEKS);
  const usualBefore = (monday: string): number | null => {
    const known = first.filter(([own]) => own < monday).map(([, n]) => n);
    return known.length === 0 ? null : middle(known);
  };
  return { key, usualBefore };
}

/** Half or more of the other, or no further from it than four deviations of two medians of eight. */
function isNear(a: number | null, b: number | null): boolean {
  if (a === null || b === null) return true;
  const deviation = Math.sqrt((Math.PI / 2) * (2 / WEEKS) * (a + b));
  return 2 * Math.min(a, b) >= Math.max(a, b) || Math.abs(a - b) <= 4 * deviation;
}
