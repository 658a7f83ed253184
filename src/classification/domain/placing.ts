import { foldWord } from './characters.js';
import type { Mention, Reading } from './reading.js';

/** Words before (English, Russian) or after (Urdu) a country that only say where something is, or whence it comes. */
const PLACING: ReadonlySet<string> = new Set(
  ['in', 'of', 'from', 'across', 'в', 'во', 'из', 'میں'].map(foldWord),
);
const URDU = /^[\u0600-\u06ff]/u;
/** Urdu says what stands where after the name, and tells the act last. */
export function isUrdu(reading: Reading, { field, first }: Mention): boolean {
  return URDU.test(reading.tokens[field][first]?.norm ?? '');
}

/** The word that makes a country a mere place (`in`, `из`, `میں`); null where it may act. */
export function placingWord(reading: Reading, mention: Mention): string | null {
  const { field, first, last } = mention;
  const tokens = reading.tokens[field];
  const at = isUrdu(reading, mention) ? last + 1 : first - 1;
  const word = tokens[at]?.norm ?? '';
  return PLACING.has(word) ? word : null;
}
