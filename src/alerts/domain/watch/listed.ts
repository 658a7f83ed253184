import type { Fact } from '../fact.js';
import type { Looked } from './seen.js';

/** What can be listed: a fact with the key by which it is known again. */
export interface Listed {
  readonly key: string;
  readonly fact: Fact;
}

/** Keys that were there when it was last looked; null: it was never looked. */
export type SeenKeys = readonly string[] | null;

/** What is listed now and was not before; the first look tells of nothing, since all of it is old. */
export function newlyListed(listed: readonly Listed[], seen: SeenKeys): Looked<readonly string[]> {
  const known = new Set(seen ?? []);
  return {
    facts: seen === null ? [] : listed.filter(({ key }) => !known.has(key)).map(({ fact }) => fact),
    seen: listed.map(({ key }) => key).sort(),
  };
}
