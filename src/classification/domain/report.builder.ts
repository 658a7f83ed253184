import type { ReportText } from './verdict.js';

/** A report to classify; only the title is needed. */
export function aReport(title: string, more: Partial<ReportText> = {}): ReportText {
  return { id: 'report-1', title, summary: '', language: null, publishedAt: null, publisher: null, ...more };
}
