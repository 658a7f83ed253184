import type { Side, SideRole } from './lexicon.js';
import { isOfficeHolder } from './parties.js';
import type { Mention } from './reading.js';
import { closesTitle } from './rule-words.js';
import type { Scene } from './scene.js';

/** Whose word a headline is: one of the two sides', or a third party's on them. */
export interface HeadlineSpeaker {
  readonly side: Side | 'third';
  /** The office spoken from; null where only a state, a body or a third party is named. */
  readonly role: SideRole | null;
}

/** Characters before a name that leads a headline (`UPDATE 2-US: …`), and before the colon behind it. */
const LEAD_REACH = 12;
const COLON_REACH = 45;
/** Words between a verb of saying and who says it. */
const VERB_REACH = 4;
/** Characters that may end a headline behind its last word. */
const LAST_MARKS = 2;
/** Words between a state and the office held for it. */
const OFFICE_REACH = 3;
const PAUSE = /[,،;:–—-]\s*$/u;
/** "…: Washington on the purchase". */
const ON_THE_MATTER = /^\s+on\s/u;

/**
 * Who is quoted by the headline: the name before a colon, after a closing comma or colon, or beside a verb of saying;
 * null where it tells an act and quotes nobody.
 */
export function headlineSpeaker(scene: Scene): HeadlineSpeaker | null {
  const parties = scene.titleMentions.filter(isParty).sort((x, y) => x.first - y.first);
  const speaker =
    parties.find((m) => leads(scene, m)) ??
    besideVerb(scene, parties) ??
    parties.find((m) => closes(scene, m));
  return speaker === undefined ? null : { side: sideOf(speaker), role: roleOf(scene, speaker) };
}

function isParty({ entry }: Mention): boolean {
  if (entry.kind === 'third') return true;
  return entry.kind === 'side' && entry.role !== 'place' && entry.role !== 'product';
}

/** Of several before the colon ("Russian ambassador in Islamabad: …") the first speaks. */
function leads({ reading }: Scene, { start, end }: Mention): boolean {
  const colon = reading.text.title.indexOf(':');
  return start < LEAD_REACH && colon >= end && colon < COLON_REACH;
}

function closes(scene: Scene, mention: Mention): boolean {
  const { title } = scene.reading.text;
  const isOnMatter =
    /:\s*$/u.test(title.slice(0, mention.start)) && ON_THE_MATTER.test(title.slice(mention.end));
  return isOnMatter || closesTitle(scene, mention);
}

/** The party before the verb; after a pause ("…, says Lavrov") the one behind it, else the headline's first. */
function besideVerb(scene: Scene, parties: readonly Mention[]): Mention | undefined {
  const { title } = scene.reading.text;
  const verb = scene.titleMentions.find(({ entry }) => entry.id === 'cue.says');
  if (verb === undefined) return undefined;
  if (!PAUSE.test(title.slice(0, verb.start)))
    return parties.findLast((m) => m.last < verb.first && verb.first - m.last <= VERB_REACH);
  const behind = parties.find((m) => m.first > verb.last && m.first - verb.last <= VERB_REACH);
  if (behind === undefined) return parties[0];
  const isLast = title.length - behind.end <= LAST_MARKS;
  return isLast || roleOf(scene, behind) !== null ? behind : parties[0];
}

function sideOf({ entry }: Mention): Side | 'third' {
  return entry.kind === 'side' ? entry.side : 'third';
}

function roleOf({ officials }: Scene, { entry, field, first, last }: Mention): SideRole | null {
  if (entry.kind !== 'side') return null;
  if (isOfficeHolder(entry.role)) return entry.role;
  const held = officials.find(
    ({ side, mention }) =>
      side === entry.side &&
      mention.field === field &&
      mention.first - last <= OFFICE_REACH &&
      first - mention.last <= OFFICE_REACH,
  );
  return held?.role ?? null;
}
