import { groupReports } from '../../src/developments/domain/group-reports.js';
import type { Judged } from './figures.js';

/** Figures of grouping over the labelled relevant articles, as `tools/score-verdicts.py` defines them. */
export interface GroupingFigures {
  readonly n: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly wrongMerges: number;
  readonly pairs: number;
}

function membersBy(keys: ReadonlyMap<string, string>): Map<string, Set<string>> {
  const members = new Map<string, Set<string>>();
  for (const [id, key] of keys) members.set(key, (members.get(key) ?? new Set()).add(id));
  return members;
}

function groupOf(judged: readonly Judged[]): Map<string, string> {
  const reports = judged.map(({ row, verdict }) => ({
    verdict,
    article: {
      id: row.id,
      publisher: row.publisher ?? row.source ?? '',
      publishedAt: row.publishedAt ?? row.date ?? null,
      link: null,
      title: row.title,
      summary: row.summary ?? '',
      language: row.language ?? null,
    },
  }));
  const groups = groupReports(reports);
  return new Map(groups.flatMap((group) => group.members.map((m) => [m.article.id, group.id] as const)));
}

/** B-cubed precision, recall and F1, and the joined pairs that are not one development. */
export function groupingFigures(judged: readonly Judged[]): GroupingFigures {
  const given = groupOf(judged);
  const relevant = judged.filter(({ row }) => row.relevant);
  const truth = new Map(relevant.map(({ row }) => [row.id, row.cluster ?? `alone-${row.id}`]));
  const mine = new Map(relevant.map(({ row }) => [row.id, given.get(row.id) ?? `none-${row.id}`]));
  const trueMembers = membersBy(truth);
  const myMembers = membersBy(mine);
  let precision = 0;
  let recall = 0;
  for (const [id, cluster] of truth) {
    const same = trueMembers.get(cluster) ?? new Set();
    const drawn = myMembers.get(mine.get(id) ?? '') ?? new Set();
    const both = [...same].filter((other) => drawn.has(other)).length;
    precision += both / drawn.size / truth.size;
    recall += both / same.size / truth.size;
  }
  const joined = [...myMembers.values()].flatMap((set) => {
    const ids = [...set];
    return ids.flatMap((a, i) => ids.slice(i + 1).map((b) => [a, b] as const));
  });
  const wrongMerges = joined.filter(([a, b]) => truth.get(a) !== truth.get(b)).length;
  const f1 = (2 * precision * recall) / (precision + recall);
  return { n: truth.size, precision, recall, f1, wrongMerges, pairs: joined.length };
}
