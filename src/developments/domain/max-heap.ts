/** A binary heap that gives back first what `before` puts first. */
export class MaxHeap<Item> {
  private readonly items: Item[] = [];

  constructor(private readonly before: (a: Item, b: Item) => boolean) {}

  push(item: Item): void {
    this.items.push(item);
    let at = this.items.length - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.swapIfBefore(at, parent)) return;
      at = parent;
    }
  }

  /** Takes the first item; null when empty. */
  pop(): Item | null {
    const top = this.items[0];
    const last = this.items.pop();
    if (top === undefined || last === undefined) return null;
    if (this.items.length > 0) {
      this.items[0] = last;
      this.sink(0);
    }
    return top;
  }

  private sink(from: number): void {
    let at = from;
    for (;;) {
      const left = 2 * at + 1;
      const child = this.comesBefore(left + 1, left) ? left + 1 : left;
      if (!this.swapIfBefore(child, at)) return;
      at = child;
    }
  }

  private comesBefore(a: number, b: number): boolean {
    const [first, second] = [this.items[a], this.items[b]];
    return first !== undefined && second !== undefined && this.before(first, second);
  }

  private swapIfBefore(lower: number, upper: number): boolean {
    const [a, b] = [this.items[lower], this.items[upper]];
    if (a === undefined || b === undefined || !this.before(a, b)) return false;
    this.items[lower] = b;
    this.items[upper] = a;
    return true;
  }
}
