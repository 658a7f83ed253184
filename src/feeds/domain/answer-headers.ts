import { DateTime } from 'luxon';

type Headers = Readonly<Record<string, string>>;

const MINUTE_MS = 60_000;

function httpDate(text: string): Date | null {
  const read = DateTime.fromHTTP(text.trim());
  return read.isValid ? read.toJSDate() : null;
}

function minutesUntil(date: Date | null, now: Date): number | null {
  return date === null ? null : (date.getTime() - now.getTime()) / MINUTE_MS;
}

function directive(cacheControl: string, name: string): string | null {
  const found = new RegExp(`(?:^|[\\s,])${name}\\s*=\\s*"?(\\d{1,12})`, 'i').exec(cacheControl);
  return found?.[1] ?? null;
}

/**
 * Minutes for which the answer says it stays fresh: `max-age` less `Age`, else `Expires`. 0 where it says nothing,
 * forbids keeping, or is stale already.
 */
export function freshMinutes(headers: Headers, now: Date): number {
  const cacheControl = headers['cache-control'] ?? '';
  if (/no-cache|no-store/i.test(cacheControl)) return 0;
  const maxAge = directive(cacheControl, 'max-age');
  if (maxAge !== null) {
    const age = /^\d{1,12}$/.test(headers['age'] ?? '') ? Number(headers['age']) : 0;
    return Math.max(0, (Number(maxAge) - age) / 60);
  }
  return Math.max(0, minutesUntil(httpDate(headers['expires'] ?? ''), now) ?? 0);
}

/** Minutes that `Retry-After` asks for, in seconds or as an HTTP date; null where missing, unreadable or past. */
export function retryAfterMinutes(headers: Headers, now: Date): number | null {
  const text = (headers['retry-after'] ?? '').trim();
  const minutes = /^\d{1,12}$/.test(text) ? Number(text) / 60 : minutesUntil(httpDate(text), now);
  return minutes === null || minutes < 0 ? null : minutes;
}

/** Whether the server says that its validators are not to be trusted. */
export function expiresAtOnce(headers: Headers): boolean {
  return (headers['expires'] ?? '').trim() === '0';
}
