import type { DevelopmentReport, WeighedDevelopment } from './development-reader.js';
import { developmentFrom } from './merge-reports.js';
import type { GroupingReport } from './report.js';

/** What is left of the developments that a publisher tells of when its reports are left out. */
export interface LeftOut {
  /** Developments that only it reports: they are gone. */
  readonly gone: readonly string[];
  /** Those that others report too, made again from the others' reports. */
  readonly weakened: readonly WeighedDevelopment[];
}

export const NOTHING_LEFT_OUT: LeftOut = { gone: [], weakened: [] };

/**
 * Leaves a publisher's reports out of the developments they support. Grouping stays as it is: the question is what
 * its reports add to these developments, not how the others would be grouped in another world. A development that
 * documents cite as well (origin `baseline`) is left as it is.
 */
export function withoutPublisher(
  publisher: string,
  given: {
    /** All reports of the developments concerned. */
    readonly reports: readonly DevelopmentReport[];
    readonly members: readonly GroupingReport[];
    readonly developments: readonly WeighedDevelopment[];
  },
): LeftOut {
  const byArticle = new Map(given.members.map((member) => [member.article.id, member]));
  const others = new Map<string, GroupingReport[]>();
  for (const report of given.reports) {
    const ofDevelopment = others.get(report.developmentId) ?? [];
    others.set(report.developmentId, ofDevelopment);
    const member = byArticle.get(report.articleId);
    if (report.publisher !== publisher && member !== undefined) ofDevelopment.push(member);
  }
  const gone: string[] = [];
  const weakened: WeighedDevelopment[] = [];
  for (const { id, origin, recordedAt } of given.developments) {
    const members = others.get(id);
    if (members === undefined || origin === 'baseline') continue;
    if (members.length === 0) gone.push(id);
    else weakened.push(developmentFrom({ id, members }, recordedAt));
  }
  return { gone, weakened };
}
