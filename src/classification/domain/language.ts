import { eld } from 'eld/extrasmall';
import type { SideScan } from './side-scan.js';
import { LANGUAGES } from '../../kernel/words.js';

const UNDETERMINED = 'und';
/** Letters that Urdu writes and Persian, Arabic, Pashto do not use together. */
const URDU_LETTERS = /[ٹڈڑےںہھ]/u;
const PASHTO_LETTERS = /[ټډړښږڼ]/u;
const PERSIAN_WORDS: ReadonlySet<string> = new Set([
  'است',
  'را',
  'از',
  'برای',
  'این',
  'با',
  'شد',
  'می',
  'های',
]);
const ARABIC_WORDS: ReadonlySet<string> = new Set(['في', 'من', 'على', 'إلى', 'عن', 'التي', 'أن']);
const URDU_WORDS: ReadonlySet<string> = new Set([
  'کے',
  'کی',
  'کا',
  'سے',
  'میں',
  'نے',
  'کو',
  'پر',
  'اور',
  'ہے',
  'پاک',
]);
const ENGLISH_WORDS: ReadonlySet<string> = new Set(
  'the of to in and for on with from as by at is says over its after new not be are has will us a an it that this into up his who more out no amid first against'.split(
    ' ',
  ),
);

/** How much of a text its language is told from. */
const DETECTION_CHARACTERS = 600;

/** Names of the sides that other languages in Latin script spell otherwise. */
const ENGLISH_NAMES: ReadonlySet<string> = new Set([
  'russia',
  'russian',
  'russians',
  'moscow',
  'pakistanis',
  'kremlin',
]);
/** Too short a text for detection by letters: English names decide. */
const HEADLINE_WORDS = 14;
/** So short that detection by letters is a guess. */
const SHORT_WORDS = 7;

function count(words: readonly string[], known: ReadonlySet<string>): number {
  return words.reduce((n, word) => n + (known.has(word) ? 1 : 0), 0);
}

function arabicScript(text: string): string {
  const words = text.slice(0, DETECTION_CHARACTERS).split(/\s+/u, 60);
  if (PASHTO_LETTERS.test(text)) return 'ps';
  if (URDU_LETTERS.test(text)) return 'ur';
  const urdu = count(words, URDU_WORDS);
  const persian = count(words, PERSIAN_WORDS);
  const arabic = count(words, ARABIC_WORDS);
  if (persian > urdu) return 'fa';
  return arabic > urdu ? 'ar' : 'ur';
}

function cyrillicScript(text: string): string {
  if (/[іїєґ]/iu.test(text)) return 'uk';
  if (/ў/iu.test(text)) return 'be';
  if (/[әғқңөұүһ]/iu.test(text)) return 'kk';
  if (/[јљњћђџ]/iu.test(text)) return 'sr';
  return 'ru';
}

function latinScript(text: string, hint: string | null): string {
  const words = text
    .slice(0, DETECTION_CHARACTERS)
    .toLowerCase()
    .split(/[^a-zà-ž]+/u, 80);
  const english = count(words, ENGLISH_WORDS);
  if (english >= 2 || hint === 'en') return 'en';
  if (count(words, ENGLISH_NAMES) > 0 && (english === 1 || words.length <= HEADLINE_WORDS)) return 'en';
  if (words.length <= SHORT_WORDS) return 'en';
  const detected = eld.detect(text.slice(0, DETECTION_CHARACTERS));
  if (detected.language === '') return hint ?? 'en';
  return detected.isReliable() || hint === detected.language ? detected.language : 'en';
}

/**
 * Language of a text that names a side: script first, then letters and function words, then eld for Latin script.
 * Scripts of no supported language give the hint, else `und`.
 */
export function detectLanguage(text: string, scan: SideScan, hint: string | null): string {
  const most = Math.max(scan.latin, scan.cyrillic, scan.arabic, scan.other);
  if (most === 0) return hint ?? UNDETERMINED;
  if (most === scan.other) return hint !== null && !isSupported(hint) ? hint : UNDETERMINED;
  if (most === scan.arabic) return arabicScript(text);
  if (most === scan.cyrillic) return cyrillicScript(text);
  return latinScript(text, hint);
}

/** How much of an everyday text is looked at for its language. */
const GLANCE_CHARACTERS = 160;

/** Language of an everyday text at a glance: the hint, else script, for Latin script English function words. */
export function languageAtAGlance(text: string, scan: SideScan, hint: string | null): string {
  if (hint !== null && hint !== '') return hint;
  const most = Math.max(scan.latin, scan.cyrillic, scan.arabic, scan.other);
  if (most === 0 || most === scan.other) return UNDETERMINED;
  if (most === scan.arabic) return arabicScript(text.slice(0, GLANCE_CHARACTERS));
  if (most === scan.cyrillic) return cyrillicScript(text.slice(0, GLANCE_CHARACTERS));
  const words = text.slice(0, GLANCE_CHARACTERS).toLowerCase().split(' ');
  return count(words, ENGLISH_WORDS) > 0 ? 'en' : UNDETERMINED;
}

/** Whether texts of the language are classified. */
export function isSupported(language: string): boolean {
  return LANGUAGES.some((supported) => supported === language);
}
