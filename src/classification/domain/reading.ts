import { foldWord } from './characters.js';
import type { Entry, SideEntry } from './lexicon.js';
import { inOffice } from './office-terms.js';
import type { PhraseMatcher } from './phrase-matcher.js';
import { tokenize, type Token } from './tokens.js';

export type Field = 'title' | 'summary';

/** An entry of the lexicon where it stands in the text. */
export interface Mention<E extends Entry = Entry> {
  readonly entry: E;
  readonly field: Field;
  /** Sentence number over the whole report: the title's first, then the summary's. */
  readonly sentence: number;
  /** Token indices inside the field, inclusive. */
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

export interface Sentence {
  readonly index: number;
  readonly field: Field;
  readonly mentions: readonly Mention[];
}

/** A report read closely: words, sentences and all that the lexicon knows in them. */
export interface Reading {
  readonly text: Readonly<Record<Field, string>>;
  readonly tokens: Readonly<Record<Field, readonly Token[]>>;
  readonly sentences: readonly Sentence[];
  readonly mentions: readonly Mention[];
  /** Side mentions of the summary's dateline (`ISLAMABAD:`), which name a newsroom, not an actor. */
  readonly dateline: readonly Mention[];
}

const DATELINE_REACH = 70;
const DATELINE_WORDS = 9;
const DATELINE_ENDS = ['/TASS/', '/ТАСС/', ':', ' – ', ' — ', ' - ', '—', ')'];

function startsWithPlace(mentions: readonly Mention[]): boolean {
  return mentions.some(
    ({ entry, first }) =>
      first === 0 &&
      (entry.kind === 'third' ||
        (entry.kind === 'side' && (entry.role === 'capital' || entry.role === 'place'))),
  );
}

/** Where the dateline ends in the raw summary; 0 where there is none: it starts with a place and is short. */
function datelineEnd(summary: string, tokens: readonly Token[], mentions: readonly Mention[]): number {
  if (!startsWithPlace(mentions)) return 0;
  const head = summary.slice(0, DATELINE_REACH);
  const ends = DATELINE_ENDS.map((mark) => head.indexOf(mark)).filter((at) => at > 0);
  if (ends.length === 0) return 0;
  const tass = DATELINE_ENDS.slice(0, 2)
    .map((mark) => head.indexOf(mark))
    .find((at) => at > 0);
  const end = tass ?? Math.min(...ends);
  const words = tokens.filter((token) => token.end <= end).length;
  return words > 0 && words <= DATELINE_WORDS ? end : 0;
}

function mentionsOf(matcher: PhraseMatcher, field: Field, text: string, tokens: readonly Token[]): Mention[] {
  return matcher.find(tokens).flatMap(({ entry, first, last }) => {
    const from = tokens[first];
    const to = tokens[last];
    if (!from || !to) return [];
    const words = text.slice(from.start, to.end);
    return [{ entry, field, sentence: from.sentence, first, last, start: from.start, end: to.end, words }];
  });
}

function contains(outer: Mention, inner: Mention): boolean {
  return (
    outer !== inner && outer.field === inner.field && outer.start <= inner.start && outer.end >= inner.end
  );
}

/** A name inside these is part of their name: `Moscow format`, `Russia-Ukraine war`, `Russian media`. */
const HIDING_CUES: ReadonlySet<string> = new Set(['cue.media-source', 'cue.third-format', 'cue.war-name']);

function hides(outer: Mention, inner: Mention): boolean {
  if (!contains(outer, inner)) return false;
  if (outer.entry.kind === 'cue' && outer.entry.mask) return true;
  const named = inner.entry.kind === 'side' || inner.entry.kind === 'third';
  if (named && outer.entry.kind === 'cue') return HIDING_CUES.has(outer.entry.id);
  const longer = outer.end - outer.start > inner.end - inner.start;
  return longer && inner.entry.kind === outer.entry.kind && inner.entry.kind !== 'cue';
}

function visible(mentions: readonly Mention[]): Mention[] {
  const wide = mentions.filter((mention) => mention.last > mention.first);
  return mentions.filter((mention) => !wide.some((outer) => hides(outer, mention)));
}

function overlap(a: Mention, b: Mention): boolean {
  return a.start < b.end && b.start < a.end;
}

/**
 * In its years the Soviet state is a side like any other, and no history; in reports of other years, or without a date,
 * its name tells of the past.
 */
function asOfDate(mentions: readonly Mention[], date: string | null): Mention[] {
  const isBound = ({ entry }: Mention): boolean => entry.kind === 'side' && entry.boundToYears;
  const present = mentions.filter(
    (m) => !isBound(m) || (date !== null && isSideMention(m) && inOffice(m.entry.years, date)),
  );
  const bound = present.filter(isBound);
  return present.filter(
    (m) => m.entry.id !== 'cue.history' || !bound.some((contemporary) => overlap(contemporary, m)),
  );
}

/** Words between an office and the state it belongs to. */
const OFFICE_LINKS: ReadonlySet<string> = new Set(
  ['کے', 'کی', 'کا', 'میں', 'نئے', 'سابق', 'نائب'].map(foldWord),
);
const AND = 'اور';
/** Words between an office and its state, "office and office" between included. */
const OFFICE_REACH = 8;

function isOffice({ entry }: Mention): boolean {
  return entry.kind === 'cue' ? entry.id.endsWith('-role') : entry.kind === 'side' && entry.office;
}

/** Whether a state or people of another side stands right before an office, or before "office and office". */
function belongsToAnother(office: Mention, mentions: readonly Mention[], tokens: readonly Token[]): boolean {
  let listed = false;
  const farthest = Math.max(0, office.first - OFFICE_REACH);
  for (let at = office.first - 1; at >= farthest; at -= 1) {
    const token = tokens[at];
    if (token?.sentence !== office.sentence) return false;
    const covering = mentions.filter((m) => m.first <= at && at <= m.last);
    const holder = covering.find((m) => m.entry.kind === 'third' || (isSideMention(m) && !m.entry.office));
    // "Putin's letter to the prime minister": offices belong to states, not to persons.
    if (holder?.entry.id.startsWith('person.') === true) return false;
    if (holder)
      return !isSideMention(holder) || !isSideMention(office) || holder.entry.side !== office.entry.side;
    listed ||= token.norm === AND;
    const passes = token.norm === AND || OFFICE_LINKS.has(token.norm) || (listed && covering.some(isOffice));
    if (!passes) return false;
  }
  return false;
}

/** Leaves out offices that belong to another state: "the Turkish foreign minister" is nobody of either side. */
function withoutForeignOffices(mentions: readonly Mention[], tokens: readonly Token[]): Mention[] {
  return mentions.filter(
    (mention) =>
      !(isSideMention(mention) && mention.entry.office && belongsToAnother(mention, mentions, tokens)),
  );
}

export function isSideMention(mention: Mention): mention is Mention<SideEntry> {
  return mention.entry.kind === 'side';
}

function sentencesOf(mentions: readonly Mention[]): Sentence[] {
  const bySentence = new Map<number, Mention[]>();
  for (const mention of mentions) {
    const known = bySentence.get(mention.sentence);
    if (known) known.push(mention);
    else bySentence.set(mention.sentence, [mention]);
  }
  return [...bySentence]
    .sort(([a], [b]) => a - b)
    .map(([index, found]) => ({ index, field: found[0]?.field ?? 'title', mentions: found }));
}

/** Longer texts are read this far: a report says what happened at its start, and hostile ones cost no more. */
const READ_CHARACTERS = { title: 1_500, summary: 3_000 } as const;

/**
 * Reads a report against the lexicon; hidden names (inside masks, media names, formats) are left out.
 * `date` is the publication's (`YYYY`, `YYYY-MM` …), null where unknown.
 */
export function readReport(
  matcher: PhraseMatcher,
  full: Readonly<Record<Field, string>>,
  date: string | null,
): Reading {
  const title = full.title.slice(0, READ_CHARACTERS.title);
  const summary = full.summary.slice(0, READ_CHARACTERS.summary);
  const titleTokens = tokenize(title);
  const offset = (titleTokens.at(-1)?.sentence ?? 0) + 1;
  const summaryTokens = tokenize(summary, offset);
  const seen = (field: Field, text: string, tokens: readonly Token[]): Mention[] =>
    withoutForeignOffices(visible(asOfDate(mentionsOf(matcher, field, text, tokens), date)), tokens);
  const inSummary = seen('summary', summary, summaryTokens);
  const end = datelineEnd(summary, summaryTokens, inSummary);
  const found = [...seen('title', title, titleTokens), ...inSummary];
  const inDateline = (mention: Mention): boolean => mention.field === 'summary' && mention.end <= end;
  const mentions = found.filter((mention) => !inDateline(mention));
  return {
    text: { title, summary },
    tokens: { title: titleTokens, summary: summaryTokens },
    sentences: sentencesOf(mentions),
    mentions,
    dateline: found.filter((mention) => inDateline(mention) && isSideMention(mention)),
  };
}
