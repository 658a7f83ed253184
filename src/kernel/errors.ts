/**
 * An expected failure of the whole command or request, written for a person:
 * what is wrong and where, and what to do next.
 */
export class TrackerError extends Error {
  constructor(
    message: string,
    readonly remedy: string,
  ) {
    super(message);
    this.name = 'TrackerError';
  }
}
