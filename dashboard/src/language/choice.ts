export const LANGUAGES = ['en', 'ru', 'ur'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each language by its own name. */
export const LANGUAGE_NAME: Readonly<Record<Language, string>> = {
  en: 'English',
  ru: 'Русский',
  ur: 'اردو',
};

/** What numbers, dates and plural forms follow; Urdu news on the web writes Latin digits, so does the dashboard. */
export const LOCALE: Readonly<Record<Language, string>> = {
  en: 'en-GB',
  ru: 'ru-RU',
  ur: 'ur-PK-u-nu-latn',
};

/** Where a reader's wish for a language can be read. */
export interface Wishes {
  /** `lang` of the address. */
  readonly address: string | null;
  /** What was chosen before on this machine. */
  readonly kept: string | null;
  /** The browser's languages, the dearest first, e.g. `ru-RU`. */
  readonly browser: readonly string[];
}

function known(tag: string | null): Language | undefined {
  const primary = tag?.toLowerCase().split('-')[0];
  return LANGUAGES.find((language) => language === primary);
}

/** The language a page speaks: the address before the choice of before, that before the browser's; English where none is known. */
export function languageOf({ address, kept, browser }: Wishes): Language {
  const wished = [address, kept, ...browser].map(known);
  return wished.find((language) => language !== undefined) ?? 'en';
}

/** Whether a language is written from right to left. */
export function isRightToLeft(language: Language): boolean {
  return language === 'ur';
}
