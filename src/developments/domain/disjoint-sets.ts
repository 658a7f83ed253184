/** Sets of whole numbers from 0 that are joined step by step; each is named by its smallest member. */
export class DisjointSets {
  private readonly parents: number[];

  constructor(size: number) {
    this.parents = Array.from({ length: size }, (_, at) => at);
  }

  /** The smallest member of the set that `member` stands in. */
  find(member: number): number {
    let root = member;
    for (let up = this.parents[root]; up !== undefined && up !== root; up = this.parents[root]) root = up;
    let at = member;
    while (at !== root) {
      const up = this.parents[at] ?? root;
      this.parents[at] = root;
      at = up;
    }
    return root;
  }

  join(a: number, b: number): void {
    const [first, second] = [this.find(a), this.find(b)];
    this.parents[Math.max(first, second)] = Math.min(first, second);
  }

  /** All sets, members ascending, ordered by their smallest members. */
  all(): readonly (readonly number[])[] {
    const sets = new Map<number, number[]>();
    this.parents.forEach((_, member) => {
      const root = this.find(member);
      const set = sets.get(root);
      if (set === undefined) sets.set(root, [member]);
      else set.push(member);
    });
    return [...sets.values()].sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
  }
}
