/** Embeddings and overrides, U+202A–U+202E: nobody needs them, and an override mirrors the letters after it. */
const TURNS = /[\u202a-\u202e]/gu;
/** Isolates U+2066–U+2068 and what ends one, U+2069. */
const ISOLATES = /[\u2066-\u2069]/gu;
const MARKS = /[\u202a-\u202e\u2066-\u2069]/u;
const END = '\u2069';

/**
 * The text without marks that turn the direction of text around it: embeddings, overrides, and isolates that are not
 * ended, or end none. Isolates in pairs reach no further than themselves and stay.
 */
export function withoutTurns(text: string): string {
  if (!MARKS.test(text)) return text;
  const turned = text.replace(TURNS, '');
  const paired = pairedIsolates(turned);
  return turned.replace(ISOLATES, (mark, at: number) => (paired.has(at) ? mark : ''));
}

function pairedIsolates(text: string): ReadonlySet<number> {
  const [paired, open] = [new Set<number>(), [] as number[]];
  for (const { 0: mark, index } of text.matchAll(ISOLATES)) {
    if (mark !== END) {
      open.push(index);
      continue;
    }
    const begin = open.pop();
    if (begin !== undefined) paired.add(begin).add(index);
  }
  return paired;
}
