/** Weight of each feature of a pair of reports, hundredths of a nat of log-odds, whole numbers (sums have no order). */
export type PairWeights = Readonly<Record<string, number>>;

/** How telling a trait is when two reports share it: 0 (in every report) to 8, whole: ln(reports / reports with it). */
export type Rarity = Readonly<Record<string, number>>;

/** A thing that reports speak of, in words of three languages. */
export interface Subject {
  readonly id: string;
  /** Folded words; each stands for all that begin with it, or for itself alone. */
  readonly words: readonly { readonly text: string; readonly whole: boolean }[];
}

/** What grouping goes by: data with source, loaded once (`adapters/load-grouping-knowledge.ts`). */
export interface GroupingKnowledge {
  readonly weights: PairWeights;
  /** By trait key (`person person.lavrov`, `subject wheat`, `en tanker`); what is not listed is as rare as `unlisted`. */
  readonly rarity: Rarity;
  readonly unlisted: { readonly lexicon: number; readonly text: number };
  readonly subjectsOf: (words: readonly string[]) => ReadonlySet<string>;
  /** Whether a subject is something dealt in (wheat, helicopters), of which two acts deal in two. */
  readonly isMatter: (subject: string) => boolean;
  /** Towns that a headline's words, single and in neighbouring pairs joined by `-`, say something takes place in. */
  readonly placesOf: (words: readonly string[]) => ReadonlySet<string>;
  /** What a headline's words, single and in neighbouring pairs joined by `-`, say of its act: to come, one more, an answer. */
  readonly cuesOf: (words: readonly string[]) => ReadonlySet<string>;
}

/** A development's reports all lie within so many days of each other (DESIGN §4). */
export const MAX_DAYS = 4;
/** A text's date for its act is believed when it lies at most so many days before its publication. */
export const MAX_ACT_AGE_DAYS = 31;

const SHORTEST_PREFIX = 2;

/** Finds subjects by the beginnings of words; costs a few look-ups per word. */
export function subjectFinder(subjects: readonly Subject[]): GroupingKnowledge['subjectsOf'] {
  const [whole, beginnings] = [new Map<string, string[]>(), new Map<string, string[]>()];
  for (const { id, words } of subjects) {
    for (const word of words) {
      const known = word.whole ? whole : beginnings;
      known.set(word.text, [...(known.get(word.text) ?? []), id]);
    }
  }
  const longest = Math.max(0, ...[...beginnings.keys()].map((text) => text.length));
  return (words) => {
    const found = new Set<string>();
    for (const word of words) {
      for (const id of whole.get(word) ?? []) found.add(id);
      for (let length = SHORTEST_PREFIX; length <= Math.min(word.length, longest); length += 1)
        for (const id of beginnings.get(word.slice(0, length)) ?? []) found.add(id);
    }
    return found;
  };
}
