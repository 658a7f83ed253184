import { z } from 'zod';
import { ProblemException, wrongForm } from './problem.js';

/** Where a page ended, as an opaque text for the next request. */
export function encodeCursor(place: Readonly<Record<string, string | number | null>>): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** The place a cursor names; null without one; throws a 400 problem for a text that is no cursor of this list. */
export function decodeCursor<T>(cursor: string | undefined, place: z.ZodType<T>): T | null {
  if (cursor === undefined) return null;
  const parsed = place.safeParse(jsonOf(cursor));
  if (parsed.success) return parsed.data;
  throw new ProblemException(400, 'cursor: take it from nextCursor of the page before, unchanged.', [
    wrongForm('cursor', cursor.slice(0, 80), 'nextCursor of the page before'),
  ]);
}

function jsonOf(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** A list's rows from the place after which they go on: `compare` orders rows as the list has them. */
export function rowsAfter<T, P>(
  rows: readonly T[],
  place: P | null,
  compare: (row: T, place: P) => number,
): readonly T[] {
  return place === null ? rows : rows.filter((row) => compare(row, place) > 0);
}

/** Orders by code units, as `COLLATE "C"` does for the ids of this project. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A page of a list: one more row than asked for was read, and says whether there is a next page. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** Cuts what is more than a page off and names the place after the last row kept. */
export function pageOf<T>(
  rows: readonly T[],
  limit: number,
  placeOf: (row: T) => Readonly<Record<string, string | number | null>>,
): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items,
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(placeOf(last)) : null,
  };
}
