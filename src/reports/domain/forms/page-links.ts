import type { ReportStamp } from '../weekly-report.js';
import { say, type Vocabulary } from './vocabulary.js';

/** Where a page leads beside itself; addresses are relative to that of the page, so that they hold wherever it is served. */
export interface PageLink {
  readonly href: string;
  readonly text: string;
}

const FILES = [
  ['json', 'JSON'],
  ['csv', 'CSV'],
  ['ics', 'iCalendar'],
  ['pdf', 'PDF'],
] as const;

/** The other forms of the same report, and the week's newest edition, whichever this page is. */
export function pageLinks({ week, asOf, edition }: ReportStamp, vocabulary: Vocabulary): readonly PageLink[] {
  const which = edition === null ? { asOf } : { edition: String(edition.number) };
  const address = (format: string): string => {
    const query = new URLSearchParams({ format, language: vocabulary.language, ...which });
    return `${week}?${query.toString()}`;
  };
  return [
    ...FILES.map(([format, text]) => ({ href: address(format), text })),
    {
      href: `../../../reports/${week}?language=${vocabulary.language}`,
      text: say(vocabulary, 'newestEdition'),
    },
  ];
}
