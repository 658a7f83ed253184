/** Where the primary's log stood at an instant. */
export interface ReplayMark {
  readonly at: Date;
  readonly position: bigint;
}

const POSITION = /^([0-9A-F]{1,8})\/([0-9A-F]{1,8})$/i;
const LOW_BITS = 32n;

/** A position in PostgreSQL's log, written `16/B374D848`, as a number that grows with it. Throws where it is none. */
export function logPosition(text: string): bigint {
  const [, high, low] = POSITION.exec(text) ?? [];
  if (high === undefined || low === undefined) throw new Error(`"${text}" is no position in a log.`);
  return (BigInt(`0x${high}`) << LOW_BITS) + BigInt(`0x${low}`);
}

/**
 * What a replica knows that has replayed the log up to a position: all that the primary knew at the newest mark it has
 * passed. Null where it has passed none. Marks may come in any order.
 */
export function knownAsOf(marks: readonly ReplayMark[], replayed: bigint): Date | null {
  const passed = marks.filter(({ position }) => position <= replayed).map(({ at }) => at.getTime());
  return passed.length === 0 ? null : new Date(Math.max(...passed));
}
