import { loadGroupingKnowledge } from './adapters/load-grouping-knowledge.js';
import { groupReports } from './domain/group-reports.js';
import { neighbourhood } from './domain/neighbourhood.js';
import type { Neighbourhood } from './domain/neighbourhood.js';
import { NO_CORRECTIONS } from './domain/report.js';
import type { GroupingCorrections, GroupingReport, ReportGroup } from './domain/report.js';

/**
 * Grouping with the tracker's own weights, rarities and subjects; needs no database.
 * It has no dependencies, so it needs no decorator, and commands start without loading Nest.
 */
export class GroupingService {
  private readonly knowledge = loadGroupingKnowledge();

  group(
    reports: readonly GroupingReport[],
    corrections: GroupingCorrections = NO_CORRECTIONS,
  ): readonly ReportGroup[] {
    return groupReports(reports, this.knowledge, corrections);
  }

  neighbourhood(
    touched: readonly GroupingReport[],
    current: readonly GroupingReport[],
    corrections: GroupingCorrections = NO_CORRECTIONS,
  ): Neighbourhood {
    return neighbourhood(touched, current, this.knowledge, corrections);
  }
}
