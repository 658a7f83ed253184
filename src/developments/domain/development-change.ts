import type { TopicConfidence } from '../../classification/domain/verdict.js';
import type { Development } from './development.js';

/** A development as one version of it says. */
export interface KnownDevelopment extends Pick<
  Development,
  'id' | 'what' | 'date' | 'score' | 'eventType' | 'status'
> {
  readonly topics: readonly TopicConfidence[];
  readonly publishers: number;
  readonly mergedInto: string | null;
  readonly withdrawn: boolean;
  /** Whether a person's reading stands instead of the tracker's. */
  readonly corrected: boolean;
  /** The articles that tell of it, by id. */
  readonly articleIds: readonly string[];
}

/** A development that is known otherwise at a later instant. */
export interface DevelopmentChange {
  readonly id: string;
  /** Null where it was not known yet. */
  readonly before: KnownDevelopment | null;
  readonly after: KnownDevelopment;
  /** Whether a person corrected one of its articles between the two, or took that back. */
  readonly articleCorrected?: boolean;
}

export const CHANGE_KINDS = [
  'new',
  'merged',
  'withdrawn',
  'restored',
  'corrected',
  'regrouped',
  'reclassified',
  'reworded',
] as const;

/**
 * What happened to a development between two instants: it is new, was merged into another, withdrawn or restored, a
 * person corrected it or one of its articles or took a correction back, other reports tell of it now (regrouped), the same reports are read
 * otherwise (reclassified), or only its words are others.
 */
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** The first of {@link CHANGE_KINDS} that applies. */
export function kindOfChange({ before, after, articleCorrected = false }: DevelopmentChange): ChangeKind {
  if (before === null) return 'new';
  if (!isLive(before)) return isLive(after) ? 'restored' : ending(after);
  if (!isLive(after)) return ending(after);
  const isReadOtherwise = readingOf(before) !== readingOf(after);
  if (before.corrected !== after.corrected) return 'corrected';
  if (isReadOtherwise && (after.corrected || articleCorrected)) return 'corrected';
  if (before.articleIds.join(' ') !== after.articleIds.join(' ')) return 'regrouped';
  return isReadOtherwise ? 'reclassified' : 'reworded';
}

/** Whether it stands by itself: neither merged away nor withdrawn. */
export function isLive({ mergedInto, withdrawn }: KnownDevelopment): boolean {
  return mergedInto === null && !withdrawn;
}

function ending({ mergedInto }: KnownDevelopment): ChangeKind {
  return mergedInto === null ? 'withdrawn' : 'merged';
}

function readingOf({ date, topics, score, eventType, status, publishers }: KnownDevelopment): string {
  return JSON.stringify([date.from, date.to, date.precision, topics, score, eventType, status, publishers]);
}
