import { isObject } from './guards.js';
import type { Answer } from './problem.js';
import { problemOf, unreachable, unreadable } from './problem.js';
import { now } from './clock.js';

export type RowsFormat = 'csv' | 'json';

/** The address of a list's first page; or what gives the rows where the page counted them and the service has no list. */
export type RowsSource = string | (() => readonly object[]);

const MOST_PAGES = 1_000;

interface RowsPage {
  readonly items: readonly unknown[];
  readonly nextCursor: string | null;
}

function pageIn(body: unknown): RowsPage | null {
  if (!isObject(body) || !Array.isArray(body['items'])) return null;
  const { items, nextCursor } = body;
  return { items, nextCursor: typeof nextCursor === 'string' ? nextCursor : null };
}

function addressOf(address: string, format: RowsFormat, cursor: string | null): string {
  const url = new URL(address, location.origin);
  url.searchParams.set('format', format);
  if (cursor !== null) url.searchParams.set('cursor', cursor);
  return `${url.pathname}${url.search}`;
}

async function asked(address: string): Promise<Answer<string>> {
  try {
    const response = await fetch(address);
    const body = await response.text();
    if (response.ok) return { kind: 'answer', value: body, readAt: now() };
    return { kind: 'problem', problem: problemOf(response.status, null) };
  } catch (reason) {
    if (!(reason instanceof TypeError)) throw reason;
    return { kind: 'problem', problem: unreachable };
  }
}

/** The lines of a CSV page after the first have no head of their own. */
function appended(csv: string, page: string): string {
  if (csv === '') return page;
  return csv + page.slice(page.indexOf('\n') + 1);
}

/** What is read so far, of a list whose pages are read one after the other. */
export interface Rows {
  readonly items: readonly unknown[];
  readonly csv: string;
}

/** Rows that the page counted, in the forms in which the service would write them. */
export async function countedRows(items: readonly object[]): Promise<Answer<Rows>> {
  const { toCsv } = await import('../../../src/kernel/csv.js');
  return { kind: 'answer', value: { items, csv: toCsv(items) }, readAt: now() };
}

/**
 * All pages of a list, as the service writes them; `onPage` is told how many items are read. The address is that of the
 * list's first page.
 */
export async function allRows(
  address: string,
  format: RowsFormat,
  onPage: (count: number) => void,
): Promise<Answer<Rows>> {
  const items: unknown[] = [];
  let csv = '';
  let cursor: string | null = null;
  for (let read = 0; read < MOST_PAGES; read += 1) {
    const json: Answer<string> = await asked(addressOf(address, 'json', cursor));
    if (json.kind === 'problem') return json;
    const page = pageIn(JSON.parse(json.value));
    if (page === null) return { kind: 'problem', problem: unreadable(address, '') };
    if (format === 'csv') {
      const lines: Answer<string> = await asked(addressOf(address, 'csv', cursor));
      if (lines.kind === 'problem') return lines;
      csv = appended(csv, lines.value);
    }
    items.push(...page.items);
    onPage(items.length);
    cursor = page.nextCursor;
    if (cursor === null) break;
  }
  return { kind: 'answer', value: { items, csv }, readAt: now() };
}
