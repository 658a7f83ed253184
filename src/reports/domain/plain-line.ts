/** Control characters, line breaks, and the invisible marks that turn the direction of what follows. */
const UNPRINTED = /[\p{Cc}\p{Zl}\p{Zp}\u{202A}-\u{202E}\u{2066}-\u{2069}]+/gu;
/** Half of a character, which no encoding can write. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** A text as one line of at most so many characters (code points); a longer one ends in “…”. */
export function plainLine(text: string, most: number): string {
  const line = text.replace(LONE_SURROGATE, '\uFFFD').replace(UNPRINTED, ' ').trim();
  // A code point is at most two units, so that most texts need not be taken apart.
  if (line.length <= most) return line;
  const characters = Array.from(line);
  return characters.length <= most ? line : `${characters.slice(0, most - 1).join('')}…`;
}

/** An address that may be linked: http or https, of a length that readers take; else null. */
export function linkable(url: string | null): string | null {
  if (url === null || url.length > LONGEST_URL || !URL.canParse(url)) return null;
  return /^https?:$/.test(new URL(url).protocol) ? url : null;
}

const LONGEST_URL = 2_000;
