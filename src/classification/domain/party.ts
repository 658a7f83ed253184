export const PARTY_KINDS = ['person', 'organisation', 'place', 'country', 'thing'] as const;

/** A name in each language that the tracker speaks. */
export interface PartyName {
  readonly en: string;
  readonly ru: string;
  readonly ur: string;
}

/** Somebody or something that reports name, or a group of them that the lexicon does not tell apart. */
export interface Party {
  /** As it stands in the entities of a verdict: `company.gazprom`. */
  readonly id: string;
  readonly kind: (typeof PARTY_KINDS)[number];
  readonly name: PartyName;
  /** Spellings by which it is known, folded as the classifier folds words; an open end is left out. */
  readonly spellings: readonly string[];
}
