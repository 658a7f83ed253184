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

/** Words come again and again; so many stems are kept, then the memory begins anew. */
const KEPT_STEMS = 20_000;
const kept = new Map<string, string>();

function snowballStem(language: string, word: string): string {
  const key = `${language} ${word}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  if (kept.size >= KEPT_STEMS) kept.clear();
  const found = STEMMERS[language]?.stem(word) ?? word;
  kept.set(key, found);
  return found;
}

/** The stem of a folded word in its language (`en`, `ru`, `ur`); other languages' words stay as they are. */
export function stem(language: string, word: string): string {
  return language === 'ur' ? urduStem(word) : snowballStem(language, word);
}
