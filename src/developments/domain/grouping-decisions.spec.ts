import fc from 'fast-check';
import { loadGroupingKnowledge } from '../adapters/load-grouping-knowledge.js';
import { groupReports } from './group-reports.js';
import { correctionsFrom } from './grouping-decisions.js';
import type { GroupingDecision } from './grouping-decisions.js';
import { someReports } from './report-arbitrary.builder.js';
import { aReport } from './report.builder.js';

const knowledge = loadGroupingKnowledge();
const IDS = Array.from({ length: 8 }, (_, at) => `r${at}`);
const someIds = fc.subarray(IDS, { minLength: 1 });
const someDecision: fc.Arbitrary<GroupingDecision> = fc.oneof(
  someIds.map((articleIds) => ({ kind: 'merge' as const, articleIds })),
  fc.tuple(fc.subarray(IDS, { minLength: 2 }), fc.nat(5)).map(([ids, at]) => {
    const cut = 1 + (at % (ids.length - 1));
    return { kind: 'split' as const, articleIds: ids.slice(0, cut), others: ids.slice(cut) };
  }),
);

const turned = (decision: GroupingDecision): GroupingDecision => ({
  ...decision,
  articleIds: [...decision.articleIds].reverse(),
});

describe('a person’s merges and splits', () => {
  it('are kept by grouping: what the last one says holds, whatever the reports look like', () => {
    fc.assert(
      fc.property(
        someReports(8),
        fc.array(someDecision, { maxLength: 4 }),
        someDecision,
        (reports, earlier, last) => {
          const groups = groupReports(reports, knowledge, correctionsFrom([...earlier, last]));
          const groupOf = new Map(
            groups.flatMap(({ id, members }) => members.map(({ article }) => [article.id, id])),
          );
          const of = (ids: readonly string[]): string[] => ids.flatMap((id) => groupOf.get(id) ?? []);
          if (last.kind === 'split') {
            const others = new Set(of(last.others));
            expect(of(last.articleIds).filter((group) => others.has(group))).toEqual([]);
          } else if (earlier.length === 0 && reports.every(({ verdict }) => verdict.relevant)) {
            expect(new Set(of(last.articleIds)).size).toBeLessThanOrEqual(1);
          }
        },
      ),
    );
  });

  it('do not depend on the order of ids inside a decision', () => {
    fc.assert(
      fc.property(fc.array(someDecision, { maxLength: 4 }), (decisions) => {
        expect(correctionsFrom(decisions.map(turned))).toEqual(correctionsFrom(decisions));
      }),
    );
  });

  it('give way to a later decision on the same pair', () => {
    const merge = { kind: 'merge' as const, articleIds: ['a', 'b'] };
    const split = { kind: 'split' as const, articleIds: ['b'], others: ['a'] };
    expect(correctionsFrom([merge, split])).toEqual({ mustLink: [], cannotLink: [['a', 'b']] });
    expect(correctionsFrom([split, merge])).toEqual({ mustLink: [['a', 'b']], cannotLink: [] });
  });

  it('keep together what was merged before when one of them is split off', () => {
    const merge = { kind: 'merge' as const, articleIds: ['a', 'b', 'c'] };
    const split = { kind: 'split' as const, articleIds: ['a'], others: ['b', 'c'] };
    expect(correctionsFrom([merge, split]).mustLink).toEqual([['b', 'c']]);
  });

  it('draw far reports together and part near ones', () => {
    const far = aReport('far', { article: { publishedAt: '2023-09-01' } });
    const reports = [aReport('a'), aReport('b'), far];
    const corrections = correctionsFrom([
      { kind: 'merge', articleIds: ['a', 'far'] },
      { kind: 'split', articleIds: ['b'], others: ['a'] },
    ]);
    const groups = groupReports(reports, knowledge, corrections).map(({ members }) =>
      members.map(({ article }) => article.id),
    );
    expect(groups).toEqual([['a', 'far'], ['b']]);
  });
});
