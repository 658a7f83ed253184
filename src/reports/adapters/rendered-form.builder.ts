import PostalMime from 'postal-mime';
import type { ReportForm } from '../domain/report-form.js';
import type { ReportLanguage, WeeklyReport } from '../domain/weekly-report.js';
import { formRenderer } from './form-renderer.js';

export const PUBLIC_URL = 'https://tracker.example';
export const renderer = formRenderer({ chromiumPath: null, publicUrl: PUBLIC_URL });

/** A form of a report as text; throws where it is refused. */
export async function textOf(
  form: ReportForm,
  report: WeeklyReport,
  language: ReportLanguage,
): Promise<string> {
  const rendered = await renderer.render(form, report, language);
  if (!rendered.ok) throw new Error(rendered.reason);
  return Buffer.from(rendered.bytes).toString();
}

/** The parts of the mail of a report. */
export async function mailed(
  report: WeeklyReport,
  language: ReportLanguage,
): Promise<{ readonly html: string; readonly text: string }> {
  const { html = '', text = '' } = await PostalMime.parse(await textOf('mail', report, language));
  return { html, text };
}
