import type { Amount } from './promise.js';

const QUANTITY = /^(\d+(?:\.\d+)?) (\S.*)$/;
/** Units in which things are delivered; numbers of millions or percent alone say nothing of a promise. */
const UNITS: ReadonlySet<string> = new Set(['tonne', 'dose', 'container', 'km']);
const MONEY =
  /(?:us\$|\$|usd)\s?(\d+(?:[.,]\d+)?)\s?-?(million|mln|mn|m|billion|bln|bn|b)\b|(\d+(?:[.,]\d+)?)\s?-?(million|billion)\s(?:us\s)?dollars?/giu;
const MILLION = 1e6;
const BILLION = 1e9;

/** A quantity of the texts in a unit of delivery; null for any other number. */
export function quantityOf(text: string): { readonly value: number; readonly unit: string } | null {
  const parts = QUANTITY.exec(text);
  const unit = parts?.[2];
  return parts === null || unit === undefined || !UNITS.has(unit) ? null : { value: Number(parts[1]), unit };
}

const AMOUNT =
  /(\d+(?:[.,\s]\d{3})*(?:[.,]\d+)?)\s?-?(million|mln|млн|миллион\p{L}*|ملین|thousand|тыс|тысяч\p{L}*|ہزار|لاکھ)?[.]?\s(?:metric\s)?(tonnes?|tons?|тонн\p{L}*|ٹن|doses?|доз\p{L}*|خوراک\p{L}*)(?!\p{L})/giu;
const TIMES: readonly (readonly [RegExp, number])[] = [
  [/^(?:m|млн|миллион|ملین)/iu, MILLION],
  [/^لاکھ/u, 100_000],
  [/^(?:th|тыс|ہزار)/iu, 1_000],
];

/** The tonnes and doses that a headline names in figures, as `value unit`. */
export function quantitiesIn(headline: string): readonly string[] {
  return [...headline.matchAll(AMOUNT)].map(([, figure = '', size = '', unit = '']) => {
    const times = TIMES.find(([pattern]) => pattern.test(size))?.[1] ?? 1;
    const digits = figure.replace(/[.,\s](?=\d{3}(?!\d))/g, '').replace(',', '.');
    return `${Number(digits) * times} ${/^(?:t|т|ٹ)/iu.test(unit) ? 'tonne' : 'dose'}`;
  });
}

/** What a promise's reports give as its amount: one quantity, or one sum of dollars in the headline; else null. */
export function amountOf(quantities: readonly string[], headline: string): Amount | null {
  const [only, ...others] = quantities;
  const quantity = only === undefined || others.length > 0 ? null : quantityOf(only);
  if (quantity !== null) return { ...NOTHING, value: quantity.value, unit: quantity.unit };
  const dollars = dollarsIn(headline);
  return dollars === null ? null : { ...NOTHING, value: dollars, unit: 'dollars', currency: 'USD' };
}

const NOTHING: Amount = { value: null, low: null, high: null, unit: null, currency: null, qualifier: null };

/** The one sum of dollars in a headline; null where there is none or several differ. */
function dollarsIn(headline: string): number | null {
  const sums = [...headline.matchAll(MONEY)].map(([, figure, size, plain, plainSize]) => {
    const times = (size ?? plainSize ?? '').toLowerCase().startsWith('b') ? BILLION : MILLION;
    return Number((figure ?? plain ?? '').replace(',', '.')) * times;
  });
  const [sum, ...others] = new Set(sums);
  return sum === undefined || others.length > 0 ? null : sum;
}

/** The quantity of a development in the unit of a promise's amount, as `value unit`; null where it gives none. */
export function sameUnit(amount: Amount | null, quantities: readonly string[]): string | null {
  const unit = singular(amount?.unit ?? null);
  return unit === null ? null : (quantities.find((one) => quantityOf(one)?.unit === unit) ?? null);
}

/** Whether a delivered quantity is certainly all that was promised; a promise without an amount asks for none. */
export function covers(quantity: string | null, amount: Amount | null): boolean {
  if (amount === null) return true;
  const promised = amount.value ?? amount.low;
  const given = quantity === null ? null : quantityOf(quantity);
  return (
    promised !== null && given !== null && given.unit === singular(amount.unit) && given.value >= promised
  );
}

/** Whether a development gives another quantity, in the same unit, than was promised. */
export function differs(quantity: string | null, amount: Amount | null): boolean {
  const given = quantity === null ? null : quantityOf(quantity);
  return given !== null && amount !== null && amount.value !== null && given.value !== amount.value;
}

/** The documents say "doses", the news' quantities "dose". */
function singular(unit: string | null): string | null {
  return unit === null ? null : unit.replace(/s$/, '');
}
