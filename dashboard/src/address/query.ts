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

/** Whether the calendar has a moment as it is written: browsers take 30 February for 2 March. */
function isThere(written: string, rest: string): boolean {
  const ms = Date.parse(written + rest);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(written);
}

const DAY_LENGTH = 'YYYY-MM-DD'.length;
const MINUTE_LENGTH = 'YYYY-MM-DDThh:mm'.length;
const SECOND_LENGTH = 'YYYY-MM-DDThh:mm:ss'.length;

/** A day of the query as `YYYY-MM-DD`, or null where missing or not a date. */
export function dayIn(query: URLSearchParams, name: string): string | null {
  const value = query.get(name) ?? '';
  return value.length === DAY_LENGTH && isThere(value, 'T00:00:00Z') ? value : null;
}

/** The moment in `known`, as `YYYY-MM-DD`, `YYYY-MM-DDThh:mm` or with seconds (UTC), or null where missing or none of them. */
export function knownIn(query: URLSearchParams): string | null {
  const value = query.get('known') ?? '';
  const isMoment = [MINUTE_LENGTH, SECOND_LENGTH].includes(value.length) && isThere(value, 'Z');
  return isMoment ? value : dayIn(query, 'known');
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
  return known.length > MINUTE_LENGTH ? `${known}.999Z` : `${known}:00.000Z`;
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
