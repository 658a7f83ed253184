import type { IsoWeek } from '../../kernel/dates.js';
import { SERIES, type CountedDevelopment } from './counted-development.js';
import { contributionsTo } from './explain-point.js';
import { differences, type FigurePart } from './figure-parts.js';
import type { IndexPoint, SeriesName } from './index-point.js';
import type { IndexParameters } from './parameters.js';
import { isSameSpans } from './spans.js';
import type { TimelineWeek } from './timeline.js';
import type { SeriesSteps } from './weekly-series.js';

/** The numbers as known at one instant. */
export interface KnownNumbers {
  readonly steps: SeriesSteps;
  /** Points of the weeks that are looked at. */
  readonly points: readonly IndexPoint[];
}

/** A development that was known otherwise at the two instants; null where it did not count. */
export interface ChangedDevelopment {
  readonly id: string;
  readonly before: CountedDevelopment | null;
  readonly after: CountedDevelopment | null;
}

/** What a development did to a revised figure, in score points of the decayed sums; null where it did not count. */
export interface RevisionCause {
  readonly developmentId: string;
  readonly before: number | null;
  readonly after: number | null;
}

/** A week whose coverage is known otherwise now; null where it was not watched. */
export interface RevisedCoverage {
  readonly week: IsoWeek;
  readonly before: number | null;
  readonly after: number | null;
}

/** One figure that was given otherwise before. */
export interface FigureRevision {
  readonly week: IsoWeek;
  readonly indicator: SeriesName;
  /**
   * The week itself; where only the intensity is another, since the mean that it is measured by is, the last of the
   * weeks that are told by this one line: the mean moves them all.
   */
  readonly until: IsoWeek;
  /** What is given otherwise, at least one. */
  readonly differs: readonly FigurePart[];
  readonly before: IndexPoint;
  readonly after: IndexPoint;
  /** What makes the difference; found when asked for, since it costs more than to find that there is one. */
  readonly reasons: () => RevisionReasons;
}

/** What a week could be compared with: so many covered weeks, and the week since which its sources were these, if others were before. */
export interface Comparable {
  readonly comparableWeeks: number;
  readonly sourcesSince: IsoWeek | null;
}

export interface RevisionReasons {
  /** Largest difference first. */
  readonly causes: readonly RevisionCause[];
  /** Weeks up to the figure's. */
  readonly coverage: readonly RevisedCoverage[];
  /** Where other earlier weeks than before count as watched by other sources; null where the same do. */
  readonly sources: { readonly before: Comparable; readonly after: Comparable } | null;
}

/**
 * The figures that differ between two instants, by week and series, each with the developments and coverages that
 * make the difference. Weeks whose intensity alone is another are one line a series. A week that was not over at the
 * earlier instant is no revision: its figure was not yet given.
 */
export function figureRevisions(
  before: KnownNumbers,
  after: KnownNumbers,
  changed: readonly ChangedDevelopment[],
  parameters: IndexParameters,
): FigureRevision[] {
  const earlier = new Map(before.points.map((point) => [placeOf(point), point]));
  const sidesOf = new Map(
    SERIES.map((series) => [
      series,
      { before: weeksOf(before.steps, series), after: weeksOf(after.steps, series) },
    ]),
  );
  const revisions = after.points.flatMap((point) => {
    const known = earlier.get(placeOf(point));
    const differs = known === undefined ? [] : differences(known, point);
    const sides = sidesOf.get(point.indicator);
    if (known === undefined || sides === undefined || differs.length === 0) return [];
    const [was, is] = [sides.before.byWeek.get(point.week), sides.after.byWeek.get(point.week)];
    if (was === undefined || is === undefined || was.running) return [];
    const { week, indicator } = point;
    const at = (side: 'before' | 'after', until: TimelineWeek): ReadonlyMap<string, number> =>
      contributionsTo(until, indicator, {
        weeks: sides[side].weeks,
        developments: changed.flatMap((one) => one[side] ?? []),
        parameters,
      });
    // The mean of the first weeks moves with developments that may be later than the week itself.
    const [fromWeek, toWeek] = isOnlyIntensity(differs)
      ? [sides.before.weeks.at(-1) ?? was, sides.after.weeks.at(-1) ?? is]
      : [was, is];
    const reasons = (): RevisionReasons => ({
      causes: causesOf(changed, at('before', fromWeek), at('after', toWeek)),
      coverage: revisedCoverage(sides.before, sides.after, toWeek),
      sources: isSameSpans(fromWeek.otherSources, toWeek.otherSources)
        ? null
        : { before: comparable(fromWeek), after: comparable(toWeek) },
    });
    return [{ week, until: week, indicator, differs, before: known, after: point, reasons }];
  });
  return joinedIntensities(revisions);
}

function comparable(week: TimelineWeek): Comparable {
  return { comparableWeeks: week.comparableWeeks, sourcesSince: week.sourcesSince };
}

function isOnlyIntensity(differs: readonly FigurePart[]): boolean {
  return differs.length === 1 && differs[0] === 'intensity';
}

/** The first of the weeks of each series whose intensity alone is another stands for all of them. */
function joinedIntensities(revisions: readonly FigureRevision[]): FigureRevision[] {
  const lasts = new Map<SeriesName, IsoWeek>();
  for (const { indicator, week, differs } of revisions)
    if (isOnlyIntensity(differs)) lasts.set(indicator, week);
  const told = new Set<SeriesName>();
  return revisions.flatMap((revision) => {
    const { indicator, week, differs } = revision;
    if (!isOnlyIntensity(differs)) return [revision];
    if (told.has(indicator)) return [];
    told.add(indicator);
    return [{ ...revision, until: lasts.get(indicator) ?? week }];
  });
}

function placeOf({ week, indicator }: IndexPoint): string {
  return `${week} ${indicator}`;
}

interface Weeks {
  readonly weeks: readonly TimelineWeek[];
  readonly byWeek: ReadonlyMap<IsoWeek, TimelineWeek>;
}

function weeksOf(steps: SeriesSteps, series: SeriesName): Weeks {
  const weeks = (steps.get(series) ?? []).map(({ week }) => week);
  return { weeks, byWeek: new Map(weeks.map((week) => [week.week, week])) };
}

function causesOf(
  changed: readonly ChangedDevelopment[],
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): RevisionCause[] {
  return changed
    .map(({ id }) => ({
      developmentId: id,
      before: before.get(id) ?? null,
      after: after.get(id) ?? null,
    }))
    .filter((cause) => cause.before !== cause.after)
    .sort((a, b) => difference(b) - difference(a) || (a.developmentId < b.developmentId ? -1 : 1));
}

function difference({ before, after }: RevisionCause): number {
  return Math.abs((after ?? 0) - (before ?? 0));
}

function revisedCoverage(before: Weeks, after: Weeks, until: TimelineWeek): RevisedCoverage[] {
  const share = (week: TimelineWeek | undefined): number | null =>
    week === undefined || week.watch === 'unwatched' ? null : week.coverage;
  return after.weeks
    .filter(({ number }) => number <= until.number)
    .map((week) => ({ week: week.week, before: share(before.byWeek.get(week.week)), after: share(week) }))
    .filter((one) => one.before !== one.after);
}
