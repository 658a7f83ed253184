/** A binary heap that gives back first what `before` puts first. */
export class MaxHeap<Item> {
  private readonly items: Item[] = [];

  constructor(private readonly before: (a: Item, b: Item) => boolean) {}

  push(item: Item): void {
    let at = this.items.length;
    this.items.push(item);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = this.items[parent];
      if (above === undefined || !this.before(item, above)) break;
      this.items[at] = above;
      at = parent;
    }
    this.items[at] = item;
  }

  /** Takes the first item; null when empty. */
  pop(): Item | null {
    const top = this.items[0];
    const last = this.items.pop();
    if (top === undefined || last === undefined) return null;
    if (this.items.length > 0) this.settle(last);
    return top;
  }

  /** Lets an item sink from the top to its place. */
  private settle(item: Item): void {
    let at = 0;
    for (;;) {
      const child = this.earlierChild(at);
      const below = this.items[child];
      if (below === undefined || !this.before(below, item)) break;
      this.items[at] = below;
      at = child;
    }
    this.items[at] = item;
  }

  private earlierChild(at: number): number {
    const left = this.items[2 * at + 1];
    const right = this.items[2 * at + 2];
    return left !== undefined && right !== undefined && this.before(right, left) ? 2 * at + 2 : 2 * at + 1;
  }
}
