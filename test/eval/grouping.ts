import { groupReports } from '../../src/developments/domain/group-reports.js';
import { likenessParts } from '../../src/developments/domain/likeness.js';
import { featuresOf } from '../../src/developments/domain/report-features.js';
import type { GroupingReport } from '../../src/developments/domain/report.js';
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

function reportOf({ row, verdict }: Judged): GroupingReport {
  return {
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
  };
}

/** The same articles with relevance as labelled: what is lost then is lost by grouping itself. */
export function withLabelledRelevance(judged: readonly Judged[]): Judged[] {
  return judged.map(({ row, verdict }) => ({ row, verdict: { ...verdict, relevant: row.relevant } }));
}

interface Partitions {
  readonly truth: ReadonlyMap<string, string>;
  readonly mine: ReadonlyMap<string, string>;
}

function partitions(judged: readonly Judged[]): Partitions {
  const groups = groupReports(judged.map(reportOf));
  const given = new Map(
    groups.flatMap((group) => group.members.map((m) => [m.article.id, group.id] as const)),
  );
  const relevant = judged.filter(({ row }) => row.relevant);
  return {
    truth: new Map(relevant.map(({ row }) => [row.id, row.cluster ?? `alone-${row.id}`])),
    mine: new Map(relevant.map(({ row }) => [row.id, given.get(row.id) ?? `none-${row.id}`])),
  };
}

/** B-cubed precision, recall and F1, and the joined pairs that are not one development. */
export function groupingFigures(judged: readonly Judged[]): GroupingFigures {
  const { truth, mine } = partitions(judged);
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
  const joined = [...myMembers.values()].flatMap(pairsOf);
  const wrongMerges = joined.filter(([a, b]) => truth.get(a) !== truth.get(b)).length;
  const f1 = (2 * precision * recall) / (precision + recall);
  return { n: truth.size, precision, recall, f1, wrongMerges, pairs: joined.length };
}

function pairsOf(members: ReadonlySet<string>): readonly (readonly [string, string])[] {
  const ids = [...members];
  return ids.flatMap((a, at) => ids.slice(at + 1).map((b) => [a, b] as const));
}

/** Two relevant articles that were drawn together wrongly, or missed each other, with what spoke for and against. */
export interface GroupingFault {
  readonly kind: 'wrong merge' | 'missed';
  readonly articles: readonly [Judged['row'], Judged['row']];
  readonly parts: string;
}

/** Every pair that grouping got wrong; a relevant article without a group is a fault of relevance and left out. */
export function groupingFaults(judged: readonly Judged[]): GroupingFault[] {
  const { truth, mine } = partitions(judged);
  const byId = new Map(judged.map((one) => [one.row.id, one]));
  const fault = (kind: GroupingFault['kind'], [a, b]: readonly [string, string]): GroupingFault[] => {
    const [first, second] = [byId.get(a), byId.get(b)];
    if (!first?.verdict.relevant || !second?.verdict.relevant) return [];
    const parts = likenessParts(featuresOf(reportOf(first)), featuresOf(reportOf(second)));
    const sum = parts.reduce((total, { amount }) => total + amount, 0);
    const listed = parts.map(({ trait, amount }) => `${trait} ${amount}`).join(', ');
    return [{ kind, articles: [first.row, second.row], parts: `${sum} = ${listed}` }];
  };
  const differ =
    (of: ReadonlyMap<string, string>) =>
    ([a, b]: readonly [string, string]) =>
      of.get(a) !== of.get(b);
  return [
    ...[...membersBy(mine).values()]
      .flatMap(pairsOf)
      .filter(differ(truth))
      .flatMap((pair) => fault('wrong merge', pair)),
    ...[...membersBy(truth).values()]
      .flatMap(pairsOf)
      .filter(differ(mine))
      .flatMap((pair) => fault('missed', pair)),
  ];
}
