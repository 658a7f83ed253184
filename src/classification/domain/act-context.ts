import type { ActEntry } from './lexicon.js';
import type { Mention, Reading } from './reading.js';

/** An act with what the words around it do to it. */
export interface ActInContext {
  readonly mention: Mention<ActEntry>;
  readonly negatedBy: Mention | null;
  readonly future: boolean;
  readonly hypothetical: boolean;
  /** A verb of settling stands beside it: "settle trade dispute", "deadlock ends". */
  readonly settled: boolean;
}

const NEGATION_REACH = 3;
const FUTURE_REACH = 5;
const HYPOTHESIS_REACH = 4;
const SETTLING_REACH = 3;
/** "Talks end in deadlock", "meeting ends without accord": what is ended is something else. */
const ENDING_IN: ReadonlySet<string> = new Set(['in', 'with', 'without', 'на', 'в', 'без']);

function isAct(mention: Mention): mention is Mention<ActEntry> {
  return mention.entry.kind === 'act';
}

function near(act: Mention, cue: Mention, before: number, after: number): boolean {
  if (cue.field !== act.field || cue.sentence !== act.sentence) return false;
  const gapBefore = act.first - cue.last;
  const gapAfter = cue.first - act.last;
  return (gapBefore >= 1 && gapBefore <= before) || (gapAfter >= 1 && gapAfter <= after);
}

function cues(reading: Reading, id: string): Mention[] {
  return reading.mentions.filter((mention) => mention.entry.id === id);
}

/** Urdu puts negation and the future after the verb's noun, English and Russian before it. */
function reachAfter(act: Mention, reach: number): number {
  return /[\u0600-\u06ff]/u.test(act.words) ? reach : 0;
}

/** English headlines write a planned act as "to" + verb. */
function followsTo(reading: Reading, act: Mention): boolean {
  const before = reading.tokens[act.field]
    .slice(Math.max(0, act.first - 2), act.first)
    .map((token) => token.norm);
  return before.includes('to');
}

function settles(reading: Reading, act: Mention, cue: Mention): boolean {
  if (!near(act, cue, SETTLING_REACH, SETTLING_REACH)) return false;
  const [left, right] = cue.first < act.first ? [cue, act] : [act, cue];
  return !reading.tokens[act.field].slice(left.last + 1, right.first).some(({ norm }) => ENDING_IN.has(norm));
}

/** All acts of some sentences, each with negation, future, hypothesis and settling around it. */
export function actsInContext(reading: Reading, mentions: readonly Mention[]): ActInContext[] {
  return mentions.filter(isAct).map((mention) => ({
    mention,
    negatedBy:
      cues(reading, 'cue.negation').find((cue) =>
        near(mention, cue, NEGATION_REACH, reachAfter(mention, NEGATION_REACH)),
      ) ?? null,
    future:
      followsTo(reading, mention) ||
      cues(reading, 'cue.future').some((cue) =>
        near(mention, cue, FUTURE_REACH, reachAfter(mention, FUTURE_REACH)),
      ),
    hypothetical: cues(reading, 'cue.hypothesis').some((cue) =>
      near(mention, cue, HYPOTHESIS_REACH, reachAfter(mention, HYPOTHESIS_REACH)),
    ),
    settled: cues(reading, 'cue.settling').some((cue) => settles(reading, mention, cue)),
  }));
}
