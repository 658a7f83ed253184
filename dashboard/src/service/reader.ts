import { clock, now } from './clock.js';
import type { Guard, Trail } from './guards.js';
import { list, orNull, record, text } from './guards.js';
import type { Answer } from './problem.js';
import { orNotKnownThen, problemTold, unreachable, unreadable } from './problem.js';
import { t } from '../language/say.js';

const API = '/api/v1';
const TIMEOUT_MS = 20_000;
/** The most one list request may ask for (DESIGN §6). */
export const LARGEST_PAGE = 500;
const MOST_PAGES = 40;
const NO_CONTENT = 204;

/** Query arguments; empty ones are left out. */
export type Arguments = Readonly<Record<string, string | number | null | undefined>>;

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** Reads the service as it was known at one moment; the moment is part of every request. */
export interface Reader {
  read<T>(path: string, query: Arguments, guard: Guard<T>): Promise<Answer<T>>;
  /** One page of a list. */
  page<T>(path: string, query: Arguments, guard: Guard<T>): Promise<Answer<Page<T>>>;
  /** All pages of a list, at most 20,000 items. */
  all<T>(path: string, query: Arguments, guard: Guard<T>): Promise<Answer<readonly T[]>>;
  /** Address of the same list as CSV. */
  csv(path: string, query: Arguments): string;
}

/** The address of a request below the API's root, empty arguments left out. */
export function requestAddress(path: string, query: Arguments): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') search.set(name, String(value));
  }
  const tail = search.toString();
  return `${API}${path}${tail === '' ? '' : `?${tail}`}`;
}

/** Asks once; a refused connection, a time-out and an unreadable body are answers too. */
export async function ask<T>(
  address: string,
  guard: Guard<T>,
  options: RequestInit = {},
): Promise<Answer<T>> {
  let response: Response;
  let body: unknown;
  try {
    response = await fetch(address, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...options,
    });
  } catch (reason) {
    return { kind: 'problem', problem: { ...unreachable, title: wording(reason) } };
  }
  clock.hear(response.headers.get('date'));
  try {
    body = response.status === NO_CONTENT ? null : await response.json();
  } catch (reason) {
    if (response.ok) return { kind: 'problem', problem: unreadable(address, wording(reason)) };
    body = null;
  }
  if (!response.ok) return { kind: 'problem', problem: await problemTold(response.status, body) };
  const trail: Trail = { path: [] };
  if (!guard(body, trail)) return { kind: 'problem', problem: unreadable(address, trail.path.join('.')) };
  return { kind: 'answer', value: body, readAt: now() };
}

function wording(reason: unknown): string {
  const late = reason instanceof DOMException && reason.name === 'TimeoutError';
  return late ? t`The service did not answer in time.` : unreachable.title;
}

/** A reader of what was known at `asOf` (an ISO instant), or of what is known now. */
export function readerAt(asOf: string | null): Reader {
  const read = async <T>(path: string, query: Arguments, guard: Guard<T>): Promise<Answer<T>> => {
    const answer = await ask(requestAddress(path, { ...query, asOf }), guard);
    return asOf === null ? answer : orNotKnownThen(answer);
  };
  const page = <T>(path: string, query: Arguments, guard: Guard<T>): Promise<Answer<Page<T>>> =>
    read(path, query, record<Page<T>>({ items: list(guard), nextCursor: orNull(text) }));
  const all = async <T>(path: string, query: Arguments, guard: Guard<T>): Promise<Answer<readonly T[]>> => {
    const items: T[] = [];
    let cursor: string | null = null;
    let readAt = now();
    for (let asked = 0; asked < MOST_PAGES; asked += 1) {
      const answer: Answer<Page<T>> = await page(path, { limit: LARGEST_PAGE, ...query, cursor }, guard);
      if (answer.kind === 'problem') return answer;
      items.push(...answer.value.items);
      readAt = answer.readAt;
      cursor = answer.value.nextCursor;
      if (cursor === null) break;
    }
    return { kind: 'answer', value: items, readAt };
  };
  const csv = (path: string, query: Arguments): string =>
    requestAddress(path, { limit: LARGEST_PAGE, ...query, asOf, format: 'csv' });
  return { read, page, all, csv };
}
