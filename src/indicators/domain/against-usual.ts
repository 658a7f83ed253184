import type { ChangeWord } from './week-change.js';

/** `unusual` only where the tested change stands; `not-shown` where none does, `not-tested` where nobody can say. */
export const AGAINST_USUAL = ['unusual', 'not-shown', 'not-tested'] as const;
export type AgainstUsual = (typeof AGAINST_USUAL)[number];

/** How a week stands against the usual, by the word of its tested change; null where it was not tested. */
export function againstUsual(word: ChangeWord | null): AgainstUsual {
  if (word === null) return 'not-tested';
  return word === 'none-shown' ? 'not-shown' : 'unusual';
}
