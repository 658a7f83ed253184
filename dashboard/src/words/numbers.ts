import type { Amount } from '../../../src/developments/domain/promise.js';
import { PAGE_LOCALE } from '../language/language.js';
import { lazily } from '../language/lazily.js';
import { t } from '../language/say.js';
import { hedgeAlone, hedgedWords, unitWords } from './units.js';

const MINUS = '−';

function formatter(options: Intl.NumberFormatOptions): (value: number) => string {
  const format = lazily(() => new Intl.NumberFormat(PAGE_LOCALE, options));
  return (value) => format().format(value).replace('-', MINUS);
}

const upToTwo = formatter({ maximumFractionDigits: 2 });
const exactlyOne = formatter({ minimumFractionDigits: 1, maximumFractionDigits: 1 });
const upToThree = formatter({ maximumFractionDigits: 3 });
const exactlyThree = formatter({ minimumFractionDigits: 3, maximumFractionDigits: 3 });
const signedWhole = formatter({ maximumFractionDigits: 0, signDisplay: 'exceptZero' });
const signedOne = formatter({
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
  signDisplay: 'exceptZero',
});
const signedTwo = formatter({
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
  signDisplay: 'exceptZero',
});
const percent = formatter({ style: 'percent', maximumFractionDigits: 0 });
const finePercent = formatter({ style: 'percent', maximumFractionDigits: 1 });

/** “1,234.5”, at most two decimals, a true minus sign. */
export const numberWords = upToTwo;
/** One decimal, no sign for zero or above. */
export const oneDecimal = exactlyOne;
/** Three decimals, for arithmetic that is followed by hand. */
export const threeDecimals = exactlyThree;
/** At most three decimals, for what was measured. */
export const measuredNumber = upToThree;
/** A share 0 … 1 as “95.1%”, for what was measured. */
export const measuredShare = finePercent;
/** A score or contribution with its sign and two decimals. */
export const signedNumber = signedTwo;
/** A share 0 … 1 as “93%”. */
export const shareWords = percent;

/** How sure something is, 0 … 1, as “93%”: never rounded up to certainty nor down to impossibility. */
export function sureWords(sure: number): string {
  const [NEARLY, HARDLY] = [0.99, 0.01];
  if (sure < 1 && sure >= 0.995) return t`over ${percent(NEARLY)}`;
  if (sure > 0 && sure < 0.005) return t`under ${percent(HARDLY)}`;
  return percent(sure);
}

/** An index of −100 … +100 with its sign and one decimal: “+37.2”. */
export function indexWords(index: number): string {
  return signedOne(index);
}

/** A score of −10 … +10 with its sign: “+7”. */
export function scoreWords(score: number): string {
  return signedWhole(score);
}

/** How a figure of a currency is written. */
const IN_CURRENCY: Readonly<Record<string, (figure: string) => string>> = {
  USD: (figure) => t`US$${figure}`,
  EUR: (figure) => t`€${figure}`,
  GBP: (figure) => t`£${figure}`,
};
const SCALES = [
  { from: 1e9, words: (figure: string) => t`${figure} billion` },
  { from: 1e6, words: (figure: string) => t`${figure} million` },
] as const;
const MULTIPLIER = /^(thousand|million|billion)$/i;
/** Figures in one scale: “2–2.5 billion”; below a million in full. */
function scaled(values: readonly number[], currency: string | null): string {
  const scale = SCALES.find(({ from }) => values.every((value) => Math.abs(value) >= from));
  const figures = values.map((value) => upToTwo(scale === undefined ? value : value / scale.from));
  const [first = '', last] = figures;
  const range = last === undefined ? first : t`${first}–${last}`;
  const figure = scale === undefined ? range : scale.words(range);
  return (currency === null ? undefined : IN_CURRENCY[currency])?.(figure) ?? figure;
}

function bounds({ value, low, high, qualifier, currency }: Amount): string | null {
  if (value !== null) return scaled([value], currency);
  if (low !== null && high !== null) return scaled(low === high ? [low] : [low, high], currency);
  if (low !== null) return t`at least ${scaled([low], currency)}`;
  if (high === null) return null;
  return qualifier === null ? t`at most ${scaled([high], currency)}` : scaled([high], currency);
}

function withUnit(figure: string, { unit, currency, value, low, high }: Amount): string {
  const isSaidBySign = currency !== null && IN_CURRENCY[currency] !== undefined;
  const tail =
    isSaidBySign && unit !== null && !MULTIPLIER.test(unit)
      ? null
      : (unit ?? (isSaidBySign ? null : currency));
  return tail === null ? figure : unitWords(tail, value ?? high ?? low ?? 0, figure);
}

/** An amount with qualifier, range and unit kept: “about US$2–2.5 billion”, “over 5 million doses”, “edition 3”. */
export function amountWords(amount: Amount): string {
  const { qualifier } = amount;
  const figure = bounds(amount);
  if (figure === null) return qualifier === null ? t`no figure given` : hedgeAlone(qualifier);
  const words = withUnit(figure, amount);
  return qualifier === null || qualifier === '' ? words : hedgedWords(qualifier, words);
}
