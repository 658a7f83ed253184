/** What comes from feeds and documents is shown as text only: on one line, cut where too long, and never able to turn the text around it. */

/** Marks that set the direction of what follows them: without them a text cannot break out of its isolate. */
const DIRECTION_CONTROLS = /[\u202a-\u202e\u2066-\u2069]/gu;
/** Controls, line and paragraph separators, and halves of surrogate pairs, none of which any form can carry. */
const UNPRINTABLE = /[\p{Cc}\u2028\u2029\ufeff\ufffe\uffff]|\p{Cs}/gu;
const FIRST_STRONG_ISOLATE = '\u2068';
const LEFT_TO_RIGHT_ISOLATE = '\u2066';
const RIGHT_TO_LEFT_ISOLATE = '\u2067';
const POP_ISOLATE = '\u2069';
const CUT = '…';
/** How far back a cut looks for a blank, as a share of the length. */
const CUT_BACK_SHARE = 0.8;

/** The text on one line, without controls that turn or break it; blanks around it dropped. */
export function plainLine(text: string): string {
  return text.replace(DIRECTION_CONTROLS, '').replace(UNPRINTABLE, ' ').replace(/\s+/gu, ' ').trim();
}

/** The text with at most so many characters (code points), cut at a blank where one is near, and `…` where cut. */
export function clipped(text: string, mostCharacters: number): string {
  const characters = Array.from(text);
  if (characters.length <= mostCharacters) return text;
  const kept = characters.slice(0, mostCharacters - 1);
  const blank = kept.lastIndexOf(' ');
  const end = blank > mostCharacters * CUT_BACK_SHARE ? blank : kept.length;
  return `${withoutOpenMark(kept.slice(0, end), characters[end])}${CUT}`;
}

/** A cut between a letter and its marks would change the letter: the letter goes too. */
function withoutOpenMark(kept: readonly string[], next: string | undefined): string {
  if (next === undefined || !/^\p{M}$/u.test(next)) return kept.join('');
  const letter = kept.findLastIndex((character) => !/^\p{M}$/u.test(character));
  return kept.slice(0, letter).join('');
}

const RIGHT_TO_LEFT_LETTER =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/gu;

/**
 * The direction in which most letters of a text of both kinds are written, so that an English headline which begins with
 * an Arabic name stays one; null where all letters are of one kind, whose first one tells.
 */
export function mixedDirection(text: string): 'ltr' | 'rtl' | null {
  const rightToLeft = text.match(RIGHT_TO_LEFT_LETTER)?.length ?? 0;
  const others = (text.match(/\p{L}/gu)?.length ?? 0) - rightToLeft;
  if (rightToLeft === 0 || others <= 0) return null;
  return rightToLeft > others ? 'rtl' : 'ltr';
}

const ISOLATES = { ltr: LEFT_TO_RIGHT_ISOLATE, rtl: RIGHT_TO_LEFT_ISOLATE } as const;

/** The text as an isolate of its own direction, for plain text. */
function isolated(text: string): string {
  const direction = mixedDirection(text);
  const begin = direction === null ? FIRST_STRONG_ISOLATE : ISOLATES[direction];
  return `${begin}${text}${POP_ISOLATE}`;
}

/** The text isolated where the text around it could be turned: always in a language from right to left. */
export function isolatedIn(direction: 'ltr' | 'rtl', text: string): string {
  return direction === 'rtl' || text.search(RIGHT_TO_LEFT_LETTER) >= 0 ? isolated(text) : text;
}

/** Signed numbers, codes and addresses as a left-to-right isolate, for plain text. */
export function isolatedLeftToRight(text: string): string {
  return `${LEFT_TO_RIGHT_ISOLATE}${text}${POP_ISOLATE}`;
}

/** The address where it is one of the web (http or https), else null: nothing else may become a link. */
export function webAddress(url: string): string | null {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return null;
  return new URL(url).href;
}
