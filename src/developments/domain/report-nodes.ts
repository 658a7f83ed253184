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
  corrections: GroupingCorrections,
): readonly ReportNode[] {
  const corrected = new Set([...corrections.mustLink, ...corrections.cannotLink].flat());
  const byText = new Map<string, { features: ReportFeatures; copies: GroupingReport[] }>();
  for (const report of [...reports].filter(({ verdict }) => verdict.relevant).sort(compareReports)) {
    const features = featuresOf(report);
    const owner = corrected.has(report.article.id) ? report.article.id : '';
    const key = `${owner}\n${sameness(features)}`;
    const node = byText.get(key);
    if (node === undefined) byText.set(key, { features, copies: [report] });
    else node.copies.push(report);
  }
  return [...byText.values()];
}

function sameness({ wording, published, language, report: { verdict } }: ReportFeatures): string {
  const { indicators, eventType, score, status, traits } = verdict;
  const topics = indicators.map((topic) => topic.name);
  return JSON.stringify([wording, published, language, topics, eventType, score, status, traits]);
}
