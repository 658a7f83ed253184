/**
 * Work that is asked for again and again (by a timer, by what came in) and done once at a time: whoever asks while it is
 * under way joins it. A failure is told and ends that run only.
 */
export class OneAtATime {
  private running: Promise<void> | null = null;
  private isAskedAgain = false;
  private ending = false;

  constructor(
    private readonly work: () => Promise<void>,
    private readonly tell: (error: unknown) => void,
  ) {}

  /** Whether the end has been asked for; long work looks at it between its steps. */
  get isEnding(): boolean {
    return this.ending;
  }

  /** Does the work, or joins what is under way; never rejects, and does nothing after the end. */
  run(): Promise<void> {
    if (this.ending) return Promise.resolve();
    this.running ??= this.work()
      .catch(this.tell)
      .finally(() => {
        this.running = null;
        const again = this.isAskedAgain;
        this.isAskedAgain = false;
        if (again) void this.run();
      });
    return this.running;
  }

  /** As `run`, and where it was under way already once more afterwards: it may have looked too early. */
  runAfresh(): Promise<void> {
    this.isAskedAgain ||= this.running !== null;
    return this.run();
  }

  /** Begins nothing any more, and waits for what is under way. */
  async end(): Promise<void> {
    this.ending = true;
    await this.running;
  }
}
