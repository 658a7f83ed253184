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

/**
 * The changes with each development that got another id as one change, told under its present id. A development is
 * named after its first report: where that one is taken off, what is left stands under another id, and would read as one
 * development merged away and another one come. One of the same articles, but for what was taken off, is the same
 * development; of several that became part of a new one that which shares most articles with it, the first by id where
 * several do.
 */
export function withRenamed(changes: readonly DevelopmentChange[]): readonly DevelopmentChange[] {
  const into = new Map<string, DevelopmentChange[]>();
  for (const change of changes) {
    const to = change.after.mergedInto;
    if (to !== null && change.before !== null && isLive(change.before))
      into.set(to, [...(into.get(to) ?? []), change]);
  }
  const renamed = new Map<string, DevelopmentChange>();
  for (const { id, before, after } of changes) {
    const was = before === null ? mostAlike(into.get(id) ?? [], after) : undefined;
    if (was !== undefined) renamed.set(id, was);
  }
  const former = new Set([...renamed.values()].map(({ id }) => id));
  return changes
    .filter(({ id }) => !former.has(id))
    .map((change) => {
      const was = renamed.get(change.id);
      if (was === undefined) return change;
      const articleCorrected = change.articleCorrected === true || was.articleCorrected === true;
      return { ...change, before: was.before, articleCorrected };
    });
}

function mostAlike(
  candidates: readonly DevelopmentChange[],
  { articleIds }: KnownDevelopment,
): DevelopmentChange | undefined {
  const shared = ({ before }: DevelopmentChange): number =>
    before?.articleIds.filter((id) => articleIds.includes(id)).length ?? 0;
  return candidates
    .filter((one) => shared(one) > 0)
    .toSorted((a, b) => shared(b) - shared(a) || (a.id < b.id ? -1 : 1))[0];
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
