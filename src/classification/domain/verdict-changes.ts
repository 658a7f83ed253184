import type { Reading } from '../../corrections/domain/reading.js';

/** A part of a verdict that would be, or was, another: `from` the old version's, `to` the new one's. */
export interface PartChange {
  readonly from: Reading[keyof Reading];
  readonly to: Reading[keyof Reading];
}

/** The parts that differ, by name; empty where both readings are the same. The order of indicators means nothing. */
export function verdictChanges(
  before: Reading,
  after: Reading,
): Readonly<Partial<Record<keyof Reading, PartChange>>> {
  const names = ['relevant', 'indicators', 'eventType', 'mode', 'direction', 'score', 'status'] as const;
  const differing = names.filter((name) => comparable(before[name]) !== comparable(after[name]));
  return Object.fromEntries(
    differing.map((name) => [name, { from: before[name], to: after[name] }] as const),
  );
}

function comparable(part: Reading[keyof Reading]): string {
  return typeof part === 'object' && part !== null ? [...part].sort().join(' ') : String(part);
}
