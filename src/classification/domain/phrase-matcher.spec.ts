import fc from 'fast-check';
import type { Entry } from './lexicon.js';
import { createPhraseMatcher, type Match } from './phrase-matcher.js';
import { tokenize, type Token } from './tokens.js';

function anEntry(id: string, terms: readonly string[], upperOnly = false): Entry {
  return { kind: 'third', id, terms, upperOnly };
}

function fits(word: string, norm: string | undefined): boolean {
  if (norm === undefined) return false;
  return word.endsWith('*') ? norm.startsWith(word.slice(0, -1)) : norm === word;
}

/** A second implementation: tries every term of every entry at every token. */
function triedOneByOne(entries: readonly Entry[], tokens: readonly Token[]): Match[] {
  return tokens.flatMap((token, first) =>
    entries.flatMap((entry) => {
      const ends = entry.terms.flatMap((term) => {
        const words = term.split(' ');
        const last = first + words.length - 1;
        const found = words.every(
          (word, i) => fits(word, tokens[first + i]?.norm) && tokens[first + i]?.sentence === token.sentence,
        );
        return found && (!entry.upperOnly || tokens[last]?.upper === true) ? [last] : [];
      });
      return ends.length > 0 ? [{ entry, first, last: Math.max(...ends) }] : [];
    }),
  );
}

const word = fc.constantFrom('gas', 'gasoline', 'deal', 'deals', 'us', 'gazprom');
const termWord = fc.oneof(word, fc.constantFrom('ga*', 'gas*', 'de*', 'deal*', 'us*'));
const term = fc.array(termWord, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
const entries = fc
  .array(fc.tuple(fc.array(term, { minLength: 1, maxLength: 3 }), fc.boolean()), {
    minLength: 1,
    maxLength: 5,
  })
  .map((made) => made.map(([terms, upper], i) => anEntry(`entry-${i}`, terms, upper)));
const text = fc
  .array(fc.tuple(word, fc.boolean(), fc.constantFrom(' ', '. ', ', ')), { maxLength: 12 })
  .map((made) => made.map(([w, upper, gap]) => (upper ? w.toUpperCase() : w) + gap).join(''));

const shown = (matches: readonly Match[]): string[] =>
  matches.map(({ entry, first, last }) => `${first}-${last} ${entry.id}`).sort();

describe('the phrase matcher', () => {
  it('finds what trying every term at every word finds', () => {
    fc.assert(
      fc.property(entries, text, (known, written) => {
        const tokens = tokenize(written);
        expect(shown(createPhraseMatcher(known).find(tokens))).toEqual(shown(triedOneByOne(known, tokens)));
      }),
    );
  });

  it('refuses a prefix of one letter, which would match half of all words', () => {
    expect(() => createPhraseMatcher([anEntry('x', ['a*'])])).toThrow('"a"');
  });
});
