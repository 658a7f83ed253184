/** Separates reports in a searchable text: no phrase reaches over it. */
const BETWEEN = '\n';

/**
 * Texts in a form in which whole words and phrases are looked for: small letters, words parted and enclosed by one
 * blank, reports parted so that no phrase spans two.
 */
export function searchable(texts: readonly string[]): string {
  return texts.map((text) => ` ${wordsOf(text).join(' ')} `).join(BETWEEN);
}

/** The words of a text, in small letters. */
export function wordsOf(text: string): readonly string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  );
}

/** A word or phrase that is looked for; after `*` the last word may go on. */
export interface Phrase {
  readonly given: string;
  readonly words: readonly string[];
  readonly isOpen: boolean;
}

/** Reads a word or phrase as a person wrote it. */
export function phraseOf(given: string): Phrase {
  return { given, words: wordsOf(given), isOpen: given.trimEnd().endsWith('*') };
}

/** Whether a searchable text has the phrase; one without words is in none. */
export function hasPhrase(text: string, { words, isOpen }: Phrase): boolean {
  return words.length > 0 && text.includes(` ${words.join(' ')}${isOpen ? '' : ' '}`);
}
