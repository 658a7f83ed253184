import type { Fact } from '../fact.js';

/** What was seen of something, and what is new since: both are stored together, or neither is. */
export interface Looked<S> {
  readonly facts: readonly Fact[];
  readonly seen: S;
}
