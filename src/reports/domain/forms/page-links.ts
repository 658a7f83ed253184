import type { ReportStamp } from '../weekly-report.js';
import { say, type Vocabulary } from './vocabulary.js';

const FILES = [
  ['json', 'JSON'],
  ['csv', 'CSV'],
  ['ics', 'iCalendar'],
  ['pdf', 'PDF'],
] as const;
type LinkedFile = (typeof FILES)[number][0];

/** Where a report leads. */
export interface PageLink {
  readonly href: string;
  readonly text: string;
}

/** The places that belong to a report. */
export interface ReportLinks {
  /** This edition as a page, with its charts. */
  readonly page: string;
  /** Its other forms, by their short names. */
  readonly files: readonly (PageLink & { readonly form: LinkedFile })[];
  /** The week's newest edition, whichever this is. */
  readonly newest: PageLink;
  /** The page of the edition that this one corrects; null for the first, and for one made on demand. */
  readonly corrected: string | null;
}

/**
 * The places that belong to a report: under the address given, as for mail, or (null) relative to that of its page, so
 * that they hold wherever the page is served and its bytes do not depend on where that is.
 */
export function reportLinks(
  { week, asOf, edition }: ReportStamp,
  vocabulary: Vocabulary,
  publicUrl: string | null,
): ReportLinks {
  const { language } = vocabulary;
  const base = publicUrl === null ? null : publicUrl.replace(/\/+$/, '');
  const which: Record<string, string> = edition === null ? { asOf } : { edition: String(edition.number) };
  const address = (format: string, of = which): string => {
    const query = new URLSearchParams({ format, language, ...of });
    return `${base === null ? '' : `${base}/api/v1/reports/`}${week}?${query.toString()}`;
  };
  const corrects = edition?.corrects ?? null;
  return {
    page: address('html'),
    files: FILES.map(([form, text]) => ({ form, text, href: address(form) })),
    newest: {
      href: `${base ?? '../../..'}/reports/${week}?language=${language}`,
      text: say(vocabulary, 'newestEdition'),
    },
    corrected: corrects === null ? null : address('html', { edition: String(corrects.number) }),
  };
}
