import snowball from 'snowball-stemmers';

const MIN_STEM_LENGTH = 4;

interface Stemmer {
  stem(word: string): string;
}

const STEMMERS: Readonly<Record<string, Stemmer | undefined>> = {
  en: snowball.newStemmer('english'),
  ru: snowball.newStemmer('russian'),
};

/** Final vowels and plural endings that Urdu words take on and off. */
function urduStem(word: string): string {
  return word.length > MIN_STEM_LENGTH ? word.replace(/(?:ون|ین|یان|ات|ے|ی|ا|ہ)$/u, '') : word;
}

/** The stem of a folded word in its language (`en`, `ru`, `ur`); other languages' words stay as they are. */
export function stem(language: string, word: string): string {
  return language === 'ur' ? urduStem(word) : (STEMMERS[language]?.stem(word) ?? word);
}
