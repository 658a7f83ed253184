import type { WeeklyReport } from '../weekly-report.js';
import { heading, type ReportDocument } from './document.js';
import type { Extent } from './extent.js';
import type { ReportLinks } from './page-links.js';
import { alarmsSection } from './sections/alarms-section.js';
import { bottomLineSection } from './sections/bottom-line-section.js';
import { chartsSection } from './sections/charts-section.js';
import { coverageSection } from './sections/coverage-section.js';
import { deedsSection } from './sections/deeds-section.js';
import { developmentsSection } from './sections/developments-section.js';
import { indexSection, indicatorSection } from './sections/figures-section.js';
import { filesSection, type FilesManner } from './sections/files-section.js';
import { flagsSection } from './sections/flags-section.js';
import { methodSection } from './sections/method-section.js';
import { outlookSection } from './sections/outlook-section.js';
import { promisesSection } from './sections/promises-section.js';
import { revisionsSection } from './sections/revisions-section.js';
import { stampSection } from './sections/stamp-section.js';
import { speechOf } from './speech.js';
import { say, type Vocabulary } from './vocabulary.js';

/** What a form can show. */
export interface Manner {
  readonly extent: Extent;
  /** Whether it draws charts, or says them in words only. */
  readonly drawsCharts: boolean;
  /** What it leads to. */
  readonly links: ReportLinks;
  readonly files: FilesManner;
}

/** The report in the words of a language, in the order of its record; every form sets these blocks. */
export function composeReport(
  report: WeeklyReport,
  vocabulary: Vocabulary,
  { extent, drawsCharts, links, files }: Manner,
): ReportDocument {
  const speech = speechOf(vocabulary, extent);
  const title = say(vocabulary, 'title', { week: speech.week(report.stamp.week) });
  return {
    title,
    blocks: [
      heading(1, 'report', title),
      ...stampSection(report, speech, { extent, corrected: links.corrected }),
      ...bottomLineSection(report.bottomLine, speech),
      ...indexSection(report.series, speech),
      ...indicatorSection(report, speech),
      ...chartsSection(report, speech, { drawsCharts, page: links.page }),
      ...developmentsSection(report, speech, extent),
      ...flagsSection(report, speech, extent),
      ...promisesSection(report, speech, extent),
      ...deedsSection(report, speech),
      ...alarmsSection(report, speech, extent),
      ...revisionsSection(report.revisions, speech, extent),
      ...outlookSection(report.outlook, speech, extent),
      ...coverageSection(report.coverage, speech, extent),
      ...methodSection(report.method, speech, extent),
      ...filesSection(speech, links, files),
    ],
  };
}
