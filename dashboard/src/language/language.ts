import type { Language } from './choice.js';
import { LOCALE, isRightToLeft, languageOf } from './choice.js';
import type { Catalogue } from './translate.js';

const KEY = 'language';

function keptLanguage(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch (reason) {
    // A browser that keeps nothing has nothing kept.
    if (reason instanceof DOMException) return null;
    throw reason;
  }
}

/** Keeps the reader's choice on this machine. */
export function keepLanguage(language: Language): void {
  try {
    localStorage.setItem(KEY, language);
  } catch (reason) {
    // The address still says the language where the browser keeps nothing.
    if (!(reason instanceof DOMException)) throw reason;
  }
}

/** The language wished for by the address bar, an earlier choice or the browser. */
export function wishedLanguage(): Language {
  const address = new URLSearchParams(location.search).get('lang');
  return languageOf({ address, kept: keptLanguage(), browser: navigator.languages });
}

interface Spoken {
  readonly language: Language;
  readonly catalogue: Catalogue;
}

/** Fetches the words of one language only; English needs none and waits for nothing. */
async function wordsOf(language: Language): Promise<Catalogue> {
  switch (language) {
    case 'en':
      return {};
    case 'ru':
      return (await import('./ru/catalogue.js')).RUSSIAN;
    case 'ur': {
      const [{ URDU }] = await Promise.all([import('./ur/catalogue.js'), letters()]);
      return URDU;
    }
  }
}

const LONGEST_WAIT_MS = 3_000;

/** Waits a moment for Urdu's letters, so that they do not change, and move the page, under the reader's eyes. */
async function letters(): Promise<void> {
  const late = new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT_MS));
  // Headings and what is stressed have a face of their own.
  const faces = ['400', '700'].map((weight) =>
    document.fonts.load(`${weight} 1rem "Scheherazade New"`, 'اردو'),
  );
  await Promise.race([Promise.all(faces), late]);
}

/** The wished language with its words; English where they cannot be fetched, since a page in English is better than none. */
async function spoken(): Promise<Spoken> {
  if (typeof document === 'undefined') return { language: 'en', catalogue: {} };
  const language = wishedLanguage();
  try {
    return { language, catalogue: await wordsOf(language) };
  } catch (reason) {
    if (!(reason instanceof TypeError)) throw reason;
    return { language: 'en', catalogue: {} };
  }
}

// Known before any other module of the dashboard runs, so that words may stand in constants; another language is a new start.
const { language, catalogue } = await spoken();

/** The words of the page's language; empty for English. */
export const CATALOGUE = catalogue;
/** The language of the page, fixed until it is loaded anew. */
export const LANGUAGE = language;
/** For `Intl`. */
export const PAGE_LOCALE = LOCALE[language];
/** Whether the page, its charts included, runs from right to left. */
export const IS_RIGHT_TO_LEFT = isRightToLeft(language);

/** Tells the browser and screen readers the language and direction of the page. */
export function startLanguage(): void {
  document.documentElement.lang = language;
  document.documentElement.dir = IS_RIGHT_TO_LEFT ? 'rtl' : 'ltr';
}
