/** Numbers as English running text has them: in digits, in words, or both. */

const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ORDINALS =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  );

const SMALL = new Map<string, number>([
  ...UNITS.map((word, value) => [word, value] as const),
  ...TENS.map((word, index) => [word, (index + 2) * 10] as const),
  ...ORDINALS.map((word, value) => [word, value] as const),
  ['a', 1],
  ['an', 1],
  ['half', 0.5],
]);

const MAGNITUDES = new Map<string, number>([
  ['dozen', 12],
  ['decade', 10],
  ['decades', 10],
  ['hundred', 100],
  ['k', 1e3],
  ['thousand', 1e3],
  ['lakh', 1e5],
  ['m', 1e6],
  ['mn', 1e6],
  ['million', 1e6],
  ['mmcfd', 1e6],
  ['crore', 1e7],
  ['b', 1e9],
  ['bn', 1e9],
  ['billion', 1e9],
  ['bcfd', 1e9],
  ['tn', 1e12],
  ['trillion', 1e12],
]);

/** A bare plural names no number: the least that it can mean is two of them. */
const LEAST_OF_PLURAL = new Map<string, number>([
  ['dozens', 24],
  ['hundreds', 200],
  ['thousands', 2000],
]);
/** `500 to billion cubic feet`: where a range ends in one of these without a number, it ends in one of it. */
const BARE_RANGE_ENDS: ReadonlySet<string> = new Set(['million', 'billion', 'trillion']);

/** Linked to its number by a blank or hyphen: `1.5 billion`, `three-dozen`, `US$2.5bn`. */
const TOKEN = /\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|[a-z]+|[-–—]|[^\s]/gi;

/**
 * Every number that the text states, at full size: `US$ 2.5bn` is 2,500,000,000, `three-dozen` 36, `tenth` and `10th`
 * 10, `two decades` 20, `dozens` 24 (the least it can mean). In a range the magnitude counts for both ends: `400 to
 * 600 million`. Where a text can be read in two ways, both readings are in the set.
 */
export function figuresIn(text: string): ReadonlySet<number> {
  const tokens = [...text.toLowerCase().matchAll(TOKEN)].map(([token]) => token);
  const found = new Set<number>();
  for (let at = 0; at < tokens.length; at += 1) {
    const plural = LEAST_OF_PLURAL.get(tokens[at] ?? '');
    if (plural !== undefined) found.add(plural);
    if ((tokens[at] ?? '') === 'decade') found.add(10);
    for (const value of bareRangeEnd(tokens, at)) found.add(value);
    for (const value of readNumber(tokens, at)) found.add(value);
  }
  return found;
}

function bareRangeEnd(tokens: readonly string[], at: number): readonly number[] {
  const token = tokens[at] ?? '';
  const value = MAGNITUDES.get(token);
  return value !== undefined && BARE_RANGE_ENDS.has(token) && tokens[at - 1] === 'to' ? [value] : [];
}

/** All readings of the number that begins at a token; none where there is no number. */
function readNumber(tokens: readonly string[], start: number): readonly number[] {
  const first = valueOf(tokens[start]);
  if (first === null) return [];
  const readings = [first];
  let [whole, group] = [0, first];
  let at = afterHyphen(tokens, start + (isHalfOf(tokens, start) ? 2 : 1));
  for (let token = tokens[at]; token !== undefined; token = tokens[at]) {
    const magnitude = MAGNITUDES.get(token);
    const more = SMALL.get(token);
    if (magnitude !== undefined) group *= magnitude;
    else if (more !== undefined && token !== 'a' && isContinuedBy(group, more)) group += more;
    else if (token !== 'and' || group % 100 !== 0) break;
    readings.push(group, whole + group);
    if (magnitude !== undefined && magnitude >= 1000) [whole, group] = [whole + group, 0];
    at = afterHyphen(tokens, at + 1);
  }
  return [...readings, ...rangeReadings(tokens, start, first)];
}

function isHalfOf(tokens: readonly string[], start: number): boolean {
  return tokens[start] === 'half' && tokens[start + 1] === 'a';
}

/** `hundred five`, `twenty five` and `thousand five` are one number, `seven five` is two. */
function isContinuedBy(group: number, more: number): boolean {
  return group % 100 === 0 || (group >= 20 && group % 10 === 0 && more < 10);
}

/** `400 to 600 million`, `200-300 million`: the first number at the size of the second. */
function rangeReadings(tokens: readonly string[], start: number, first: number): readonly number[] {
  const link = tokens[start + 1];
  if (link === undefined || !['-', '–', '—', 'to', 'and', 'or'].includes(link)) return [];
  const magnitude = MAGNITUDES.get(tokens[afterHyphen(tokens, start + 3)] ?? '');
  return valueOf(tokens[start + 2]) !== null && magnitude !== undefined ? [first * magnitude] : [];
}

function valueOf(token: string | undefined): number | null {
  if (token === undefined) return null;
  if (/^\d/.test(token)) return Number(token.replaceAll(',', ''));
  return SMALL.get(token) ?? null;
}

function afterHyphen(tokens: readonly string[], at: number): number {
  return /^[-–—]$/.test(tokens[at] ?? '') ? at + 1 : at;
}

const CURRENCY_MARKS = new Map<string, RegExp>([
  ['USD', /\$|\bUSD\b|\bdollars?\b/i],
  ['SUR', /\bro?ubles?\b/i],
  ['RUB', /₽|\bRUB\b|\bro?ubles?\b/i],
  ['PKR', /\bRs\b|\bPKR\b|\brupees?\b/i],
  ['EUR', /€|\bEUR\b|\beuros?\b/i],
]);

/** Whether the text names the currency (ISO 4217); a code without known marks must stand there itself. */
export function namesCurrency(text: string, code: string): boolean {
  return (CURRENCY_MARKS.get(code) ?? new RegExp(`\\b${code}\\b`)).test(text);
}
