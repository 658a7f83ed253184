import { SERIES } from './counted-development.js';
import type { SeriesName } from './index-point.js';
import type { IndexParameters } from './parameters.js';
import { isOtherLevel, usualOn, type LevelParameters } from './source-levels.js';
import type { RunSource } from './source-runs.js';
import type { SourcesHeard, SourcesInWeek } from './sources-in-week.js';
import { leastShare, mostRate, perWeek, tellAlike, tellFarMore, type Told } from './told-developments.js';

export type SourceParameters = LevelParameters &
  Pick<IndexParameters, 'comparableFromShare' | 'told' | 'together'>;

/**
 * By series, in the order of {@link SERIES}, whether the sources of two times are, but for a small part, the same: of the
 * number, of the expected articles and of the developments of the series told the part that both have must reach
 * `comparableFromShare` of the one and of the other, that of developments as far as chance does not explain less. A source
 * is in both on a like level; an outlet's archive and its feeds are taken for one where all such together are shown to
 * tell about as much, and no outlet tells far more.
 */
export function commonSeries(
  own: SourcesHeard,
  those: SourcesHeard,
  week: SourcesInWeek,
  parameters: SourceParameters,
): readonly boolean[] {
  const among = commonAmong(own, those, week, parameters);
  const back = among.includes(true) ? commonAmong(those, own, week, parameters) : among;
  return among.map((isCommon, series) => isCommon && back[series] === true);
}

/** Whether sources that are not, on a like level, those of the other time are a small part of the one. */
function commonAmong(
  own: SourcesHeard,
  those: SourcesHeard,
  week: SourcesInWeek,
  parameters: SourceParameters,
): readonly boolean[] {
  const { comparableFromShare: enough, told } = parameters;
  const goneOn = continuedAmong(own, those, week, parameters);
  let [number, countedSources, weight, all] = [0, 0, 0, 0];
  const sources = [...own.sources.values()].map((source) => {
    const same = those.sources.get(source.place);
    const isCommon = same === undefined ? goneOn.has(source.place) : isAlike(source, same, week, parameters);
    // Stray outlets are one source only by what they tell.
    const isCounted = week.feeds[source.place]?.strays === null;
    const ofSource = isCounted ? (week.weights[source.place] ?? 0) : 0;
    all += ofSource;
    countedSources += isCounted ? 1 : 0;
    number += isCounted && isCommon ? 1 : 0;
    weight += isCommon ? ofSource : 0;
    return { source, part: isCommon ? 0 : 1 };
  });
  if (number < enough * countedSources || (all > 0 && weight / all < enough)) return SERIES.map(() => false);
  return SERIES.map((series) => {
    const parts = sources.map(({ source, part }) => ({ told: own.told(source, series), part }));
    return leastShare(parts, told) <= 1 - enough;
  });
}

/** Whether a source brought about as much on two of its levels, as known in the week. */
function isAlike(
  a: RunSource,
  b: RunSource,
  { feeds, number }: SourcesInWeek,
  parameters: SourceParameters,
): boolean {
  if (a.level === b.level) return true;
  const [one, other] = [a, b].map(({ place, level }) => usualOn(feeds[place]?.levels[level], number));
  return typeof one !== 'number' || typeof other !== 'number' || !isOtherLevel(one, other, parameters);
}

/**
 * Places of the sources that were, or are, there only under their outlet's other name, and may be taken for the same: the
 * archives and feeds of all such outlets tell about as much, as far as chance can hide. Of too few developments nobody knows,
 * unless they tell so little of all that it does not matter.
 */
function continuedAmong(
  own: SourcesHeard,
  those: SourcesHeard,
  { others }: SourcesInWeek,
  parameters: SourceParameters,
): ReadonlySet<number> {
  const renamed = [...own.sources.values()].flatMap((source) => {
    const places = those.sources.has(source.place) ? [] : (others[source.place] ?? []);
    const before = places.flatMap((place) => those.sources.get(place) ?? []);
    return before.length === 0 ? [] : [{ source, before }];
  });
  if (renamed.length === 0) return NONE;
  const sources = renamed.map(({ source }) => source);
  const before = [...new Set(renamed.flatMap((one) => one.before))];
  if (isShownOther(toldBy(sources, own), toldBy(before, those), parameters)) return NONE;
  const [told, toldBefore] = [toldBy(sources, own)('composite'), toldBy(before, those)('composite')];
  const isNothing = isLittle(told, own, parameters) && isLittle(toldBefore, those, parameters);
  if (!isNothing && !tellAlike(told, toldBefore, withShare(parameters))) return NONE;
  const alike = renamed.filter(({ before }) => {
    const names = new Set(before.flatMap(({ place }) => others[place] ?? []));
    const now = [...own.sources.values()].filter(({ place }) => names.has(place));
    return !isShownOther(toldBy(now, own), toldBy(before, those), parameters);
  });
  return new Set(alike.map(({ source }) => source.place));
}

const NONE: ReadonlySet<number> = new Set();

type ToldBy = (series: SeriesName) => readonly Told[];

const toldBy =
  (sources: readonly RunSource[], heard: SourcesHeard): ToldBy =>
  (series) =>
    sources.map((source) => heard.told(source, series));

/** Whether some of those heard tell, at most, so little of all that it does not matter. */
function isLittle(
  told: readonly Told[],
  heard: SourcesHeard,
  { told: parameters, comparableFromShare }: SourceParameters,
): boolean {
  let all = 0;
  for (const source of heard.sources.values()) all += perWeek(heard.told(source, 'composite'));
  if (told.every(({ developments }) => developments === 0) && all === 0) return true;
  return mostRate(told, parameters) <= (1 - comparableFromShare) * all;
}

/** Whether archives, or the feeds of their outlets, tell far more of any series than the others. */
function isShownOther(here: ToldBy, there: ToldBy, parameters: SourceParameters): boolean {
  const isFarMore = (a: readonly Told[], b: readonly Told[]): boolean =>
    tellFarMore(a, b, withShare(parameters));
  return SERIES.some(
    (series) => isFarMore(here(series), there(series)) || isFarMore(there(series), here(series)),
  );
}

function withShare({ told, sourceLevel }: SourceParameters): Parameters<typeof tellAlike>[2] {
  return { ...told, alikeFromShare: sourceLevel.alikeFromShare };
}
