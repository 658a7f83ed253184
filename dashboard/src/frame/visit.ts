import type { Place } from '../address/query.js';
import { asOfIn, keepingChoices } from '../address/query.js';
import type { Reader } from '../service/reader.js';
import { readerAt } from '../service/reader.js';

/** One look at a page: where, with which reader, and how to go on. */
export interface Visit extends Place {
  /** Parts of the path that vary, e.g. the id of a development. */
  readonly parts: Readonly<Record<string, string>>;
  readonly reader: Reader;
  /** The address of another page of the dashboard with the chosen moment of knowledge and language kept. */
  readonly link: (address: string) => string;
  /** Goes to an address without leaving the page; `replace` adds no step to go back to. */
  readonly go: (address: string, replace?: boolean) => void;
  /** Has a sentence read out by screen readers. */
  readonly announce: (sentence: string) => void;
}

/** What a page gives back: its pieces, and how it follows a change of the query. */
export interface OpenPage {
  /** Resolves when the page has its height, so that a place on it can be scrolled to. */
  readonly ready: Promise<unknown>;
  /** Shows another state of the same page; absent: the page is built anew. */
  change?(visit: Visit): void;
  close?(): void;
}

/** A page and how its code comes; until it is opened only its address is known. */
export interface PageEntry {
  /** `/developments/:id`: parts with a colon vary. */
  readonly pattern: string;
  readonly load: () => Promise<PageKind>;
}

export interface PageKind {
  title(visit: Visit): string;
  open(visit: Visit, main: HTMLElement): OpenPage;
}

/** The varying parts of a path under a pattern, or null where it does not fit. */
export function matched(pattern: string, path: string): Readonly<Record<string, string>> | null {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  if (wanted.length !== given.length) return null;
  const parts: Record<string, string> = {};
  for (const [at, name] of wanted.entries()) {
    const value = given[at] ?? '';
    if (name.startsWith(':')) parts[name.slice(1)] = decodeURIComponent(value);
    else if (name !== value) return null;
  }
  return parts;
}

/** Makes a visit of a place. */
export function visitOf(place: Place, parts: Visit['parts'], ways: Pick<Visit, 'go' | 'announce'>): Visit {
  return {
    ...place,
    ...ways,
    parts,
    reader: readerAt(asOfIn(place.query)),
    link: (address) => keepingChoices(address, place.query),
  };
}
