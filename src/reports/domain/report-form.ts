import type { ReportLanguage, WeeklyReport } from './weekly-report.js';

/** The forms of a report. */
export const REPORT_FORMS = ['json', 'md', 'html', 'pdf', 'csv', 'ics', 'mail'] as const;
export type ReportForm = (typeof REPORT_FORMS)[number];

/** The bytes of a form, or why it cannot be made here, for a person. */
export type RenderedForm =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly reason: string; readonly remedy: string };

/** Makes forms. The same record and language give the same bytes, whatever time zone, locale or machine. */
export interface FormRenderer {
  render(form: ReportForm, report: WeeklyReport, language: ReportLanguage): Promise<RenderedForm>;
}
