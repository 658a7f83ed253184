import { z } from 'zod';
import type { IncomingReport } from '../../articles/domain/incoming.js';
import { FIRST_YEAR } from '../../articles/domain/publication.js';
import { outletSlug } from '../../feeds/domain/outlet-names.js';
import { looseDate } from '../../kernel/loose-date.js';

/** An outlet's day may have begun while ours has not. */
const DAY_MS = 86_400_000;

const text = z.string().nullish();
const line = z.object({
  id: z.union([z.string(), z.number()], { error: 'must be a text or a number' }).nullish(),
  guid: text,
  title: z.string({ error: 'must be a text' }).trim().min(1, { error: 'must not be empty' }),
  summary: text,
  link: text,
  url: text,
  language: text,
  publishedAt: text,
  date: text,
  publisher: text,
  source: text,
});

export type ArchiveRecord =
  { readonly ok: true; readonly report: IncomingReport } | { readonly ok: false; readonly reason: string };

/**
 * One article of an archive: `{title, id?, summary?, url?, language?, publishedAt?, publisher?}`, with `guid`,
 * `link`, `date` and `source` as aliases; other fields are ignored. It needs a publisher and one of guid, id and url,
 * or its text would be all that tells it from others. Whatever was published before 1900 or more than a day after `now` is refused.
 */
export function readArchiveRecord(value: unknown, now: Date): ArchiveRecord {
  const parsed = line.safeParse(value);
  if (!parsed.success) {
    const issues = parsed.error.issues.map(
      (issue) => `${issue.path.join('.') || 'the line'}: ${issue.message}`,
    );
    return { ok: false, reason: issues.join('; ') };
  }
  const { id, guid, title, summary, link, url, language, publishedAt, date, publisher, source } = parsed.data;
  const outlet = outletSlug(publisher ?? source ?? '');
  if (outlet === '') return { ok: false, reason: 'publisher: is missing; name the outlet that published it' };
  const given = blankToNull(publishedAt ?? date);
  const published = given === null ? null : looseDate(given);
  const fault = given === null ? null : publicationFault(published, now);
  if (fault !== null) return { ok: false, reason: `publishedAt: "${given ?? ''}" ${fault}` };
  return {
    ok: true,
    report: {
      publisher: outlet,
      feedId: null,
      guid: blankToNull(guid ?? (id === null || id === undefined ? null : String(id))),
      link: blankToNull(link ?? url),
      title,
      summary: summary ?? '',
      language: blankToNull(language),
      published,
      publishedRaw: given,
    },
  };
}

/** Why a publication date cannot be an archive's, or null. */
function publicationFault(published: string | null, now: Date): string | null {
  if (published === null) return 'is no year, month, day or instant (2026-11-22T06:00:00Z)';
  if (Number(published.slice(0, 4)) < FIRST_YEAR) return `lies before ${FIRST_YEAR}`;
  return Date.parse(published) > now.getTime() + DAY_MS ? 'lies in the future' : null;
}

function blankToNull(given: string | null | undefined): string | null {
  return given === null || given === undefined || given.trim() === '' ? null : given.trim();
}
