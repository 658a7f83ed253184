/** Dates as English running text has them. */

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?';
const YEAR = '((?:18|19|20)\\d\\d)(?![\\ds])';
const LINK = '\\s*(?:-|–|—|to|and|&|until)\\s*';
const DECADE_WORDS = 'twenties thirties forties fifties sixties seventies eighties nineties'.split(' ');

/** A month that the text names, with the day and the year that belong to it where it gives them. */
interface MonthMention {
  readonly month: number;
  readonly day: number | null;
  readonly year: number | null;
}

/** What a text says of time; years are full, decades are named by their first year. */
export interface DateMentions {
  readonly years: ReadonlySet<number>;
  readonly decades: ReadonlySet<number>;
  readonly months: readonly MonthMention[];
  /** ISO days. */
  readonly days: ReadonlySet<string>;
}

/** Reads years (also `1979-89` and `’79`), decades (`1950s`, `70s`, `the seventies`), months and days in usual spellings. */
export function dateMentions(text: string): DateMentions {
  const days = new Set([...text.matchAll(/\b(?:18|19|20)\d\d-\d\d-\d\d\b/g)].map(([day]) => day));
  return { years: yearsIn(text), decades: decadesIn(text), months: monthsIn(text), days };
}

function yearsIn(text: string): ReadonlySet<number> {
  const years = [...text.matchAll(new RegExp(`(?<!\\d)${YEAR}`, 'g'))].map((match) => Number(match[1]));
  const ends = [...text.matchAll(/(?<!\d)((?:18|19|20)\d)(\d)[-–/](\d\d)(?!\d|[-–]\d)/g)].map((match) =>
    Number(`${(match[1] ?? '').slice(0, 2)}${match[3] ?? ''}`),
  );
  const short = [...text.matchAll(/['’‘](\d\d)(?![\ds])/g)].map((match) => fullYear(Number(match[1])));
  return new Set([...years, ...ends, ...short]);
}

function decadesIn(text: string): ReadonlySet<number> {
  const full = [...text.matchAll(/(?<!\d)((?:18|19|20)\d0)['’]?s\b/g)].map((match) => Number(match[1]));
  const short = [...text.matchAll(/(?<!\d)([2-9]0)['’]?s\b/g)].map((match) => 1900 + Number(match[1]));
  const words = DECADE_WORDS.flatMap((word, at) =>
    new RegExp(`\\b${word}\\b`, 'i').test(text) ? [1920 + 10 * at] : [],
  );
  return new Set([...full, ...short, ...words]);
}

function monthsIn(text: string): readonly MonthMention[] {
  const before = `(?:${DAY}(?:${LINK}${DAY})?\\s+(?:of\\s+)?)?`;
  const after = `(?:\\s*${DAY}(?!\\d)(?:${LINK}${DAY}(?!\\d))?)?`;
  const year = `(?:,?\\s*(?:of\\s+)?${YEAR})?`;
  const pattern = new RegExp(`(?<![\\w])${before}\\b${MONTH}(?![a-z])${after}${year}`, 'gi');
  const found: (readonly [RegExpExecArray, MonthMention[]])[] = [];
  for (const match of text.matchAll(pattern)) {
    // In lower case it is the verb "may".
    if (!/^[A-Z]/.test(match[3] ?? '')) continue;
    const month = 1 + MONTHS.indexOf((match[3] ?? '').slice(0, 3).toLowerCase());
    const days = [match[1], match[2], match[4], match[5]].flatMap((day) =>
      day === undefined ? [] : [Number(day)],
    );
    const stated = match[6] === undefined ? null : Number(match[6]);
    found.push([match, (days.length > 0 ? days : [null]).map((day) => ({ month, day, year: stated }))]);
  }
  return found.flatMap(([match, mentions], at) => {
    const next = found[at + 1];
    const shared = next !== undefined && isLinked(text, match, next[0]) ? (next[1][0]?.year ?? null) : null;
    return mentions.map((mention) => ({ ...mention, year: mention.year ?? shared }));
  });
}

/** `September 24-October 10, 2016`: the year behind the second month counts for the first. */
function isLinked(text: string, first: RegExpExecArray, second: RegExpExecArray): boolean {
  const between = text.slice(first.index + first[0].length, second.index);
  return new RegExp(`^${LINK}$`, 'i').test(between);
}

function fullYear(twoDigits: number): number {
  return (twoDigits >= 30 ? 1900 : 2000) + twoDigits;
}
