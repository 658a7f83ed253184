import { compareReports } from './compare-reports.js';
import type { WeekFigure } from './report-figures.js';
import { aReport, aReported, aSeries } from './weekly-report.builder.js';
import type { WeeklyReport } from './weekly-report.js';

const OF_SERIES = aSeries('trade').thisWeek;

/** A report of one series with such a figure. */
function reportOf(
  week: string,
  figure: WeekFigure['figure'],
  changes: Partial<WeeklyReport> = {},
): WeeklyReport {
  const report = aReport(changes);
  const series = [aSeries('trade', { thisWeek: { ...OF_SERIES, figure } })];
  return { ...report, stamp: { ...report.stamp, week }, series };
}

const figure = (index: number, low: number, high: number) => ({ index, low, high });

describe('two weeks compared', () => {
  it('stand with the earlier first, whatever order they were named in', () => {
    const [a, b] = [reportOf('2031-W01', figure(10, 0, 20)), reportOf('2030-W52', figure(12.34, 5, 30))];
    expect(compareReports(a, b)).toEqual(compareReports(b, a));
    expect(compareReports(a, b).earlier.stamp.week).toBe('2030-W52');
    expect(compareReports(a, b).series[0]).toMatchObject({ indexDifference: -2.3, bandsOverlap: true });
  });

  it.each([
    [figure(10, 0, 20), figure(30, 20, 40), true],
    [figure(10, 0, 20), figure(30, 20.1, 40), false],
    [figure(30, 20.1, 40), figure(10, 0, 20), false],
  ])('overlap where their bands share a point: %j and %j', (then, now, isOverlap) => {
    const { series } = compareReports(reportOf('2031-W01', then), reportOf('2031-W02', now));
    expect(series[0]?.bandsOverlap).toBe(isOverlap);
  });

  it('have no difference where one of them has no figure', () => {
    const { series } = compareReports(reportOf('2031-W01', null), reportOf('2031-W02', figure(1, 0, 2)));
    expect(series[0]).toMatchObject({ indexDifference: null, bandsOverlap: null });
  });

  it('keep a series that only one of them has', () => {
    const later = { ...reportOf('2031-W02', figure(1, 0, 2)), series: [aSeries('energy')] };
    const { series } = compareReports(reportOf('2031-W01', figure(1, 0, 2)), later);
    expect(
      series.map(({ indicator, earlier, later: now }) => [indicator, earlier === null, now === null]),
    ).toEqual([
      ['energy', true, false],
      ['trade', false, true],
    ]);
  });

  it('count what is not listed, and name the first three', () => {
    const listed = [1, 2, 3, 4].map((rank) => aReported(rank));
    const full = reportOf('2031-W01', null, { developments: { listed, notListed: 5 } });
    const { earlier } = compareReports(full, reportOf('2031-W02', null));
    expect(earlier.developments).toBe(9);
    expect(earlier.foremost).toEqual(listed.slice(0, 3).map(({ id, what }) => ({ id, what })));
  });
});
