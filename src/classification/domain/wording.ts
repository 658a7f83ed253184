import type { Field, Mention, Reading } from './reading.js';
import { stem } from './stems.js';
import type { Token } from './tokens.js';

/** One word of a text as the learned layer sees it: the sides and other countries by what they are, else its stem. */
export interface WordSign {
  readonly sign: string;
  readonly sentence: number;
  /** Where it stands, for the evidence. */
  readonly field: Field;
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

const NUMBER = '0';

function partySign(mention: Mention): string | null {
  const { entry } = mention;
  if (entry.kind === 'third') return entry.id.replace('third.', '@');
  if (entry.kind !== 'side') return null;
  return entry.side === 'pk' ? '@pk' : '@ru';
}

function partiesByToken(reading: Reading, field: Field): Map<number, Mention> {
  const found = new Map<number, Mention>();
  for (const mention of [...reading.mentions, ...reading.dateline]) {
    if (mention.field !== field || partySign(mention) === null) continue;
    const known = found.get(mention.first);
    if (!known || known.last < mention.last) found.set(mention.first, mention);
  }
  return found;
}

function wordSign(token: Token, field: Field, text: string, language: string): WordSign {
  const sign = /^\d/u.test(token.norm) ? NUMBER : stem(language, token.norm);
  const { sentence, start, end } = token;
  return { sign, sentence, field, words: text.slice(start, end), start, end };
}

/** The words of one field in order; names of the sides become `@pk` and `@ru`, of others `@india`, numbers `0`. */
export function wordSigns(reading: Reading, field: Field, language: string): WordSign[] {
  const parties = partiesByToken(reading, field);
  const tokens = reading.tokens[field];
  const signs: WordSign[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (!token) break;
    const party = parties.get(i);
    if (!party) {
      signs.push(wordSign(token, field, reading.text[field], language));
      continue;
    }
    const { sentence, words, start, end } = party;
    signs.push({ sign: partySign(party) ?? '', sentence, field, words, start, end });
    i = party.last;
  }
  return signs;
}
