import { isIsoDay } from './iso-week.js';

const YEAR_OR_MONTH = /^\d{4}(?:-(?:0[1-9]|1[0-2]))?$/;
const DAY = /^\d{4}-\d{2}-\d{2}(?=$|T)/;
const ZONE = /(?:Z|[+-]\d{2}:?\d{2})$/i;

/**
 * A date as exactly as it was given: `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or an instant, blanks around it dropped. An instant
 * that names no zone is UTC, or the machine's own zone would decide its day. Null for anything else, and for a day that
 * does not exist, which `Date` would turn into another.
 */
export function looseDate(given: string): string | null {
  const text = given.trim();
  if (YEAR_OR_MONTH.test(text)) return text;
  const day = DAY.exec(text)?.[0];
  if (day === undefined || !isIsoDay(day)) return null;
  if (text === day) return day;
  const instant = ZONE.test(text) ? text : `${text}Z`;
  return Number.isNaN(Date.parse(instant)) ? null : instant;
}
