import { loadGroupingKnowledge } from '../../src/developments/adapters/load-grouping-knowledge.js';
import { groupReports } from '../../src/developments/domain/group-reports.js';
import type { PairWeights } from '../../src/developments/domain/grouping-knowledge.js';
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

const knowledge = loadGroupingKnowledge();

/** Learns pair weights from labelled articles. */
export type WeightLearner = (judged: readonly Judged[]) => PairWeights;

/** Our own examples name no outlet: each counts as one of its own. */
function publisherOf({ source, id }: Judged['row']): string {
  return source === undefined || source === null || source === 'own' ? id : source;
}

/** A labelled article as grouping takes it. */
export function groupingReportOf({ row, verdict }: Judged): GroupingReport {
  return {
    verdict,
    article: {
      id: row.id,
      publisher: row.publisher ?? publisherOf(row),
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

function partitions(judged: readonly Judged[], weights: PairWeights = knowledge.weights): Partitions {
  const groups = groupReports(judged.map(groupingReportOf), { ...knowledge, weights });
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
  return figuresOf([partitions(judged)]);
}

/** Weights with the reports that they were learned without. */
export interface LearnedPart {
  readonly weights: PairWeights;
  readonly tested: ReadonlySet<string>;
}

/** Parts over developments: a report is judged by weights learned without those of its part. */
export function learnByParts(
  judged: readonly Judged[],
  learn: WeightLearner,
  parts: number,
): readonly LearnedPart[] {
  const clusterOf = ({ row }: Judged): string => row.cluster ?? `alone-${row.id}`;
  const clusters = [...new Set(judged.map(clusterOf))].sort();
  const partOf = new Map(clusters.map((cluster, at) => [cluster, at % parts]));
  return Array.from({ length: parts }, (_, part) => {
    const tested = (one: Judged): boolean => partOf.get(clusterOf(one)) === part;
    return {
      weights: learn(judged.filter((one) => !tested(one))),
      tested: new Set(judged.filter(tested).map(({ row }) => row.id)),
    };
  });
}

/** The same figures by cross-validation: each part by its own weights, all reports standing beside it. */
export function crossValidatedGrouping(
  judged: readonly Judged[],
  parts: readonly LearnedPart[],
): GroupingFigures {
  return figuresOf(parts.map(({ weights, tested }) => ({ ...partitions(judged, weights), tested })));
}

/** What a bar for joining gives, in hundredths of a nat of log-odds. */
export interface BarFigures {
  readonly bar: number;
  readonly figures: GroupingFigures;
}

/** Wrong merges are worse than splits: B-cubed precision counts double (F½). */
function worth({ precision, recall }: GroupingFigures): number {
  return (1.25 * precision * recall) / (0.25 * precision + recall);
}

/** The trade-off curve over bars, and the figures where each part's bar is the one best on the other parts. */
export function barFigures(
  judged: readonly Judged[],
  parts: readonly LearnedPart[],
  bars: readonly number[],
): {
  readonly curve: readonly BarFigures[];
  readonly chosen: readonly number[];
  readonly nested: GroupingFigures;
} {
  const grouped = bars.map((bar) =>
    parts.map(({ weights, tested }) => ({ ...partitions(judged, { ...weights, bar }), tested })),
  );
  const curve = grouped.map((one, at) => ({ bar: bars[at] ?? 0, figures: figuresOf(one) }));
  const best = parts.map((_, part) => {
    const elsewhere = grouped.map((one) => worth(figuresOf(one.filter((__, at) => at !== part))));
    return elsewhere.indexOf(Math.max(...elsewhere));
  });
  return {
    curve,
    chosen: best.map((at) => bars[at] ?? 0),
    nested: figuresOf(best.flatMap((at, part) => grouped[at]?.[part] ?? [])),
  };
}

/** Figures over partitions of which each speaks for its tested reports; a pair speaks where its first report does. */
function figuresOf(
  all: readonly (Partitions & { readonly tested?: ReadonlySet<string> })[],
): GroupingFigures {
  let [n, precision, recall, wrongMerges, pairs] = [0, 0, 0, 0, 0];
  for (const { truth, mine, tested } of all) {
    const counts = (id: string): boolean => tested?.has(id) !== false;
    const shares = sharesOf({ truth, mine }).filter(({ id }) => counts(id));
    n += shares.length;
    precision += shares.reduce((sum, share) => sum + share.precision, 0);
    recall += shares.reduce((sum, share) => sum + share.recall, 0);
    const joined = [...membersBy(mine).values()].flatMap(pairsOf).filter(([a]) => counts(a));
    pairs += joined.length;
    wrongMerges += joined.filter(([a, b]) => truth.get(a) !== truth.get(b)).length;
  }
  const f1 = (2 * precision * recall) / (precision + recall) / n;
  return { n, precision: precision / n, recall: recall / n, f1, wrongMerges, pairs };
}

/** Per report, which share of its group belongs to its development, and of its development to its group. */
function sharesOf({ truth, mine }: Partitions): { id: string; precision: number; recall: number }[] {
  const trueMembers = membersBy(truth);
  const myMembers = membersBy(mine);
  return [...truth].map(([id, cluster]) => {
    const same = trueMembers.get(cluster) ?? new Set();
    const drawn = myMembers.get(mine.get(id) ?? '') ?? new Set();
    const both = [...same].filter((other) => drawn.has(other)).length;
    return { id, precision: both / drawn.size, recall: both / same.size };
  });
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
    const parts = likenessParts(
      featuresOf(groupingReportOf(first), knowledge),
      featuresOf(groupingReportOf(second), knowledge),
      knowledge.weights,
    );
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
