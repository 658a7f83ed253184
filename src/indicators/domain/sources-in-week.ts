import type { FeedToWatch } from './feeds-to-watch.js';
import type { SeriesName } from './index-point.js';
import { toldUpTo, type RunSource, type SourceRun } from './source-runs.js';
import type { Told } from './told-developments.js';

/** Feeds and the runs of their sets. */
export interface SourcesOnRecord {
  readonly feeds: readonly FeedToWatch[];
  readonly runs: readonly SourceRun[];
  /** By place the places of the same outlet's archive, or feeds. */
  readonly others: readonly (readonly number[])[];
}

/** What is known in a week of all sources: nothing later. */
export interface SourcesInWeek extends SourcesOnRecord {
  readonly number: number;
  /** By place; null of one that never had an article up to the week. */
  readonly weights: readonly (number | null)[];
}

/** The sources of a run, each of which has had an article, and what each told up to the last of their weeks. */
export interface SourcesHeard {
  /** By place, ascending. */
  readonly sources: ReadonlyMap<number, RunSource>;
  readonly told: (source: RunSource, series: SeriesName) => Told;
}

/** Expected articles are those before the week; of a source whose first ones came in the week itself those. */
export function sourcesIn(number: number, record: SourcesOnRecord): SourcesInWeek {
  const { feeds, runs, others } = record;
  const weights = feeds.map(({ expectedIn }) => expectedIn(number) ?? expectedIn(number + 1));
  return { feeds, runs, others, number, weights };
}

/** The sources of a run, with what they told in the last weeks up to the given one. */
export function heardIn(
  { sources }: SourceRun,
  last: number,
  { feeds }: SourcesInWeek,
  weeks: number,
): SourcesHeard {
  return {
    sources,
    told: (source, series) => toldUpTo(series, feeds[source.place], source, { last, weeks }),
  };
}

/** An archive is the past of the feeds of its outlet: by place, the places of the other. */
export function samePublishers(feeds: readonly FeedToWatch[]): SourcesOnRecord['others'] {
  const [ofFeeds, ofArchives] = [new Map<string, number[]>(), new Map<string, number[]>()];
  for (const [place, { archives, outlets }] of feeds.entries()) {
    const places = archives === null ? ofFeeds : ofArchives;
    for (const outlet of outlets) places.set(outlet, [...(places.get(outlet) ?? []), place]);
  }
  return feeds.map(({ archives, outlets }) => {
    const places = archives === null ? ofArchives : ofFeeds;
    return outlets.flatMap((outlet) => places.get(outlet) ?? []);
  });
}
