/** Records that a command asks for at once. */
export const PAGE = 500;

/** Reads page after page of {@link PAGE} records until one is not full. */
export async function allPages<T, P>(
  list: (after: P | null) => Promise<readonly T[]>,
  placeOf: (row: T) => P,
): Promise<readonly T[]> {
  const all: T[] = [];
  for (let after: P | null = null; ;) {
    const page: readonly T[] = await list(after);
    all.push(...page);
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return all;
    after = placeOf(last);
  }
}
