import type { Entry, Side } from './lexicon.js';
import { sideMentions } from './parties.js';
import { isSideMention, type Reading } from './reading.js';
import type { SideMention } from './family-names.js';

export function inSentence(reading: Reading, sentence: number, holds: (entry: Entry) => boolean): boolean {
  return reading.mentions.some((m) => m.sentence === sentence && holds(m.entry));
}

export function tellsOfAnAct(reading: Reading, sentence: number): boolean {
  return inSentence(reading, sentence, (entry) => entry.kind === 'act' && entry.id !== 'act.remark');
}

export function tellsOfGoods(reading: Reading, sentence: number): boolean {
  return inSentence(reading, sentence, (entry) => entry.kind === 'object' && entry.goods);
}

export function named(reading: Reading, side: Side): readonly SideMention[] {
  return sideMentions(reading.mentions, side).filter(isSideMention);
}
