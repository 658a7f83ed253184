import { foldWord } from './characters.js';
import type { SideRole } from './lexicon.js';
import { isOfficeHolder } from './parties.js';
import { isSideMention, type Field, type Mention, type Reading } from './reading.js';
import type { Token } from './tokens.js';
import type { SideEntry } from './lexicon.js';

export type SideMention = Mention<SideEntry>;

/** Words that stand beside a person's name without being part of it. */
const BESIDE_NAMES: ReadonlySet<string> = new Set(
  (
    'and with to by of for the in on at from as s a an or but over after before not is are was will has no mr ms mrs dr sen gen lt sir ' +
    'и с к от о об на в по для у за не из до как что г ' +
    'کی کے کا نے سے کو اور میں پر تک کہ ہے جناب'
  )
    .split(' ')
    .map(foldWord),
);

const PREPOSITIONS: ReadonlySet<string> = new Set(['in', 'at', 'from', 'в', 'во', 'на', 'из', 'под']);
export const ARABIC_LETTER = /^[\u0600-\u06ff]/u;

/** An abbreviation as short as this is shared by many (`FIA`, `APP`, `TCP`). */
export const SHARED_LETTERS = 4;

/** How a field is written: only where small and capital letters are mixed do capitals show names. */
type Writing = 'mixed' | 'even';

export function isCapital(text: string, token: Token): boolean {
  const first = text.charAt(token.start);
  return first !== first.toLowerCase();
}

export function writingOf(reading: Reading, field: Field): Writing {
  const text = reading.text[field];
  const capital = reading.tokens[field].some((token) => isCapital(text, token));
  const small = reading.tokens[field].some(
    (token) => token.norm.length > SHARED_LETTERS && !isCapital(text, token),
  );
  return capital && small ? 'mixed' : 'even';
}

/** The word right before or after a name, with nothing but blanks between; null at an edge or a stop. */
export function neighbour(reading: Reading, { field, first, last }: Mention, step: -1 | 1): Token | null {
  const tokens = reading.tokens[field];
  const edge = tokens[step === -1 ? first : last];
  const next = tokens[step === -1 ? first - 1 : last + 1];
  if (!edge || next?.sentence !== edge.sentence) return null;
  const [left, right] = step === -1 ? [next, edge] : [edge, next];
  return reading.text[field].slice(left.end, right.start).trim() === '' ? next : null;
}

export function covering(reading: Reading, field: Field, { start, end }: Token): readonly Mention[] {
  return reading.mentions.filter((m) => m.field === field && m.start <= start && end <= m.end);
}

export function isPerson({ entry }: SideMention): boolean {
  return isOfficeHolder(entry.role) && entry.id.startsWith('person.');
}

/** Offices whose holders are known by their family names alone, in their years. */
const HIGHEST: ReadonlySet<SideRole> = new Set<SideRole>(['leader', 'fm', 'deputy-pm']);

/** A person's family name alone; those of the highest offices, bound to their years, stand for themselves. */
export function isFamilyName(mention: Mention): boolean {
  if (!isSideMention(mention) || !isPerson(mention) || mention.last > mention.first) return false;
  const inHighestOffice = HIGHEST.has(mention.entry.role) && mention.entry.years.length > 0;
  return mention.entry.weak || !inHighestOffice;
}

function isKnownWord(reading: Reading, field: Field, token: Token): boolean {
  if (BESIDE_NAMES.has(token.norm) || /^\d/u.test(token.norm)) return true;
  const known = covering(reading, field, token);
  // A family name beside a family name is one person's: "Imran Savelyev".
  return known.length > 0 && !known.some(isFamilyName);
}

/** A place that a preposition leads in ("in Astana Sharif offered …") is no first name. */
function isPlaceAfterPreposition(reading: Reading, field: Field, token: Token): boolean {
  const at = reading.tokens[field].indexOf(token);
  return PREPOSITIONS.has(reading.tokens[field][at - 1]?.norm ?? '');
}

/** A neighbour that may be the rest of somebody else's name: "Omar Sharif", "Novak Djokovic". */
function mayBeName(reading: Reading, mention: Mention, step: -1 | 1): boolean {
  const token = neighbour(reading, mention, step);
  if (!token || isKnownWord(reading, mention.field, token)) return false;
  if (step === -1 && isPlaceAfterPreposition(reading, mention.field, token)) return false;
  return writingOf(reading, mention.field) === 'even' || isCapital(reading.text[mention.field], token);
}

export function isSomebodyElse(reading: Reading, mention: SideMention): boolean {
  return mayBeName(reading, mention, -1) || mayBeName(reading, mention, 1);
}

/** Written small where the text writes names in capitals: no name. */
export function isSmallInMixedWriting(reading: Reading, { field, first }: Mention): boolean {
  const token = reading.tokens[field][first];
  return (
    token !== undefined && writingOf(reading, field) === 'mixed' && !isCapital(reading.text[field], token)
  );
}
