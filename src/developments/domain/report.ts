import type { Verdict } from '../../classification/domain/verdict.js';

/** What grouping needs of an article. */
export interface GroupedArticle {
  readonly id: string;
  readonly publisher: string;
  /** Instant, `YYYY-MM-DD`, `YYYY-MM`, `YYYY`, or null. */
  readonly publishedAt: string | null;
  readonly link: string | null;
  readonly title: string;
  readonly summary: string;
  readonly language: string | null;
}

/** An article with its verdict in force (the classifier's, or a person's). */
export interface GroupingReport {
  readonly article: GroupedArticle;
  readonly verdict: Verdict;
}

/** The reports of one development, earliest first. */
export interface ReportGroup {
  /** Made from the first member's article id: the same for the same members, whatever the order of arrival. */
  readonly id: string;
  readonly members: readonly GroupingReport[];
}

/** Two articles that a person said belong to one development, or to two. */
export type ArticlePair = readonly [string, string];

/** A person's merges and splits; where both name a pair, the split holds. */
export interface GroupingCorrections {
  readonly mustLink: readonly ArticlePair[];
  readonly cannotLink: readonly ArticlePair[];
}

export const NO_CORRECTIONS: GroupingCorrections = { mustLink: [], cannotLink: [] };

/** Orders reports by publication (undated last), then by article id: the order that settles every tie. */
export function compareReports(a: GroupingReport, b: GroupingReport): number {
  const byDate = publicationMs(a) - publicationMs(b);
  if (byDate !== 0 && !Number.isNaN(byDate)) return byDate;
  return compareText(a.article.id, b.article.id);
}

/** Orders texts by code unit, the same on every machine and in every locale. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function publicationMs(report: GroupingReport): number {
  const at = Date.parse(report.article.publishedAt ?? '');
  return Number.isNaN(at) ? Infinity : at;
}
