import type { ReportMail } from '../report-form.js';
import type { WeeklyReport } from '../weekly-report.js';
import { composeReport } from './compose-report.js';
import type { Extent } from './extent.js';
import { htmlMail } from './html-mail.js';
import type { ReportLinks } from './page-links.js';
import { numberWords } from './number-words.js';
import { plainText } from './plain-text.js';
import { WHOLE_TEXT } from './speech.js';
import { say, type Vocabulary } from './vocabulary.js';

/** An address that is longer costs a mail more than its link is worth. */
const MOST_ADDRESS = 1_000;
const { mostCharacters } = WHOLE_TEXT;

/**
 * From much to little: how many entries of long lists, how many sources of each and how much of each text is said. Lists
 * are shortened before titles. What the least one says has a limit for any report: a row for each series, and one
 * entry of all else.
 */
const EXTENTS: readonly Extent[] = [
  { mostEntries: 40, mostSources: 6, mostCharacters, mostAddress: MOST_ADDRESS },
  { mostEntries: 25, mostSources: 4, mostCharacters, mostAddress: MOST_ADDRESS },
  { mostEntries: 15, mostSources: 3, mostCharacters, mostAddress: MOST_ADDRESS },
  { mostEntries: 8, mostSources: 2, mostCharacters, mostAddress: MOST_ADDRESS },
  { mostEntries: 4, mostSources: 1, mostCharacters, mostAddress: MOST_ADDRESS },
  { mostEntries: 4, mostSources: 1, mostCharacters: 160, mostAddress: 300 },
  { mostEntries: 2, mostSources: 1, mostCharacters: 160, mostAddress: 300 },
  { mostEntries: 2, mostSources: 1, mostCharacters: 80, mostAddress: 200 },
  { mostEntries: 1, mostSources: 1, mostCharacters: 60, mostAddress: 100 },
];

/** The report as mails that say less and less of its long lists and texts, at least one entry of each. */
export function* reportMails(
  report: WeeklyReport,
  vocabulary: Vocabulary,
  links: ReportLinks,
): Generator<ReportMail> {
  for (const extent of EXTENTS) {
    const manner = { extent, drawsCharts: false, links, files: 'words' } as const;
    const document = composeReport(report, vocabulary, manner);
    yield {
      subject: subjectOf(document.title, report, vocabulary),
      html: htmlMail(document, vocabulary),
      text: plainText(document, vocabulary),
    };
  }
}

/** The title; of a later edition that it is one, first, since lists of mails cut what is long. */
function subjectOf(title: string, { stamp: { edition } }: WeeklyReport, vocabulary: Vocabulary): string {
  const corrects = edition?.corrects ?? null;
  if (edition === null || corrects === null) return title;
  const number = (value: number): string => numberWords(value, 0, vocabulary);
  return say(vocabulary, 'mailCorrects', {
    n: number(edition.number),
    before: number(corrects.number),
    title,
  });
}
