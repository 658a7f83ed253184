import type { IndexParameters } from '../../indicators/domain/parameters.js';
import type { FeedWeek } from '../../indicators/domain/weekly-coverage.js';
import type { IsoWeek } from '../../kernel/dates.js';
import { byText } from './by-text.js';
import type { CoverageEffect, ReportCoverage, ReportedFeed } from './report-coverage.js';
import { onRecord } from './name-on-record.js';
import type { NamesOfSources, NumbersOfWeek } from './report-input.js';
import type { ReportMethod } from './report-method.js';
import { percent, rounded } from './rounding.js';

/** Which feeds were up, and what those that were not did to the numbers. */
export function reportCoverage(
  week: IsoWeek,
  { watch, names }: Pick<NumbersOfWeek, 'watch' | 'names'>,
  { parameters, method }: { readonly parameters: IndexParameters; readonly method: ReportMethod },
): ReportCoverage {
  const own = watch.weeks.find((row) => row.week === week);
  const share = own?.coverage ?? null;
  const troubled = watch.feeds
    .map((feed) => reportedFeed(feed, names))
    .filter(({ state }) => state !== 'up')
    .sort((a, b) => (b.expected ?? 0) - (a.expected ?? 0) || byText(a.id, b.id));
  return {
    percent: share === null ? null : percent(share),
    effect: effectOf(share, parameters),
    feedsEnabled: own?.feedsEnabled ?? 0,
    feedsAnswered: own?.feedsAnswered ?? 0,
    troubled: troubled.slice(0, method.most.feeds),
    troubledNotListed: Math.max(0, troubled.length - method.most.feeds),
    weeks: watch.weeks.slice(-method.coverageWeeks).map(({ coverage, ...row }) => ({
      ...{ week: row.week, percent: coverage === null ? null : percent(coverage) },
      ...{ feedsEnabled: row.feedsEnabled, feedsAnswered: row.feedsAnswered },
    })),
  };
}

function effectOf(share: number | null, { coverageFloor, change }: IndexParameters): CoverageEffect {
  if (share === null) return 'unwatched';
  if (share < coverageFloor || share === 0) return 'no-index';
  if (share < change.testedFromCoverage) return 'not-tested';
  return share < 1 ? 'scaled' : 'none';
}

function reportedFeed(
  { id, daysEnabled, daysSeen, articles, expected, brought }: FeedWeek,
  names: NamesOfSources,
): ReportedFeed {
  return {
    ...{ id, ...onRecord(names.feeds.get(id)) },
    ...{ state: feedState({ daysEnabled, daysSeen, articles, brought }), daysEnabled, daysSeen, articles },
    expected: expected === null ? null : rounded(expected, 1),
  };
}

function feedState({
  daysEnabled,
  daysSeen,
  articles,
  brought,
}: Pick<FeedWeek, 'daysEnabled' | 'daysSeen' | 'articles' | 'brought'>): ReportedFeed['state'] {
  if (daysSeen === 0) return 'down';
  // Of small feeds chance may explain some of the silence, but each that brought nothing was silent.
  if (brought === 0 || (articles === 0 && brought < 1)) return 'silent';
  return daysSeen < daysEnabled || brought < 1 ? 'gaps' : 'up';
}
