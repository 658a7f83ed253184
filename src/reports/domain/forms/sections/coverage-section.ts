import type { ReportCoverage, ReportedFeed } from '../../report-coverage.js';
import { bullets, heading, paragraph, type Block, type Line } from '../document.js';
import { shortened, type Extent } from '../extent.js';
import type { Speech } from '../speech.js';

/** What could be read of the week, which feeds were not up, and what that did to the numbers. */
export function coverageSection(coverage: ReportCoverage, speech: Speech, extent: Extent): Block[] {
  const { word, sentence, counted } = speech;
  const troubled = coverage.troubled.slice(0, extent.mostEntries);
  return [
    heading(2, 'coverage', word('coverage')),
    paragraph(...coverageLine(coverage, speech), ' ', ...sentence(`effect:${coverage.effect}`)),
    ...(troubled.length === 0
      ? []
      : [bullets(troubled.map((feed) => ({ line: feedLine(feed, speech), under: [] })))]),
    ...shortened(coverage.troubled, extent, speech),
    ...(coverage.troubledNotListed === 0
      ? []
      : [paragraph(...counted('feedsNotListed', coverage.troubledNotListed))]),
    weeksTable(coverage.weeks.slice(-extent.mostEntries), speech),
    ...shortened(coverage.weeks, extent, speech),
  ];
}

function coverageLine({ percent, feedsEnabled, feedsAnswered }: ReportCoverage, speech: Speech): Line {
  const { sentence, counted, number } = speech;
  if (percent === null) return sentence('coverageUnwatched');
  if (feedsEnabled === 0) return sentence('coverageImported', { percent: speech.percent(percent, 1) });
  return counted('coverageLine', feedsEnabled, {
    percent: speech.percent(percent, 1),
    answered: number(feedsAnswered),
  });
}

function feedLine(feed: ReportedFeed, speech: Speech): Line {
  const { sentence, counted, word, number, foreign } = speech;
  const days = counted('feedLine', feed.daysEnabled, {
    feed: foreign(feed.name ?? feed.id),
    state: word(`feed:${feed.state}`),
    seen: number(feed.daysSeen),
  });
  const decimals = feed.expected === null || Number.isInteger(feed.expected) ? 0 : 1;
  const articles =
    feed.expected === null
      ? counted('feedArticles', feed.articles)
      : counted('feedArticlesOf', feed.articles, { expected: number(feed.expected, decimals) });
  return [...days, ' ', ...sentence('feedBrought', { articles })];
}

/** The last weeks, this one at the end. */
function weeksTable(weeks: ReportCoverage['weeks'], speech: Speech): Block {
  const { word, weekShort, percent, number } = speech;
  return {
    kind: 'table',
    caption: word('coverageTable'),
    columns: [
      { head: word('columnWeek'), isNumeric: false },
      { head: word('columnCoverage'), isNumeric: true },
      { head: word('columnFeedsEnabled'), isNumeric: true },
      { head: word('columnFeedsAnswered'), isNumeric: true },
    ],
    rows: weeks.map((week) => [
      [weekShort(week.week)],
      [week.percent === null ? word('notWatched') : percent(week.percent, 1)],
      [number(week.feedsEnabled)],
      [number(week.feedsAnswered)],
    ]),
  };
}
