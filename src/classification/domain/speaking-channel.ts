import { headlineSpeaker } from './headline-speaker.js';
import type { SideRole } from './lexicon.js';
import { isOfficeHolder } from './parties.js';
import type { Mention } from './reading.js';
import type { Scene } from './scene.js';

/** Who speaks for the two in diplomacy's channels (guide §2). */
export const CHANNEL: ReadonlySet<SideRole> = new Set<SideRole>([
  'leader',
  'fm',
  'deputy-pm',
  'diplomat',
  'parliament',
]);

const CHANNEL_OFFICE = /^cue\.(?:leader|fm|diplomat|parliament)-role$/u;
const ANY_OFFICE = /^cue\.\w+-role$/u;

/** Words between a verb of saying and who says it. */
const SAYING_REACH = 3;
/** Words between a state and an office of it. */
const HOLDER_REACH = 3;

function gap(a: Mention, b: Mention): number {
  return Math.max(a.first - b.last, b.first - a.last) - 1;
}

function isBeside(a: Mention, b: Mention, reach: number): boolean {
  return a.field === b.field && a.sentence === b.sentence && gap(a, b) <= reach;
}

function says({ reading }: Scene, mention: Mention): boolean {
  return reading.mentions.some(
    (m) => m.entry.id === 'cue.says' && m !== mention && isBeside(m, mention, SAYING_REACH),
  );
}

/** The leader, minister of foreign affairs, ambassador or parliament of either side whose word the report gives. */
export function speakingOfficial(scene: Scene): Mention | null {
  const channel = scene.officials.filter(({ role }) => CHANNEL.has(role));
  const quoted = channel.find(({ mention }) => says(scene, mention));
  if (quoted) return quoted.mention;
  const headline = headlineSpeaker(scene);
  const role = headline?.role ?? null;
  if (headline === null || role === null || !CHANNEL.has(role)) return null;
  return (
    channel.find((official) => official.side === headline.side && official.role === role)?.mention ?? null
  );
}

function isThirds(office: Mention, { reading }: Scene): boolean {
  return reading.mentions.some((m) => m.entry.kind === 'third' && isBeside(m, office, HOLDER_REACH));
}

/** "… — ambassador", "Премьер страны заявил": such an office told without its state, where it is no third state's. */
export function speakingOffice(scene: Scene): Mention | null {
  const held = new Set(scene.officials.map(({ mention }) => mention));
  const offices = scene.reading.mentions.filter((m) => CHANNEL_OFFICE.test(m.entry.id) && !held.has(m));
  const { title } = scene.reading.text;
  const closes = (m: Mention): boolean => m.field === 'title' && title.length - m.end <= 1;
  return offices.find((m) => !isThirds(m, scene) && (says(scene, m) || closes(m))) ?? null;
}

/** "Defence minister", "army chief": a matter that only tells whose office it is. */
export function namesAnOffice(matter: Mention, { reading }: Scene): boolean {
  return reading.mentions.some(({ entry, field, first, last, sentence }) => {
    const isOffice = ANY_OFFICE.test(entry.id) || (entry.kind === 'side' && isOfficeHolder(entry.role));
    if (!isOffice || field !== matter.field || sentence !== matter.sentence) return false;
    return first <= matter.last + 1 && last >= matter.first;
  });
}
