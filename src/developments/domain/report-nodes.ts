import type { GroupingKnowledge } from './grouping-knowledge.js';
import { featuresOf } from './report-features.js';
import type { ReportFeatures } from './report-features.js';
import { compareReports } from './report.js';
import type { GroupingCorrections, GroupingReport } from './report.js';

/** Reports that are compared as one: copies of one text with one date and one verdict. */
export interface ReportNode {
  readonly features: ReportFeatures;
  /** Earliest first; the node stands where its first copy stands. */
  readonly copies: readonly GroupingReport[];
}

/**
 * Relevant reports in the order that settles ties, copies of one text drawn together, so that a text syndicated a
 * hundred times speaks once when groups are compared. A report that a person merged or split stays by itself.
 */
export function nodesOf(
  reports: readonly GroupingReport[],
  knowledge: GroupingKnowledge,
  corrections: GroupingCorrections,
): readonly ReportNode[] {
  const corrected = new Set([...corrections.mustLink, ...corrections.cannotLink].flat());
  const byText = new Map<string, OpenNode[]>();
  const nodes: OpenNode[] = [];
  for (const report of [...reports].filter(({ verdict }) => verdict.relevant).sort(compareReports)) {
    const features = featuresOf(report, knowledge);
    const owner = corrected.has(report.article.id) ? report.article.id : '';
    const key = `${owner}\n${report.article.publishedAt ?? ''}\n${features.wording}`;
    const alike = byText.get(key) ?? [];
    const node = alike.find((other) => haveOneVerdict(other.features, features));
    if (node === undefined) {
      const fresh = { features, copies: [report] };
      nodes.push(fresh);
      byText.set(key, [...alike, fresh]);
    } else node.copies.push(report);
  }
  return nodes;
}

interface OpenNode extends ReportNode {
  readonly copies: GroupingReport[];
}

function haveOneVerdict(a: ReportFeatures, b: ReportFeatures): boolean {
  return comparedVerdict(a) === comparedVerdict(b);
}

function comparedVerdict({ language, report: { verdict } }: ReportFeatures): string {
  const { indicators, eventType, score, status, traits } = verdict;
  const topics = indicators.map((topic) => topic.name);
  return JSON.stringify([language, topics, eventType, score, status, traits]);
}
