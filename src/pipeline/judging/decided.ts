import type { Change, Undo } from '../../corrections/domain/correction.js';

/** What is to be recorded, and the change whose subject follows from it: its own, or for an undo its root. */
export interface Decided {
  readonly outcome: 'decided';
  readonly entry: Change | Undo;
  readonly about: Change;
}

/** A change that is recorded as it is. */
export function decided(change: Change): Decided {
  return { outcome: 'decided', entry: change, about: change };
}
