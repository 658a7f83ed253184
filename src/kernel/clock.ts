/** The clock port: the only way a service learns the time. */
export interface Clock {
  /** The current instant. */
  now(): Date;
}

/** Injection token of the clock. */
export const CLOCK = Symbol('clock');

export const systemClock: Clock = { now: () => new Date() };
