import fc from 'fast-check';
import { loadGroupingKnowledge } from '../adapters/load-grouping-knowledge.js';
import { groupReports as groupReportsWith } from './group-reports.js';
import { covers, neighbourhood, reachOf, reportDays } from './neighbourhood.js';
import type { Reach } from './neighbourhood.js';
import { someCorrections, someReport, someReports } from './report-arbitrary.builder.js';
import { aReport } from './report.builder.js';
import type { GroupingCorrections, GroupingReport, ReportGroup } from './report.js';

const knowledge = loadGroupingKnowledge();
const groupReports = (
  reports: readonly GroupingReport[],
  corrections: GroupingCorrections,
): readonly ReportGroup[] => groupReportsWith(reports, knowledge, corrections);

/** What a service does: load what the reach asks for, ask again, until it has been covered. */
function membersToRegroup(
  touched: readonly GroupingReport[],
  stored: readonly GroupingReport[],
  corrections: GroupingCorrections,
): readonly GroupingReport[] {
  let reach = reachOf(touched);
  const extra = new Set<string>();
  const storedIds = new Set(stored.map(({ article }) => article.id));
  for (let round = 0; round < 50 && reach !== null; round += 1) {
    const within = reach;
    const loaded = stored.filter((report) => isWithin(report, within) || extra.has(report.article.id));
    const next = neighbourhood(touched, loaded, knowledge, corrections);
    const missing = next.absent.filter((id) => storedIds.has(id) && !extra.has(id));
    if (missing.length === 0 && (next.reach === null || covers(reach, next.reach))) return next.members;
    missing.forEach((id) => extra.add(id));
    reach = next.reach === null || covers(reach, next.reach) ? reach : next.reach;
  }
  return [];
}

function isWithin(report: GroupingReport, reach: Reach): boolean {
  const days = reportDays(report);
  return reach.kind === 'everything' || days === null || (days.from <= reach.to && reach.from <= days.to);
}

const byFirst = (groups: readonly ReportGroup[]): readonly ReportGroup[] =>
  [...groups].sort((a, b) => (a.id < b.id ? -1 : 1));

describe('the neighbourhood of a change', () => {
  it('grouped alone equals everything grouped, restricted to it, when reports are added', () => {
    fc.assert(
      fc.property(someReports(12), fc.nat(4), someCorrections, (reports, fresh, corrections) => {
        const touched = reports.slice(0, fresh);
        const members = membersToRegroup(touched, reports, corrections);
        const ids = new Set(members.map(({ article }) => article.id));
        const everything = groupReports(reports, corrections);
        const restricted = everything.filter(
          ({ members: [first] }) => first !== undefined && ids.has(first.article.id),
        );
        expect(byFirst(groupReports(members, corrections))).toEqual(byFirst(restricted));
        const relevant = touched.filter(({ verdict }) => verdict.relevant);
        expect(relevant.every(({ article }) => ids.has(article.id))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('holds every group that a changed verdict changes, so that arrival in steps equals arrival at once', () => {
    fc.assert(
      fc.property(someReports(10), someReport('r0'), someCorrections, (reports, before, corrections) => {
        const after = reports.filter(({ article }) => article.id === 'r0');
        const earlier = [...reports.filter(({ article }) => article.id !== 'r0'), before];
        const members = membersToRegroup([before, ...after], reports, corrections);
        const affected = new Set([...members.map(({ article }) => article.id), 'r0']);
        const untouched = groupReports(earlier, corrections).filter((group) =>
          group.members.every(({ article }) => !affected.has(article.id)),
        );
        const stepwise = [...untouched, ...groupReports(members, corrections)];
        expect(byFirst(stepwise)).toEqual(byFirst(groupReports(reports, corrections)));
      }),
      { numRuns: 50 },
    );
  });

  it('reaches four days beyond the touched reports, and everywhere for an undated one', () => {
    expect(reachOf([aReport('a')])).toEqual({ kind: 'span', from: '2023-06-08', to: '2023-06-16' });
    expect(reachOf([aReport('a'), aReport('b', { article: { publishedAt: null } })])).toEqual({
      kind: 'everything',
    });
    expect(reachOf([])).toBeNull();
  });
});
