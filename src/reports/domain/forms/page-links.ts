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
  /** Whether they are whole addresses, of the web. */
  readonly areAbsolute: boolean;
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
 * From where a report's places are given: `page`, its own address as a page, so that they hold wherever it is served;
 * `root`, that of the service; or the address under which people reach the service. Bytes that are made again the same
 * whatever the settings have no such address in them.
 */
type LinkBase = 'page' | 'root' | { readonly publicUrl: string };

/** The places that belong to a report, from a base. */
export function reportLinks(
  { week, asOf, edition }: ReportStamp,
  vocabulary: Vocabulary,
  base: LinkBase,
): ReportLinks {
  const { language } = vocabulary;
  const { root, reports } = pathsFrom(base);
  const which: Record<string, string> = edition === null ? { asOf } : { edition: String(edition.number) };
  const address = (format: string, of = which): string =>
    `${reports}${week}?${queryOf({ format, language, ...of })}`;
  const corrects = edition?.corrects ?? null;
  return {
    areAbsolute: typeof base !== 'string',
    page: address('html'),
    files: FILES.map(([form, text]) => ({ form, text, href: address(form) })),
    newest: {
      href: `${root}/reports/${week}?${queryOf({ language })}`,
      text: say(vocabulary, 'newestEdition'),
    },
    corrected: corrects === null ? null : address('html', { edition: String(corrects.number) }),
  };
}

function pathsFrom(base: LinkBase): { readonly root: string; readonly reports: string } {
  if (base === 'page') return { root: '../../..', reports: '' };
  const root = base === 'root' ? '' : base.publicUrl.replace(/\/+$/, '');
  return { root, reports: `${root}/api/v1/reports/` };
}

/** A query in which instants can be read: a colon needs no code there (RFC 3986, 3.4). */
function queryOf(values: Record<string, string>): string {
  return new URLSearchParams(values).toString().replaceAll('%3A', ':');
}
