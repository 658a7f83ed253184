import { isoWeekOf, weekStart } from '../../kernel/iso-week.js';
import type { DateRange, Instant } from '../../kernel/dates.js';
import type { Article } from './article.js';

const SHAPES = [
  { shape: /^\d{4}$/, precision: 'year' },
  { shape: /^\d{4}-\d{2}$/, precision: 'month' },
  { shape: /^\d{4}-\d{2}-\d{2}$/, precision: 'day' },
  { shape: /^\d{4}-\d{2}-\d{2}T/, precision: 'day' },
] as const;

/**
 * The days in which a publication date lies, from an instant, day, month or year (UTC); undated and unbounded
 * where it is null or unreadable.
 */
export function publicationRange(published: string | null): DateRange {
  const undated: DateRange = { from: null, to: null, precision: 'undated' };
  if (published === null) return undated;
  const known = SHAPES.find(({ shape }) => shape.test(published));
  if (known === undefined) return undated;
  const instant = new Date(published);
  if (Number.isNaN(instant.getTime())) return undated;
  const first = instant.toISOString().slice(0, 10);
  return { from: first, to: lastDay(first, known.precision), precision: known.precision };
}

function lastDay(first: string, precision: 'year' | 'month' | 'day'): string {
  if (precision === 'day') return first;
  const year = Number(first.slice(0, 4));
  const month = precision === 'year' ? 12 : Number(first.slice(5, 7));
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** Earlier publications are slips of a program (0001-01-01) rather than reports of these relations. */
export const FIRST_YEAR = 1900;

/**
 * The publication as it can be believed when it was recorded: that instant where the date lies after it, null where
 * it lies before 1900 or cannot be read. A feed that claims the year 9999 must not date what it reports.
 */
export function believedPublication(published: string | null, recordedAt: Instant): string | null {
  const { from } = publicationRange(published);
  if (published === null || from === null || Number(from.slice(0, 4)) < FIRST_YEAR) return null;
  return new Date(published).getTime() > new Date(recordedAt).getTime() ? recordedAt : published;
}

/**
 * The Monday of the week under which an archive's article counts, by its publication as it was believed when it was
 * recorded; null where that is not known to the day.
 */
export function archiveMonday(published: string | null, recordedAt: Instant): string | null {
  const { from, precision } = publicationRange(believedPublication(published, recordedAt));
  return from === null || precision !== 'day' ? null : weekStart(isoWeekOf(from));
}

/**
 * The instant by which an article is ordered: its publication, but never later than when it was recorded,
 * since feeds carry dates from the future; when it was recorded where no date can be believed.
 */
export function sortInstant(published: string | null, recordedAt: Date): Date {
  const believed = believedPublication(published, recordedAt.toISOString());
  return believed === null ? recordedAt : new Date(believed);
}

/** The article with the publication by which verdicts and groups may date what it reports. */
export function datedAsBelieved(article: Article): Article {
  return { ...article, publishedAt: believedPublication(article.publishedAt, article.recordedAt) };
}
