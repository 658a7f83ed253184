/** Stands for every value of a part that is no condition. */
const ANY = '*';

/** What is posted under a value: a branch for each value of the next part, or at the end a list. */
interface Branch<T> {
  readonly next: Map<string, Branch<T>>;
  readonly entries: T[];
}

/**
 * Finds what was posted under a combination of values without looking at the rest: each entry stands under every
 * combination of the values it accepts, one part at a time, and under `*` where it accepts all. Combinations under which
 * nothing stands are left at the first value that leads nowhere.
 */
export class Postings<T> {
  private readonly root: Branch<T> = branch();

  /** Posts an entry; an empty part accepts everything. */
  post(parts: readonly (readonly string[])[], entry: T): void {
    let ends = [this.root];
    for (const values of parts) {
      const accepted = values.length === 0 ? [ANY] : [...new Set(values)];
      ends = ends.flatMap((end) => accepted.map((value) => under(end, value)));
    }
    for (const { entries } of ends) entries.push(entry);
  }

  /** The lists under which something of these values can stand. */
  find(parts: readonly (readonly string[])[]): readonly (readonly T[])[] {
    let ends = [this.root];
    for (const values of parts) {
      ends = ends.flatMap((end) => [ANY, ...values].flatMap((value) => end.next.get(value) ?? []));
    }
    return ends.map(({ entries }) => entries);
  }

  /** Every list, to be put in order once all is posted. */
  lists(): readonly T[][] {
    return listsOf(this.root);
  }
}

function branch<T>(): Branch<T> {
  return { next: new Map(), entries: [] };
}

function under<T>(end: Branch<T>, value: string): Branch<T> {
  const known = end.next.get(value);
  if (known !== undefined) return known;
  const made = branch<T>();
  end.next.set(value, made);
  return made;
}

function listsOf<T>({ next, entries }: Branch<T>): readonly T[][] {
  return [entries, ...[...next.values()].flatMap(listsOf)];
}
