import type { Side, SideRole } from './lexicon.js';
import { inOffice } from './office-terms.js';
import { isSideMention, type Mention, type Reading, type Sentence } from './reading.js';

/** Somebody who acts or speaks for a side, and in what office. */
export interface Official {
  readonly side: Side;
  readonly role: SideRole;
  readonly mention: Mention;
}

const OFFICES: ReadonlySet<SideRole> = new Set<SideRole>([
  'leader',
  'fm',
  'deputy-pm',
  'minister',
  'diplomat',
  'military',
  'parliament',
]);

const ROLE_CUES: ReadonlyMap<string, SideRole> = new Map<string, SideRole>([
  ['cue.leader-role', 'leader'],
  ['cue.fm-role', 'fm'],
  ['cue.diplomat-role', 'diplomat'],
  ['cue.parliament-role', 'parliament'],
  ['cue.minister-role', 'minister'],
  ['cue.military-role', 'military'],
]);

const NEAR_LEFT = 2;
const FAR_LEFT = 4;
const NEAR_RIGHT = 5;
const CONJUNCTIONS: ReadonlySet<string> = new Set(['and', 'и', 'اور', '&']);
const TOWARDS: ReadonlySet<string> = new Set(['to', 'in']);

export function sideMentions(mentions: readonly Mention[], side: Side): Mention[] {
  return mentions.filter((mention) => isSideMention(mention) && mention.entry.side === side);
}

export function thirdMentions(mentions: readonly Mention[]): Mention[] {
  return mentions.filter((mention) => mention.entry.kind === 'third');
}

function other(side: Side): Side {
  return side === 'pk' ? 'ru' : 'pk';
}

/** A state, people or capital: what an office can belong to. */
function isHolder(mention: Mention): boolean {
  const { entry } = mention;
  return (
    entry.kind === 'third' || (entry.kind === 'side' && (entry.role === 'state' || entry.role === 'capital'))
  );
}

function wordsBetween(reading: Reading, left: Mention, right: Mention): string[] {
  return reading.tokens[left.field].slice(left.last + 1, right.first).map((token) => token.norm);
}

function leftHolder(
  reading: Reading,
  cue: Mention,
  holders: readonly Mention[],
  reach: number,
): Mention | null {
  const left = holders.filter((h) => h.last < cue.first && cue.first - h.last <= reach);
  const nearest = left.at(-1);
  if (!nearest) return null;
  return wordsBetween(reading, nearest, cue).some((word) => CONJUNCTIONS.has(word)) ? null : nearest;
}

function holderSide(mention: Mention): Side | null {
  return isSideMention(mention) ? mention.entry.side : null;
}

/** Whose office a role word names: the holder before it, else the one after it, turned round by "to". */
function officeSide(reading: Reading, cue: Mention, holders: readonly Mention[]): Side | null {
  const near = leftHolder(reading, cue, holders, NEAR_LEFT);
  if (near) return holderSide(near);
  const right = holders.find((h) => h.first > cue.last && h.first - cue.last <= NEAR_RIGHT);
  if (right) {
    const side = holderSide(right);
    const before = reading.tokens[right.field][right.first - 1]?.norm ?? '';
    return side !== null && TOWARDS.has(before) ? other(side) : side;
  }
  const far = leftHolder(reading, cue, holders, FAR_LEFT);
  return far ? holderSide(far) : null;
}

/** "Former prime minister", "سابق وزیراعظم": an office that is no longer held speaks for nobody. */
function isFormer(office: Mention, { mentions }: Sentence): boolean {
  return mentions.some(
    ({ entry, first, last }) => entry.id === 'cue.former' && first < office.first && office.first - last <= 1,
  );
}

function officesByCue(reading: Reading, sentence: Sentence): Official[] {
  const holders = sentence.mentions.filter(isHolder);
  return sentence.mentions.flatMap((mention) => {
    const role = ROLE_CUES.get(mention.entry.id);
    if (!role || isFormer(mention, sentence)) return [];
    const side = officeSide(reading, mention, holders);
    return side === null ? [] : [{ side, role, mention }];
  });
}

/** Whether names of the role are of somebody who acts or speaks for the side. */
export function isOfficeHolder(role: SideRole): boolean {
  return OFFICES.has(role);
}

/** Officials of both sides, by name (in office at that date) and by office. */
export function officials(reading: Reading, sentence: Sentence, date: string | null): Official[] {
  const named = sentence.mentions.flatMap((mention) => {
    if (!isSideMention(mention)) return [];
    const { side, role, years, office } = mention.entry;
    if (office && isFormer(mention, sentence)) return [];
    return OFFICES.has(role) && inOffice(years, date) ? [{ side, role, mention }] : [];
  });
  return [...named, ...officesByCue(reading, sentence)];
}

/** A surname that several bear means nobody who was out of office at the date. */
export function meansAnother({ entry }: Mention, date: string | null): boolean {
  return entry.kind === 'side' && entry.weak && !inOffice(entry.years, date);
}

/** Persons named who no longer (or not yet) hold the office they are known for. */
export function outOfOffice(sentence: Sentence, date: string | null): Mention[] {
  return sentence.mentions.filter(
    (mention) => isSideMention(mention) && !mention.entry.weak && !inOffice(mention.entry.years, date),
  );
}

export function namesBoth(sentence: Sentence): boolean {
  return sideMentions(sentence.mentions, 'pk').length > 0 && sideMentions(sentence.mentions, 'ru').length > 0;
}

/** Words between two neighbouring mentions are only commas, dashes or "and". */
export function areJoined(reading: Reading, a: Mention, b: Mention): boolean {
  const [left, right] = a.first <= b.first ? [a, b] : [b, a];
  if (left.field !== right.field || left.sentence !== right.sentence) return false;
  const between = wordsBetween(reading, left, right);
  return between.length === 0 || (between.length === 1 && CONJUNCTIONS.has(between[0] ?? ''));
}
