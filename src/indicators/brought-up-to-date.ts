/**
 * Something that is kept and brought up to date by every reading: one reading at a time, each from where the last
 * success ended. Whoever asked hears of a failure; the next one in turn does not.
 */
export class BroughtUpToDate<T> {
  private known: T | null = null;
  private turn: Promise<void> = Promise.resolve();

  /** The next state, made of the known one (null: of nothing). */
  next(step: (known: T | null) => Promise<T>): Promise<T> {
    const reading = this.turn.then(async () => (this.known = await step(this.known)));
    this.turn = reading.then(nothing, nothing);
    return reading;
  }
}

function nothing(): void {
  // The promise it follows is somebody else's to look at.
}
