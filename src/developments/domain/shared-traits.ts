import type { Telling } from './report-features.js';

/** Steps in which a likeness is counted, of 0 … 1. */
export const LIKENESS_STEPS = 10;

/** Likeness of two texts' traits or words, 0 … 10: shared rarity over the geometric mean of both texts' rarity. */
export function likenessSteps(shared: number, left: number, right: number): number {
  return shared === 0 ? 0 : Math.round((LIKENESS_STEPS * shared) / Math.sqrt(left * right));
}

const totals = new WeakMap<Telling, number>();

/** Sum of the rarities; remembered, since a report is compared with many. */
export function totalRarity(traits: Telling): number {
  const known = totals.get(traits);
  if (known !== undefined) return known;
  let total = 0;
  for (const rarity of traits.values()) total += rarity;
  totals.set(traits, total);
  return total;
}

/** Sum of the rarities of what both have. */
export function sharedRarity(a: Telling, b: Telling): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const [item, rarity] of small) if (large.has(item)) shared += rarity;
  return shared;
}

/** How many both have. */
export function countShared(a: Telling, b: Telling): number {
  let shared = 0;
  for (const item of a.keys()) if (b.has(item)) shared += 1;
  return shared;
}

/** Whether two sets have anything in common. */
export function shareAny(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  for (const item of small) if (large.has(item)) return true;
  return false;
}

/** Whether two sets share something, or one of them is empty. */
export function meetIn(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === 0 || b.size === 0 || shareAny(a, b);
}
