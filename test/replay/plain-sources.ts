/** Which weeks other sources watched, a second time: every pair of weeks is looked at by itself. */
import {
  expectedOf,
  isArchived,
  LEAST_ARCHIVE_WEEKS,
  middle,
  mondayOf,
  plus,
  sourcesAt,
  type Source,
} from './plain-coverage.js';
import type { Facts } from './plain-replay.js';

const COMPARABLE_FROM = 0.9;
const WEEKS = 8;

/** Per Monday those before it whose sources were others, as known at T. */
export function otherMondaysAt(facts: Facts, at: Date): ReadonlyMap<string, readonly string[]> {
  const sources = sourcesAt(facts, at);
  const today = mondayOf(at.toISOString().slice(0, 10));
  const starts = [
    ...facts.enablings.filter((row) => row.at <= at && row.enabled).map((row) => mondayOf(dayOf(row.at))),
    ...sources.flatMap((source) => [...source.wholeWeeks]),
  ].sort();
  const weeks: { monday: string; there: Source[] }[] = [];
  for (let monday = starts[0] ?? '9999-01-01'; monday <= today; monday = plus(monday, 7))
    weeks.push({ monday, there: sources.filter((source) => isThere(source, monday, sources)) });
  return new Map(
    weeks.map(({ monday, there }) => [
      monday,
      weeks
        .filter((other) => other.monday < monday)
        .filter((other) => {
          const heard = (list: Source[]): Source[] => list.filter((source) => hasArticles(source, monday));
          const [now, then] = [heard(there), heard(other.there)];
          if (now.length === 0 || then.length === 0) return false;
          const isAlike = (source: Source): boolean => {
            const [own, its] = [monday, other.monday].map((of) => levelOf(source, of, monday));
            return own!.key === its!.key || isNear(own!.usual, its!.usual);
          };
          return commonShare(now, then, weightsIn(sources, monday), isAlike) < COMPARABLE_FROM;
        })
        .map((other) => other.monday),
    ]),
  );
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** Whether it ever had an article up to the week: one that had none tells nothing. */
function hasArticles({ articles }: Source, monday: string): boolean {
  return [...articles].some(([week, n]) => week <= monday && n > 0);
}

/** An archive while it holds the week; a feed that is enabled on its Thursday, or whose articles reach from such a week back. */
function isThere(source: Source, monday: string, sources: readonly Source[]): boolean {
  if (source.isArchive)
    return source.wholeWeeks.size >= LEAST_ARCHIVE_WEEKS && isArchived(source, monday, sources);
  if (source.isEnabled(plus(monday, 3))) return true;
  if ((source.articles.get(monday) ?? 0) === 0) return false;
  return isThere(source, plus(monday, 7), sources);
}

function weightsIn(sources: readonly Source[], monday: string): ReadonlyMap<Source, number> {
  return new Map(
    sources.map((source) => [source, expectedOf(source, monday) ?? source.articles.get(monday) ?? 0]),
  );
}

/**
 * The level of a source in a week: how often what it brings has become another, and what it brings on it as known before
 * a later week.
 */
function levelOf(source: Source, week: string, before: string): { key: number; usual: number | null } {
  const busy = [...source.articles].filter(([, n]) => n > 0).sort(([a], [b]) => (a < b ? -1 : 1));
  let [key, begin] = [0, 0];
  for (let next = begin + WEEKS; next < busy.length && busy[next]![0] < week; next += 1) {
    if (next < begin + WEEKS) continue;
    const of = (from: number): number => middle(busy.slice(from, from + WEEKS).map(([, n]) => n));
    if (isNear(of(begin), of(next - WEEKS + 1))) continue;
    [key, begin] = [key + 1, next - WEEKS / 2 + 1];
  }
  const first = busy.slice(begin, begin + WEEKS).filter(([monday]) => monday < before);
  return { key, usual: first.length === 0 ? null : middle(first.map(([, n]) => n)) };
}

/** Half or more of the other, or no further from it than four deviations of two medians of eight. */
function isNear(a: number | null, b: number | null): boolean {
  if (a === null || b === null) return true;
  const deviation = Math.sqrt((Math.PI / 2) * (2 / WEEKS) * (a + b));
  return 2 * Math.min(a, b) >= Math.max(a, b) || Math.abs(a - b) <= 4 * deviation;
}

function commonShare(
  a: Source[],
  b: Source[],
  weights: ReadonlyMap<Source, number>,
  isAlike: (source: Source) => boolean,
): number {
  const shares = [
    [a, b],
    [b, a],
  ].flatMap(([own = [], other = []]) => {
    const both = own.filter((one) =>
      other.includes(one)
        ? isAlike(one)
        : other.some((its) => its.outlet === one.outlet && its.isArchive !== one.isArchive),
    );
    const weigh = (list: Source[]): number => list.reduce((sum, one) => sum + (weights.get(one) ?? 0), 0);
    return [both.length / own.length, weigh(own) === 0 ? 1 : weigh(both) / weigh(own)];
  });
  return Math.min(...shares);
}
