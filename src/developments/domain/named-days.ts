import { westernDigits } from './text-numbers.js';

/** Beginnings of the months' names, January first; enough letters that no other word begins so. */
const MONTHS: readonly string[] = [
  'jan январ جنوری',
  'feb феврал فروری',
  'mar март مارچ',
  'apr апрел اپریل',
  'may мая مئی',
  'jun июн جون',
  'jul июл جولائی',
  'aug август اگست',
  'sep сентябр ستمبر',
  'oct октябр اکتوبر',
  'nov ноябр نومبر',
  'dec декабр دسمبر',
];
const MONTH_OF = new Map(
  MONTHS.flatMap((names, at) => names.split(' ').map((name) => [name, at + 1] as const)),
);
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|(?:январ|феврал|апрел|июн|июл|сентябр|октябр|ноябр|декабр)[яь]|марта|августа|мая|جنوری|فروری|مارچ|اپریل|مئی|جون|جولائی|اگست|ستمبر|اکتوبر|نومبر|دسمبر)';
const DAY = '([0-3]?\\d)(?:st|nd|rd|th)?';
const DAY_FIRST = new RegExp(`(?<![\\d.,])${DAY} ${MONTH}(?!\\p{L})`, 'gu');
const MONTH_FIRST = new RegExp(`(?<!\\p{L})${MONTH}[.]? ${DAY}(?![\\d\\p{L}]|[.,]\\d)`, 'gu');
const LAST_DAY = 31;

/** Days of the year that a text names in words of three languages, as `MM-DD`; without regard to the year. */
export function daysIn(text: string): readonly string[] {
  const plain = westernDigits(text).toLowerCase();
  if (!/\d/.test(plain)) return [];
  return [
    ...[...plain.matchAll(DAY_FIRST)].map(([, day, month]) => dayOfYear(month, day)),
    ...[...plain.matchAll(MONTH_FIRST)].map(([, month, day]) => dayOfYear(month, day)),
  ].filter((day) => day !== null);
}

function dayOfYear(month = '', day = ''): string | null {
  const beginning = [...MONTH_OF].find(([name]) => month.startsWith(name));
  const number = Number(day);
  if (beginning === undefined || number < 1 || number > LAST_DAY) return null;
  return `${String(beginning[1]).padStart(2, '0')}-${String(number).padStart(2, '0')}`;
}
