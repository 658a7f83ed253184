/** A headline's word as it is compared with another headline's: its stem and how telling that is (0 … 8). */
export interface HeadlineWord {
  readonly stem: string;
  readonly rarity: number;
}

/** Two headlines laid side by side. */
export interface SlotComparison {
  /** How much of both headlines is the same words in the same order, 0 … 10. */
  readonly frame: number;
  /** Places where one headline has a telling word between the same neighbours as the other has another one. */
  readonly swaps: number;
}

/** From this rarity on a word says what a headline is of; commoner ones are its grammar and the field's stock. */
const TELLING = 4;
/** One slot holds a word or a name of a few; more are another wording. */
const LONGEST_SLOT = 3;
const STEPS = 10;
const NOTHING: SlotComparison = { frame: 0, swaps: 0 };

/**
 * Tells two reports of one form with other contents ("agreement on wheat signed in Multan", "agreement on rice signed in
 * Perm") from one report told twice: the longest common run of words (with gaps) is the frame, and what stands against
 * each other in its gaps are swaps. Costs the product of both lengths.
 */
export function compareSlots(a: readonly HeadlineWord[], b: readonly HeadlineWord[]): SlotComparison {
  if (a.length === 0 || b.length === 0) return NOTHING;
  const matches = commonRun(a, b);
  if (matches.length === 0) return NOTHING;
  const frame = Math.round((STEPS * 2 * matches.length) / (a.length + b.length));
  const ends: readonly Match[] = [...matches, [a.length, b.length]];
  let [fromA, fromB, swaps] = [0, 0, 0];
  for (const [atA, atB] of ends) {
    if (isSwap(a.slice(fromA, atA)) && isSwap(b.slice(fromB, atB))) swaps += 1;
    [fromA, fromB] = [atA + 1, atB + 1];
  }
  return { frame, swaps };
}

type Match = readonly [number, number];

function isSwap(words: readonly HeadlineWord[]): boolean {
  return words.length <= LONGEST_SLOT && words.some(({ rarity }) => rarity >= TELLING);
}

/** Places of a longest common subsequence; which of several it is depends on the order of the two. */
function commonRun(a: readonly HeadlineWord[], b: readonly HeadlineWord[]): readonly Match[] {
  const width = b.length + 1;
  const longest = new Uint8Array((a.length + 1) * width);
  const at = (i: number, j: number): number => longest[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      longest[i * width + j] =
        a[i]?.stem === b[j]?.stem ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const matches: Match[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;)
    if (a[i]?.stem === b[j]?.stem) matches.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  return matches;
}
