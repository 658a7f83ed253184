import type { Addressee, Claimed } from './adapters/dispatch-store.js';

/** A notification on its way, with where it goes. */
export interface Sending {
  readonly claimed: Claimed;
  readonly addressee: Addressee;
  /** From then on its lease runs. */
  readonly claimedAt: Date;
}

/** Whether it was asked for by hand, to see that messages arrive. */
export function isTest({ claimed }: Pick<Sending, 'claimed'>): boolean {
  return claimed.notification.kind === 'test';
}

/** The ids of what is on its way. */
export function idsOf(sendings: readonly Sending[]): readonly string[] {
  return sendings.map(({ claimed }) => claimed.notification.id);
}
