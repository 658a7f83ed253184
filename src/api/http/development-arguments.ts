import type { z } from 'zod';
import type { DevelopmentNarrowing } from '../../developments/domain/development-reader.js';
import { DIRECTIONS, ORIGINS, STATUSES, TOPICS } from '../../kernel/words.js';
import { anyOf, argumentsOf, day, flag, instant, searchWords } from './arguments.js';

/** By what developments can be narrowed. */
export const narrowingArguments = {
  indicator: anyOf(TOPICS),
  direction: anyOf(DIRECTIONS),
  status: anyOf(STATUSES),
  origin: anyOf(ORIGINS),
  core: flag,
  from: day,
  to: day,
  q: searchWords,
};

export const narrowingQuery = argumentsOf({ ...narrowingArguments, asOf: instant });

/** The same as the reader takes it. */
export function narrowingOf(given: z.output<typeof narrowingQuery>): DevelopmentNarrowing {
  return {
    indicators: given.indicator,
    directions: given.direction,
    statuses: given.status,
    origins: given.origin,
    core: given.core ?? null,
    from: given.from ?? null,
    to: given.to ?? null,
    text: given.q ?? null,
    asOf: given.asOf ?? null,
  };
}
