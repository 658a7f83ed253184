import { measuredNumber } from './numbers.js';
import { counted, t } from '../language/say.js';

const LARGEST_BONUS = 3;

/** What a development's weight is made of; the weight itself is the service's (DESIGN §5). */
export interface Weighed {
  /** Independent publishers; 0 where only documents tell of it. */
  readonly publishers: number;
  readonly weight: number;
  /** 0 … 1. */
  readonly confidence: number;
}

/** The weight as arithmetic that can be followed: “1.185 = 0.7 (how sure) × 1.693 (2 independent publishers: …).” */
export function weightWords({ publishers, weight, confidence }: Weighed): string {
  const bonus = Math.min(LARGEST_BONUS, 1 + Math.log(Math.max(1, publishers)));
  const [of, by, to] = [measuredNumber(weight), measuredNumber(confidence), measuredNumber(bonus)];
  if (publishers === 0) return t`${of} = ${by} (how sure) × ${to} (told by documents only: no bonus).`;
  if (publishers === 1) return t`${of} = ${by} (how sure) × ${to} (one independent publisher: no bonus).`;
  return counted(
    publishers,
    '{0} = {1} (how sure) × {2} (the bonus for {n} independent publisher: 1 + ln of their number, at most 3).',
    '{0} = {1} (how sure) × {2} (the bonus for {n} independent publishers: 1 + ln of their number, at most 3).',
    of,
    by,
    to,
  );
}
