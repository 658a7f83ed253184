/** Numbers and ordinals of a text, the same in three scripts: they tell one cargo, round or drill from the next. */

/** Not the number of a make (Mi-35, RD-93), which says what a thing is and not how many. */
const NUMBER = /(?<![\p{L}\d][-\u2010\u2011\u2013]?)(?<![.,])\d+(?:[.,]\d+)*/gu;
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

/** Ordinal words from the first to the tenth, in the forms that headlines use (ё written as е). */
const ORDINAL_WORDS: ReadonlyMap<string, number> = new Map(
  [
    'first maiden inaugural первый первая первое первую первого первой первым первом پہلا پہلی پہلے',
    'second второй вторая второе вторую второго вторым втором دوسرا دوسری دوسرے',
    'third третий третья третье третью третьего третьей третьим تیسرا تیسری تیسرے',
    'fourth четвертый четвертая четвертое четвертую четвертого четвертой четвертым چوتھا چوتھی چوتھے',
    'fifth пятый пятая пятое пятую пятого пятой пятым پانچواں پانچویں',
    'sixth шестой шестая шестое шестую шестого шестым چھٹا چھٹی چھٹے',
    'seventh седьмой седьмая седьмое седьмую седьмого седьмым ساتواں ساتویں',
    'eighth восьмой восьмая восьмое восьмую восьмого восьмым آٹھواں آٹھویں',
    'ninth девятый девятая девятое девятую девятого девятой девятым نواں نویں',
    'tenth десятый десятая десятое десятую десятого десятой десятым دسواں دسویں',
  ].flatMap((forms, at) => forms.split(' ').map((form) => [form, at + 1] as const)),
);
const LETTERS = /\p{L}+/gu;

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

const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/g;

/** The years (1900–2099) a text names, as text. */
export function yearsIn(text: string): readonly string[] {
  return westernDigits(text).match(YEAR) ?? [];
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
  for (const [word] of plain.toLowerCase().replaceAll('ё', 'е').matchAll(LETTERS)) {
    const value = ORDINAL_WORDS.get(word);
    if (value !== undefined) found.add(value);
  }
  return found;
}
