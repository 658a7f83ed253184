import type { ArticleCorrection } from '../../corrections/domain/correction.js';
import { NOT_RELEVANT, withParts, type Reading } from '../../corrections/domain/reading.js';
import type { Topic } from '../../kernel/words.js';
import type { TopicConfidence, Verdict } from './verdict.js';

/** What a person decided is certain (DESIGN §5). */
const CERTAIN = 1;

/** What the classifier itself said, kept beside a person's verdict. */
export interface OwnReading extends Omit<Reading, 'indicators'> {
  /** 0 … 1. */
  readonly relevance: number;
  readonly indicators: readonly TopicConfidence[];
}

/** A verdict as it holds; `own` is the classifier's where a person decided otherwise or confirmed it, else null. */
export interface VerdictInForce {
  readonly verdict: Verdict;
  readonly own: OwnReading | null;
}

/** The parts of a verdict that a person can correct. */
export function readingOf(verdict: Omit<OwnReading, 'relevance'>): Reading {
  const { relevant, eventType, mode, direction, score, status } = verdict;
  const indicators = verdict.indicators.map(({ name }) => name);
  return { relevant, indicators, eventType, mode, direction, score, status };
}

/**
 * The classifier's verdict with the corrections that hold, oldest first. Each sets its parts, the others stay the
 * classifier's; where the classifier found nothing, they are what the last corrector saw. Relevance is then certain (1
 * or 0), and so are the indicators that a person set or left standing; evidence and traits stay the classifier's.
 */
export function correctedVerdict(
  verdict: Verdict,
  corrections: readonly ArticleCorrection[],
): VerdictInForce {
  const last = corrections.at(-1);
  if (last === undefined) return { verdict, own: null };
  const own = ownOf(verdict);
  const base = verdict.relevant ? readingOf(verdict) : last.seen;
  const merged = corrections.reduce<Reading>((reading, { parts }) => withParts(reading, parts), base);
  const reading = merged.relevant ? merged : NOT_RELEVANT;
  const isDecided =
    corrections.some(({ parts }) => parts.indicators !== undefined) ||
    sameTopics(reading.indicators, last.seen.indicators);
  return {
    own,
    verdict: {
      ...verdict,
      ...reading,
      relevance: reading.relevant ? CERTAIN : 0,
      indicators: reading.indicators.map((name) => ({
        name,
        confidence: isDecided ? CERTAIN : (confidenceIn(verdict, name) ?? CERTAIN),
      })),
    },
  };
}

/** The verdict that a stored one rests on: the classifier's own. */
export function ownVerdict(verdict: Verdict, own: OwnReading | null): Verdict {
  return own === null ? verdict : { ...verdict, ...own };
}

function ownOf(verdict: Verdict): OwnReading {
  const { relevant, relevance, indicators, eventType, mode, direction, score, status } = verdict;
  return { relevant, relevance, indicators, eventType, mode, direction, score, status };
}

function sameTopics(a: readonly Topic[], b: readonly Topic[]): boolean {
  return a.length === b.length && a.every((topic) => b.includes(topic));
}

function confidenceIn(verdict: Verdict, topic: Topic): number | null {
  return verdict.indicators.find(({ name }) => name === topic)?.confidence ?? null;
}
