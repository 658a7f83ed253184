import { IndexCalculationService } from '../../indicators/index-calculation.service.js';
import type { FeedWeek } from '../../indicators/domain/weekly-coverage.js';
import { loadReportMethod } from '../adapters/load-report-method.js';
import { reportCoverage } from './week-coverage.js';
import type { ReportCoverage } from './report-coverage.js';

const WEEK = '2031-W19';
const NAMES = { feeds: new Map([['away', 'Away Daily — World']]), publishers: new Map<string, string>() };
const basis = { parameters: new IndexCalculationService().parameters, method: loadReportMethod() };

function feed(id: string, changes: Partial<FeedWeek> = {}): FeedWeek {
  return { id, daysEnabled: 7, daysSeen: 7, articles: 9, expected: 9, brought: 1, ...changes };
}

function covered(coverage: number | null, feeds: readonly FeedWeek[] = []): ReportCoverage {
  const weeks = [{ week: WEEK, coverage, feedsEnabled: 4, feedsAnswered: 3 }];
  return reportCoverage(WEEK, { watch: { feeds, weeks }, names: NAMES }, basis);
}

describe('coverage of a report', () => {
  const { coverageFloor, change } = basis.parameters;
  it.each([
    [null, 'unwatched'],
    [0, 'no-index'],
    [coverageFloor - 0.001, 'no-index'],
    [coverageFloor, 'not-tested'],
    [change.testedFromCoverage - 0.001, 'not-tested'],
    [change.testedFromCoverage, 'scaled'],
    [0.999, 'scaled'],
    [1, 'none'],
  ] as const)('of %p does to the numbers: %s', (share, effect) => {
    expect(covered(share).effect).toBe(effect);
  });

  it('of a week that is not on record is none, not zero', () => {
    const { percent, effect } = reportCoverage(
      '2031-W20',
      { watch: { feeds: [], weeks: [] }, names: NAMES },
      basis,
    );
    expect([percent, effect]).toEqual([null, 'unwatched']);
  });

  it('names the feeds that were not up, those of which most was expected first, and says what ailed them', () => {
    const { troubled } = covered(0.9, [
      feed('up'),
      feed('short', { brought: 0.4, expected: 2 }),
      feed('away', { daysSeen: 0, brought: 0, expected: 5 }),
      feed('mute', { brought: 0, expected: 40 }),
      feed('whisper', { articles: 0, brought: 0.1, expected: 1 }),
      feed('patchy', { daysSeen: 6, expected: null }),
    ]);
    expect(troubled.map(({ id, state }) => [id, state])).toEqual([
      ['mute', 'silent'],
      ['away', 'down'],
      ['short', 'gaps'],
      ['whisper', 'silent'],
      ['patchy', 'gaps'],
    ]);
    expect(troubled[1]).toMatchObject({ id: 'away', name: 'Away Daily — World' });
    expect(troubled[0]).not.toHaveProperty('name');
  });

  it('counts the troubled feeds that find no room', () => {
    const most = basis.method.most.feeds;
    const feeds = Array.from({ length: most + 2 }, (_, i) => feed(`f${i}`, { daysSeen: 0 }));
    const { troubled, troubledNotListed } = covered(0.2, feeds);
    expect([troubled.length, troubledNotListed]).toEqual([most, 2]);
  });
});
