/** Digits of Urdu and Persian beside the usual ones. */
const NUMBER = /\d+(?:[.,\u00A0\u202F ]\d{3})*(?:[.,]\d+)?/g;

/** The whole and decimal numbers of a text, in plain digits, as they are written: 1,234.5 is 1234.5. */
function numbersOf(text: string): string[] {
  const plain = text.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
  return plain.match(NUMBER) ?? [];
}

/** Every way of reading a number as written: with a comma between thousands, or before decimals. */
function readings(written: string): number[] {
  return [
    Number(written.replace(/[,\u00A0\u202F ]/g, '')),
    Number(written.replace(/[.\u00A0\u202F ]/g, '').replace(',', '.')),
    ...(written.match(/\d+/g) ?? []).map(Number),
  ];
}

/** The numbers of a text that stand nowhere in the record, neither as a number nor in one of its texts. */
export function strangeNumbers(text: string, record: string): string[] {
  const known = new Set(numbersOf(record).flatMap(readings));
  return numbersOf(text).filter(
    (written) =>
      !readings(written)
        .slice(0, 2)
        .some((value) => known.has(value)),
  );
}
