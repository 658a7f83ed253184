import { clock } from '../service/clock.js';

/** The part of the address that says what is shown: path and query, without origin. */
export interface Place {
  readonly path: string;
  readonly query: URLSearchParams;
}

/** Reads a place from an address such as `/developments?indicator=trade`. */
export function placeOf(address: string): Place {
  const url = new URL(address, 'http://page.invalid');
  const query = withKnown(url.searchParams);
  const path = url.pathname.length > 1 ? url.pathname.replace(/\/+$/, '') : '/';
  return { path: path === '' ? '/' : path, query };
}

/** Who comes with the API's name of the moment of knowledge means the page's: it is never passed over. */
function withKnown(query: URLSearchParams): URLSearchParams {
  const asOf = query.get('asOf');
  if (asOf === null) return query;
  const own = new URLSearchParams(query);
  own.delete('asOf');
  const isInstant = asOf.includes('T') && !Number.isNaN(Date.parse(asOf));
  if (!own.has('known')) own.set('known', isInstant ? new Date(asOf).toISOString().slice(0, 19) : asOf);
  return own;
}

/** Path and query as an address; empty values are left out, names are in a fixed order. */
export function addressOf(path: string, query: Readonly<Record<string, string | null | undefined>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') search.set(name, value);
  }
  const tail = search.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  return tail === '' ? path : `${path}?${tail}`;
}

/** The address of a place with some values changed; null or empty takes a value out. */
export function changed(place: Place, changes: Readonly<Record<string, string | null>>): string {
  return addressOf(place.path, { ...Object.fromEntries(place.query), ...changes });
}

/** Values of a comma separated argument that are among the known words, in the order of the words. */
export function chosen<T extends string>(
  query: URLSearchParams,
  name: string,
  words: readonly T[],
): readonly T[] {
  const values = new Set(query.getAll(name).flatMap((value) => value.split(',')));
  return words.filter((word) => values.has(word));
}

/** Those of the named days that the query gives and that are no dates. */
export function noDays<T extends string>(query: URLSearchParams, names: readonly T[]): readonly T[] {
  return names.filter((name) => (query.get(name) ?? '') !== '' && dayIn(query, name) === null);
}

/** A day of the query as `YYYY-MM-DD`, or null where missing or not a date. */
export function dayIn(query: URLSearchParams, name: string): string | null {
  const value = query.get(name) ?? '';
  return isDay(value) ? value : null;
}

/** Whether the calendar has the day: browsers take 30 February for 2 March. */
function isDay(value: string): boolean {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : NaN;
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(value);
}

/** The moment in `known`, as `YYYY-MM-DD`, `YYYY-MM-DDThh:mm` or with seconds (UTC), or null where missing or none of them. */
export function knownIn(query: URLSearchParams): string | null {
  const value = query.get('known') ?? '';
  if (!value.includes('T')) return dayIn(query, 'known');
  const isMoment =
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(value) &&
    isDay(value.slice(0, 'YYYY-MM-DD'.length)) &&
    !Number.isNaN(Date.parse(`${value}Z`));
  return isMoment ? value : null;
}

/**
 * The moment whose knowledge is shown, an ISO instant: of a day or a second its last, of a minute its first; null for
 * now, and for a moment that is not over: what will be known at its end nobody knows.
 */
export function asOfIn(query: URLSearchParams, nowMs: number = clock.nowMs()): string | null {
  const known = knownIn(query);
  const asOf = known === null ? null : lastInstantOf(known);
  return asOf === null || Date.parse(asOf) > nowMs ? null : asOf;
}

/** The moment the page is about, an ISO instant: that whose knowledge is shown, or now. */
export function momentIn(query: URLSearchParams, nowMs: number = clock.nowMs()): string {
  return asOfIn(query, nowMs) ?? new Date(nowMs).toISOString();
}

function lastInstantOf(known: string): string {
  if (!known.includes('T')) return `${known}T23:59:59.999Z`;
  return known.length > 'YYYY-MM-DDThh:mm'.length ? `${known}.999Z` : `${known}:00.000Z`;
}

/** Carries the chosen moment of knowledge, and the language where the address names one, over to another page. */
export function keepingChoices(address: string, query: URLSearchParams): string {
  const [known, lang] = [knownIn(query), query.get('lang')];
  const [where = '', spot] = address.split('#');
  if (known === null && lang === null) return address;
  const place = placeOf(where);
  const kept = { ...(known !== null && { known }), ...(lang !== null && { lang }) };
  return `${changed(place, kept)}${spot === undefined ? '' : `#${spot}`}`;
}
