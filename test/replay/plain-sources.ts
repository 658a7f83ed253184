/** Which weeks other sources watched, a second time: every pair of weeks is looked at by itself. */
import {
  expectedOf,
  isArchived,
  LEAST_ARCHIVE_WEEKS,
  mondayOf,
  plus,
  sourcesAt,
  type Source,
} from './plain-coverage.js';
import type { Facts } from './plain-replay.js';

const COMPARABLE_FROM = 0.9;

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
          return commonShare(now, then, weightsIn(sources, monday)) < COMPARABLE_FROM;
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

function commonShare(a: Source[], b: Source[], weights: ReadonlyMap<Source, number>): number {
  const shares = [
    [a, b],
    [b, a],
  ].flatMap(([own = [], other = []]) => {
    const both = own.filter((one) =>
      other.some((its) => its === one || (its.outlet === one.outlet && its.isArchive !== one.isArchive)),
    );
    const weigh = (list: Source[]): number => list.reduce((sum, one) => sum + (weights.get(one) ?? 0), 0);
    return [both.length / own.length, weigh(own) === 0 ? 1 : weigh(both) / weigh(own)];
  });
  return Math.min(...shares);
}
