import { z } from 'zod';
import type { ReportText } from '../classification/domain/verdict.js';
import { looseDate } from '../kernel/loose-date.js';

const text = z.string().nullish();
const published = z
  .string()
  .nullish()
  .transform((given, context) => {
    if (given === undefined || given === null || given.trim() === '') return null;
    const date = looseDate(given);
    if (date === null) context.addIssue({ code: 'custom', message: NO_DATE });
    return date;
  });
const NO_DATE =
  'must be a year, a month, a day or an instant (2026, 2026-11, 2026-11-22, 2026-11-22T06:00:00Z)';

const line = z.object({
  id: z.union([z.string().min(1), z.number()], { error: 'must be a text or a number' }),
  title: z.string({ error: 'must be a text' }),
  summary: text,
  language: text,
  publishedAt: published,
  date: published,
  publisher: text,
  source: text,
});

export type ReportLine =
  { readonly ok: true; readonly report: ReportText } | { readonly ok: false; readonly reason: string };

/**
 * An article as `classify` and `group` read it: `{id, title, summary?, language?, publishedAt?, publisher?}`;
 * `date` and `source` are aliases, other fields are ignored.
 */
export function readReportLine(value: unknown): ReportLine {
  const parsed = line.safeParse(value);
  if (!parsed.success) {
    const issues = parsed.error.issues.map(
      (issue) => `${issue.path.join('.') || 'the line'}: ${issue.message}`,
    );
    return { ok: false, reason: issues.join('; ') };
  }
  const { id, title, summary, language, publishedAt, date, publisher, source } = parsed.data;
  return {
    ok: true,
    report: {
      id: String(id),
      title,
      summary: summary ?? '',
      language: language ?? null,
      publishedAt: publishedAt ?? date,
      publisher: publisher ?? source ?? null,
    },
  };
}
