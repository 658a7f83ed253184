import type { Mention, Reading, Sentence } from './reading.js';
import { namesBoth, officials, outOfOffice, sideMentions, type Official } from './parties.js';

/** Who stands where in a report: what the rules of the guide ask about. */
export interface Scene {
  readonly reading: Reading;
  readonly language: string;
  /** The publication's date (`YYYY`, `YYYY-MM` …); null where unknown. */
  readonly date: string | null;
  /** Sentences that name both sides; where none does, all that name one. */
  readonly core: readonly Sentence[];
  readonly titleMentions: readonly Mention[];
  readonly coreMentions: readonly Mention[];
  readonly officials: readonly Official[];
  readonly formerOfficials: readonly Mention[];
  readonly namesBothInTitle: boolean;
  readonly namesBothInOneSentence: boolean;
}

function namesOne(sentence: Sentence): boolean {
  return sideMentions(sentence.mentions, 'pk').length + sideMentions(sentence.mentions, 'ru').length > 0;
}

/** A title's clauses tell of one matter: where one names both sides, the others belong to it. */
function withWholeTitle(reading: Reading, both: readonly Sentence[]): readonly Sentence[] {
  if (!both.some((sentence) => sentence.field === 'title')) return both;
  return reading.sentences.filter((sentence) => sentence.field === 'title' || both.includes(sentence));
}

/** Lays out a reading for the rules; `date` is the publication's (`YYYY`, `YYYY-MM` …), null where unknown. */
export function layOut(reading: Reading, language: string, date: string | null): Scene {
  const both = reading.sentences.filter(namesBoth);
  const core = both.length > 0 ? withWholeTitle(reading, both) : reading.sentences.filter(namesOne);
  return {
    reading,
    language,
    date,
    core,
    titleMentions: reading.mentions.filter((mention) => mention.field === 'title'),
    coreMentions: core.flatMap((sentence) => sentence.mentions),
    officials: reading.sentences.flatMap((sentence) => officials(reading, sentence, date)),
    formerOfficials: reading.sentences.flatMap((sentence) => outOfOffice(sentence, date)),
    namesBothInTitle: both.some((sentence) => sentence.field === 'title'),
    namesBothInOneSentence: both.length > 0,
  };
}

/** First mention of an entry by id, or null. */
export function mentionOf(mentions: readonly Mention[], id: string): Mention | null {
  return mentions.find((mention) => mention.entry.id === id) ?? null;
}
