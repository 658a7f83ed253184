import type { Amount } from '../../../src/developments/domain/promise.js';

const MINUS = '−';

function formatter(options: Intl.NumberFormatOptions): (value: number) => string {
  const format = new Intl.NumberFormat('en-GB', options);
  return (value) => format.format(value).replace('-', MINUS);
}

const upToTwo = formatter({ maximumFractionDigits: 2 });
const exactlyOne = formatter({ minimumFractionDigits: 1, maximumFractionDigits: 1 });
const exactlyThree = formatter({ minimumFractionDigits: 3, maximumFractionDigits: 3 });
const signedWhole = formatter({ maximumFractionDigits: 0, signDisplay: 'exceptZero' });
const signedOne = formatter({ minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: 'exceptZero' });
const signedTwo = formatter({ minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: 'exceptZero' });
const percent = formatter({ style: 'percent', maximumFractionDigits: 0 });
const thousands = formatter({ maximumFractionDigits: 2 });

/** “1,234.5”, at most two decimals, a true minus sign. */
export const numberWords = upToTwo;
/** One decimal, no sign for zero or above. */
export const oneDecimal = exactlyOne;
/** Three decimals, for arithmetic that is followed by hand. */
export const threeDecimals = exactlyThree;
/** A score or contribution with its sign and two decimals. */
export const signedNumber = signedTwo;
/** A share 0 … 1 as “93%”. */
export const shareWords = percent;

/** An index of −100 … +100 with its sign and one decimal: “+37.2”. */
export function indexWords(index: number): string {
  return signedOne(index);
}

/** A score of −10 … +10 with its sign: “+7”. */
export function scoreWords(score: number): string {
  return signedWhole(score);
}

/** “1 development”, “2 developments”. */
export function countWords(count: number, one: string, many = `${one}s`): string {
  return `${thousands(count)} ${count === 1 ? one : many}`;
}

const CURRENCY_SIGN: Readonly<Record<string, string>> = { USD: 'US$', EUR: '€', GBP: '£', PKR: 'PKR ', RUB: 'RUB ' };
const SCALES = [
  { from: 1e9, unit: 'billion' },
  { from: 1e6, unit: 'million' },
] as const;

function money(value: number, currency: string): string {
  const sign = CURRENCY_SIGN[currency] ?? `${currency} `;
  const scale = SCALES.find(({ from }) => Math.abs(value) >= from);
  return scale === undefined ? `${sign}${upToTwo(value)}` : `${sign}${upToTwo(value / scale.from)} ${scale.unit}`;
}

function isMultiplier(unit: string): boolean {
  return /^(thousand|million|billion)$/i.test(unit);
}

function figure(value: number, amount: Amount): string {
  return amount.currency === null ? upToTwo(value) : money(value, amount.currency);
}

function bounds(amount: Amount): string {
  const { value, low, high } = amount;
  if (value !== null) return figure(value, amount);
  if (low !== null && high !== null) {
    return low === high ? figure(low, amount) : `${figure(low, amount)}–${figure(high, amount)}`;
  }
  if (low !== null) return `at least ${figure(low, amount)}`;
  return high === null ? 'no figure given' : `at most ${figure(high, amount)}`;
}

/** An amount with qualifier, range and unit kept: “about US$2–2.5 billion”, “over 1,000,000 doses”. */
export function amountWords(amount: Amount): string {
  const { unit, currency, qualifier } = amount;
  const repeated = unit !== null && currency !== null && (unit === currency || CURRENCY_SIGN[currency]?.trim() === unit);
  const tail = unit === null || repeated ? '' : isMultiplier(unit) || currency !== null ? ` ${unit}` : ` ${unit}`;
  return `${qualifier === null || qualifier === '' ? '' : `${qualifier} `}${bounds(amount)}${tail}`;
}
