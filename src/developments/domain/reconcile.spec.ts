import fc from 'fast-check';
import { loadGroupingKnowledge } from '../adapters/load-grouping-knowledge.js';
import { groupReports } from './group-reports.js';
import { reconcile } from './reconcile.js';
import { aReport } from './report.builder.js';
import { someReports } from './report-arbitrary.builder.js';
import type { ReportGroup } from './report.js';

const knowledge = loadGroupingKnowledge();
const group = (id: string, articles: readonly string[]): ReportGroup => ({
  id,
  members: articles.map((article) => aReport(article)),
});

describe('reconciling assignments', () => {
  it('records nothing when nothing changed', () => {
    const previous = new Map([['a', 'dev-1']]);
    expect(reconcile(previous, [group('dev-1', ['a'])])).toEqual({
      assignments: [],
      developments: [],
      redirects: [],
      withdrawn: [],
    });
  });

  it('leaves a redirect for a development that was merged away', () => {
    const previous = new Map([
      ['a', 'dev-1'],
      ['b', 'dev-2'],
    ]);
    const result = reconcile(previous, [group('dev-1', ['a', 'b'])]);
    expect(result.redirects).toEqual([{ from: 'dev-2', to: 'dev-1' }]);
    expect(result.assignments).toEqual([{ articleId: 'b', developmentId: 'dev-1' }]);
    expect(result.developments.map(({ id }) => id)).toEqual(['dev-1']);
  });

  it('redirects a split development whose id is gone to the part that holds most of it', () => {
    const previous = new Map(['a', 'b', 'c'].map((article) => [article, 'dev-0']));
    const result = reconcile(previous, [group('dev-1', ['a']), group('dev-2', ['b', 'c'])]);
    expect(result.redirects).toEqual([{ from: 'dev-0', to: 'dev-2' }]);
  });

  it('makes a development anew that lost an article to another, and keeps its id', () => {
    const previous = new Map(['a', 'b'].map((article) => [article, 'dev-1']));
    const result = reconcile(previous, [group('dev-1', ['a']), group('dev-2', ['b'])]);
    expect(result.developments.map(({ id }) => id)).toEqual(['dev-1', 'dev-2']);
    expect(result.redirects).toEqual([]);
  });

  it('withdraws a development that lost every report', () => {
    const result = reconcile(new Map([['a', 'dev-1']]), []);
    expect(result.withdrawn).toEqual(['dev-1']);
    expect(result.assignments).toEqual([{ articleId: 'a', developmentId: null }]);
  });

  it('brings any earlier assignments to the groups as they are, and then finds nothing more to do', () => {
    fc.assert(
      fc.property(someReports(10), someReports(10), (before, after) => {
        const previous = new Map(
          groupReports(before, knowledge).flatMap(({ id, members }) =>
            members.map(({ article }) => [article.id, id] as const),
          ),
        );
        const groups = groupReports(after, knowledge);
        const { assignments, redirects, withdrawn } = reconcile(previous, groups);
        const stored = new Map<string, string>(previous);
        for (const { articleId, developmentId } of assignments) {
          if (developmentId === null) stored.delete(articleId);
          else stored.set(articleId, developmentId);
        }
        const again = reconcile(stored, groups);
        expect([again.assignments, again.developments, again.redirects]).toEqual([[], [], []]);
        const living = new Set(groups.map(({ id }) => id));
        for (const { from, to } of redirects)
          expect([living.has(from), living.has(to)]).toEqual([false, true]);
        expect(withdrawn.some((id) => living.has(id))).toBe(false);
      }),
    );
  });
});
