/** However many publishers report it, a development counts at most this many times. */
const MOST_TIMES = 3;

/**
 * Weight of a development (DESIGN §5): w = p · min(3, 1 + ln max(1, n)), from 0 to 3, where p is its confidence (0 … 1)
 * and n the number of independent publishers; none or one weigh p.
 */
export function developmentWeight(confidence: number, publishers: number): number {
  return confidence * Math.min(MOST_TIMES, 1 + Math.log(Math.max(1, publishers)));
}
