import type { Request, Response } from 'express';
import { FORM_TYPES, REPORT_FORMS, type ReportForm } from '../../reports/domain/report-form.js';
import type { ReportSource } from '../../reports/reports.service.js';

/** What a report's page may do: nothing but show itself; its styles stand in it, and it has no scripts. */
const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const EXTENSIONS: Readonly<Record<ReportForm, string>> = {
  ...{ json: 'json', md: 'md', html: 'html', pdf: 'pdf', csv: 'zip', ics: 'ics', mail: 'eml' },
};
/** Shown by browsers rather than saved. */
const SHOWN: ReadonlySet<ReportForm> = new Set<ReportForm>(['json', 'md', 'html', 'pdf']);

/** The form that `Accept` prefers; JSON where it prefers none. */
export function acceptedForm(request: Request): ReportForm {
  const types = REPORT_FORMS.map((form) => FORM_TYPES[form].replace(/;.*/, ''));
  const accepted = request.accepts(types);
  return REPORT_FORMS.find((_, i) => types[i] === accepted) ?? 'json';
}

export interface ReportAnswer {
  readonly week: string;
  readonly source: ReportSource;
  readonly form: ReportForm;
  readonly language: string;
  readonly bytes: Uint8Array;
}

/** Sends a form; what is published carries links to the editions beside it (RFC 5829). */
export function sendReport(response: Response, { week, source, form, language, bytes }: ReportAnswer): void {
  response.vary('Accept');
  response.setHeader('Cache-Control', 'private, no-cache');
  response.setHeader('Content-Type', FORM_TYPES[form]);
  if (form !== 'json') response.setHeader('Content-Language', language);
  const disposition = SHOWN.has(form) ? 'inline' : 'attachment';
  response.setHeader(
    'Content-Disposition',
    `${disposition}; filename="${week}-${language}.${EXTENSIONS[form]}"`,
  );
  if (form === 'html') response.setHeader('Content-Security-Policy', PAGE_POLICY);
  if (form === 'json') response.links({ describedby: '/api/v1/reports/schema' });
  if (source.kind === 'published') response.links(editionLinks(source.edition));
  response.send(Buffer.from(bytes));
}

function editionLinks({
  week,
  edition,
  newest,
}: Extract<ReportSource, { kind: 'published' }>['edition']): Record<string, string> {
  const at = (number: number): string => `/api/v1/reports/${week}?edition=${number}`;
  return {
    'version-history': `/api/v1/reports/${week}/editions`,
    'latest-version': at(newest),
    ...(edition > 1 ? { 'predecessor-version': at(edition - 1) } : {}),
    ...(edition < newest ? { 'successor-version': at(edition + 1) } : {}),
  };
}
