import type { Vocabulary } from './vocabulary.js';

/** Above this a number's decimal form is no longer plain digits. */
const LARGEST = 1e15;
const GROUP = /\B(?=(\d{3})+$)/g;
/** Four digits are read without a gap. */
const GROUPED_FROM_DIGITS = 5;

/**
 * A number with so many decimals in the language's own signs, grouped by thousands from five digits on; the same on every
 * machine, since no locale data is asked. Minus zero is zero; throws a RangeError for what is not finite.
 */
export function numberWords(value: number, decimals: number, { numbers }: Vocabulary): string {
  if (!Number.isFinite(value) || Math.abs(value) >= LARGEST)
    throw new RangeError(`${value} is no number that can be printed.`);
  const digits = roundedDigits(Math.abs(value), decimals);
  const [whole = '', fraction = ''] = digits.split('.');
  const grouped = whole.length < GROUPED_FROM_DIGITS ? whole : whole.replace(GROUP, numbers.group);
  const isZero = !/[1-9]/.test(digits);
  const sign = value < 0 && !isZero ? numbers.minus : '';
  return `${sign}${grouped}${fraction === '' ? '' : `${numbers.decimal}${fraction}`}`;
}

/** The same with a plus sign above zero, for scores and indices. */
export function signedWords(value: number, decimals: number, vocabulary: Vocabulary): string {
  const words = numberWords(value, decimals, vocabulary);
  return value > 0 && /[1-9]/.test(words) ? `+${words}` : words;
}

/** Decimals as `toFixed` gives them, which ECMAScript fixes exactly: the same digits on every machine. */
function roundedDigits(value: number, decimals: number): string {
  return value.toFixed(decimals);
}
