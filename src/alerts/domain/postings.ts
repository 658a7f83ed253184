/** Stands for every value of a part that is no condition. */
const ANY = '*';

/**
 * Finds what was posted under a combination of values without looking at the rest: each entry is posted under every
 * combination of the values it accepts, one part at a time, and `*` where it accepts all.
 */
export class Postings<T> {
  private readonly entries = new Map<string, T[]>();

  /** Posts an entry; an empty part accepts everything. */
  post(parts: readonly (readonly string[])[], entry: T): void {
    for (const key of keysOf(parts.map((values) => (values.length === 0 ? [ANY] : values)))) {
      const under = this.entries.get(key);
      if (under === undefined) this.entries.set(key, [entry]);
      else under.push(entry);
    }
  }

  /** The lists under which something of these values can stand. */
  *find(parts: readonly (readonly string[])[]): Generator<readonly T[]> {
    for (const key of keysOf(parts.map((values) => [ANY, ...values]))) {
      const under = this.entries.get(key);
      if (under !== undefined) yield under;
    }
  }

  /** Every list, to be put in order once all is posted. */
  lists(): Iterable<T[]> {
    return this.entries.values();
  }
}

function keysOf(parts: readonly (readonly string[])[]): readonly string[] {
  return parts.reduce<readonly string[]>(
    (keys, values) => keys.flatMap((key) => values.map((value) => `${key}\u0000${value}`)),
    [''],
  );
}
