/** Numbers and ordinals of a text, the same in three scripts: they tell one cargo, round or drill from the next. */

const NUMBER = /\d+(?:[.,]\d+)*/g;
const THOUSANDS = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const SPACED_THOUSANDS = /(?<=\d)[\u00a0\u202f ](?=\d{3}(?!\d))/g;
const DIGIT_ORDINAL =
  /(?<![\d.,])(\d{1,2})(?:st|nd|rd|th|-?(?:й|я|е|ю|ю|го|ый|ая|ое|ую|му)|واں|ویں|واں)(?!\p{L})/gu;
const ROMAN = /(?<=[-\u2013 ])(VIII|VII|VI|IV|IX|III|II|V|X)(?![\p{L}\p{N}])/gu;
const ROMAN_VALUES: Readonly<Record<string, number>> = {
  II: 2,
  III: 3,
  IV: 4,
  V: 5,
  VI: 6,
  VII: 7,
  VIII: 8,
  IX: 9,
  X: 10,
};

/** The ordinal words of each language, one list per number from 1: beginnings for Russian, whole words else. */
const ORDINAL_WORDS: readonly RegExp[] = [
  /(?<!\p{L})(?:first|maiden|inaugural|перв(?:ый|ая|ое|ую|ого|ой|ым|ом|ые|ых)|پہلا|پہلی|پہلے)(?!\p{L})/iu,
  /(?<!\p{L})(?:second|втор(?:ой|ая|ое|ую|ого|ым|ом)|دوسرا|دوسری|دوسرے)(?!\p{L})/iu,
  /(?<!\p{L})(?:third|трет(?:ий|ья|ье|ью|ьего|ьей|ьим)|تیسرا|تیسری|تیسرے)(?!\p{L})/iu,
  /(?<!\p{L})(?:fourth|четверт(?:ый|ая|ое|ую|ого|ой|ым|ом)|چوتھا|چوتھی|چوتھے)(?!\p{L})/iu,
  /(?<!\p{L})(?:fifth|пят(?:ый|ая|ое|ую|ого|ой|ым|ом)|پانچواں|پانچویں)(?!\p{L})/iu,
  /(?<!\p{L})(?:sixth|шест(?:ой|ая|ое|ую|ого|ым|ом)|چھٹا|چھٹی|چھٹے)(?!\p{L})/iu,
  /(?<!\p{L})(?:seventh|седьм(?:ой|ая|ое|ую|ого|ым|ом)|ساتواں|ساتویں)(?!\p{L})/iu,
  /(?<!\p{L})(?:eighth|восьм(?:ой|ая|ое|ую|ого|ым|ом)|آٹھواں|آٹھویں)(?!\p{L})/iu,
  /(?<!\p{L})(?:ninth|девят(?:ый|ая|ое|ую|ого|ой|ым|ом)|نواں|نویں)(?!\p{L})/iu,
  /(?<!\p{L})(?:tenth|десят(?:ый|ая|ое|ую|ого|ой|ым|ом)|دسواں|دسویں)(?!\p{L})/iu,
];

/** Largest number that may be a day of the month, and so says little. */
export const LARGEST_SMALL_NUMBER = 31;

/** Western digits for the Arabic-Indic and Extended Arabic-Indic ones. */
export function westernDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}

/** The numbers of a text without years (1900–2099) and single digits; separators of thousands removed. */
export function numbersIn(text: string): ReadonlySet<number> {
  const found = new Set<number>();
  const plain = westernDigits(text).replace(SPACED_THOUSANDS, '');
  for (const [written] of plain.matchAll(NUMBER)) {
    const value = Number(THOUSANDS.test(written) ? written.replaceAll(',', '') : written.replace(',', '.'));
    const isYear = Number.isInteger(value) && value >= 1900 && value < 2100;
    if (Number.isFinite(value) && value >= 10 && !isYear) found.add(value);
  }
  return found;
}

/** The ordinals a headline gives (first cargo, 15th round, Druzhba-VIII), as numbers. */
export function ordinalsIn(title: string): ReadonlySet<number> {
  const found = new Set<number>();
  const plain = westernDigits(title);
  for (const [, digits] of plain.matchAll(DIGIT_ORDINAL)) found.add(Number(digits));
  for (const [, roman] of plain.matchAll(ROMAN)) {
    const value = roman === undefined ? undefined : ROMAN_VALUES[roman];
    if (value !== undefined) found.add(value);
  }
  ORDINAL_WORDS.forEach((words, at) => {
    if (words.test(plain)) found.add(at + 1);
  });
  return found;
}
