import type { DateRange } from '../../kernel/dates.js';
import type { Direction, EventType, Score, Status, Topic } from '../../kernel/words.js';

/** The parts of a verdict that a person can correct. */
export interface Reading {
  readonly relevant: boolean;
  /** In no order that means anything. */
  readonly indicators: readonly Topic[];
  readonly eventType: EventType | null;
  readonly mode: string | null;
  readonly direction: Direction;
  readonly score: Score;
  readonly status: Status | null;
}

/** The parts of a development that a person can correct; `relevant` false takes it out of lists and index. */
export interface DevelopmentReading extends Reading {
  readonly what: string;
  readonly date: DateRange;
}

/** Some parts of a reading; what is left out or undefined is not corrected. */
type PartsOf<T> = { readonly [K in keyof T]?: T[K] | undefined };
export type ReadingParts = PartsOf<Reading>;
export type DevelopmentParts = PartsOf<DevelopmentReading>;

/** What is left of a reading where nothing bilateral is reported. */
export const NOT_RELEVANT: Reading = {
  relevant: false,
  indicators: [],
  eventType: null,
  mode: null,
  direction: 'neutral',
  score: 0,
  status: null,
};

/** Parts that a person must give with "relevant" where the tracker read nothing they could keep. */
const NEEDED = ['indicators', 'direction', 'score', 'status'] as const;

/**
 * The parts as they are recorded: whoever sets another part says that there is a development, so that no later version
 * of the classifier makes the correction void.
 */
export function recordedParts<T extends DevelopmentParts>(parts: T): T & { readonly relevant: boolean } {
  return { ...parts, relevant: parts.relevant ?? true };
}

/** Parts that are missing from a correction which calls relevant what was read as not relevant; empty where none is. */
export function missingParts(parts: ReadingParts, seen: Reading): readonly (keyof Reading)[] {
  if (seen.relevant || parts.relevant !== true) return [];
  return NEEDED.filter((part) => parts[part] === undefined);
}

/** A reading with the given parts in place of its own. */
export function withParts(reading: DevelopmentReading, parts: DevelopmentParts): DevelopmentReading;
export function withParts(reading: Reading, parts: ReadingParts): Reading;
export function withParts(reading: Reading, parts: ReadingParts): Reading {
  const given = Object.entries(parts).filter(([, value]) => value !== undefined);
  return { ...reading, ...Object.fromEntries(given) };
}

/** A score's sign and its direction that contradict each other, in words; null where they agree. */
export function contradiction({ direction, score }: Pick<Reading, 'direction' | 'score'>): string | null {
  if (direction === 'cooperation' && score < 0) return 'cooperation has no negative score';
  if (direction === 'conflict' && score > 0) return 'conflict has no positive score';
  if (direction === 'neutral' && score !== 0) return 'neutral has the score 0';
  return null;
}
