import fc from 'fast-check';
import { z } from 'zod';
import { byText, decodeCursor, encodeCursor, pageOf, rowsAfter } from './cursor.js';
import { ProblemException } from './problem.js';

const MOST_PAGES = 100;
const place = z.object({ id: z.string() });

/** Every id, page by page, of a list that may change between the pages. */
function walk(rowsAtPage: (page: number) => readonly string[], limit: number): readonly string[] {
  const seen: string[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const rest = rowsAfter(rowsAtPage(page), decodeCursor(cursor, place), (row, after) =>
      byText(row, after.id),
    );
    const { items, nextCursor } = pageOf(rest, limit, (id) => ({ id }));
    seen.push(...items);
    if (nextCursor === null) return seen;
    cursor = nextCursor;
  }
  throw new Error('The pages have no end.');
}

const ids = fc.uniqueArray(fc.string(), { maxLength: 30 }).map((all) => all.toSorted(byText));

test('a cursor leads back to the place it was made from', () => {
  fc.assert(
    fc.property(fc.string(), (id) => {
      expect(decodeCursor(encodeCursor({ id }), place)).toEqual({ id });
    }),
  );
});

test('the pages of a list that stays the same are the list', () => {
  fc.assert(
    fc.property(ids, fc.integer({ min: 1, max: 7 }), (rows, limit) => {
      expect(walk(() => rows, limit)).toEqual(rows);
    }),
  );
});

test('what was there all the time comes exactly once, whatever is inserted between the pages', () => {
  fc.assert(
    fc.property(ids, ids, fc.integer({ min: 1, max: 7 }), (before, added, limit) => {
      const after = [...new Set([...before, ...added])].toSorted(byText);
      const seen = walk((page) => (page === 0 ? before : after), limit);
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toEqual(expect.arrayContaining([...before]));
    }),
  );
});

test('a full last page has no next one', () => {
  expect(pageOf(['a', 'b'], 2, (id) => ({ id })).nextCursor).toBeNull();
});

test.each(['', 'abc', '%%%', encodeCursor({ other: 1 }), Buffer.from('[').toString('base64url')])(
  'the text "%s" is refused as a cursor of this list',
  (cursor) => {
    expect(() => decodeCursor(cursor, place)).toThrow(ProblemException);
  },
);
