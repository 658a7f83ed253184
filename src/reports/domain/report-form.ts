import type { EditionChange } from './edition-parts.js';
import {
  REPORT_LANGUAGES,
  type BottomLine,
  type ReportLanguage,
  type WeeklyReport,
} from './weekly-report.js';

/** A report as the two parts of a mail, which say the same. */
export interface ReportMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** The forms of a report. */
export const REPORT_FORMS = ['json', 'md', 'html', 'pdf', 'csv', 'ics', 'mail'] as const;
export type ReportForm = (typeof REPORT_FORMS)[number];

/** Forms that are frozen with the edition, in every language; the others are frozen when they are first asked for. */
export const FROZEN_AT_ONCE = ['json', 'md', 'html'] as const satisfies readonly ReportForm[];

/** What each form is, as HTTP names it. `csv` is a ZIP of CSV files, `mail` a whole message. */
export const FORM_TYPES: Readonly<Record<ReportForm, string>> = {
  json: 'application/json; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
  csv: 'application/zip',
  ics: 'text/calendar; charset=utf-8',
  mail: 'message/rfc822',
};

/** The languages in which a form is kept: the record has none, and stands under English. */
export function languagesOf(form: ReportForm): readonly ReportLanguage[] {
  return form === 'json' ? ['en'] : REPORT_LANGUAGES;
}

/** The bytes of a form, or why it cannot be made here, for a person. */
export type RenderedForm =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly reason: string; readonly remedy: string };

/** Injection token of the renderer. */
export const FORM_RENDERER = Symbol('form renderer');

/** Makes forms. The same record and language give the same bytes, whatever time zone, locale or machine. */
export interface FormRenderer {
  /** Why no browser can be started to print with, for a person; null where one can. */
  browserFault(): Promise<{ readonly reason: string; readonly remedy: string } | null>;
  render(form: ReportForm, report: WeeklyReport, language: ReportLanguage): Promise<RenderedForm>;
  /**
   * A report as a mail's subject and two parts, which with so many bytes beside them stay under what mail programs show.
   * Throws a TrackerError where even the least does not.
   */
  mail(report: WeeklyReport, language: ReportLanguage, bytesBeside: number): Promise<ReportMail>;
  /** What a report comes to in one sentence, as plain text. */
  sentence(bottomLine: BottomLine, language: ReportLanguage): string;
  /** What an edition says otherwise than the one before, as plain text, a line each. */
  changes(changes: readonly EditionChange[], language: ReportLanguage): readonly string[];
}
