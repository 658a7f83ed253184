import type { WeeklyReport } from '../weekly-report.js';
import { composeReport } from './compose-report.js';
import type { Extent } from './extent.js';
import { htmlMail } from './html-mail.js';
import { plainText } from './plain-text.js';
import type { Vocabulary } from './vocabulary.js';

/** A report as the two parts of a mail, which say the same. */
export interface ReportMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** From much to little: how many entries of long lists and how many sources of each are said. */
const EXTENTS: readonly Extent[] = [
  { mostEntries: 40, mostSources: 6 },
  { mostEntries: 25, mostSources: 4 },
  { mostEntries: 15, mostSources: 3 },
  { mostEntries: 8, mostSources: 2 },
  { mostEntries: 4, mostSources: 1 },
  { mostEntries: 2, mostSources: 1 },
];

/**
 * The report as a mail that says as much of its long lists as `fits` allows (mail programs cut HTML from about 100 kB on),
 * at least two entries of each.
 */
export function reportMail(
  report: WeeklyReport,
  vocabulary: Vocabulary,
  fits: (mail: ReportMail) => boolean,
): ReportMail {
  let mail: ReportMail | null = null;
  for (const extent of EXTENTS) {
    const document = composeReport(report, vocabulary, extent);
    mail = {
      subject: document.title,
      html: htmlMail(document, vocabulary),
      text: plainText(document, vocabulary),
    };
    if (fits(mail)) break;
  }
  if (mail === null) throw new Error('A mail has at least one extent.');
  return mail;
}
