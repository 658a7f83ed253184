/**
 * What sort of thing a promise is of. Goods and arms are bought again and again, so that each contract is a promise of
 * its own; aid answers one happening; a project exists once, whoever signs for it; a service is begun once and then runs.
 */
export const PROMISE_KINDS = ['goods', 'arms', 'aid', 'project', 'service', 'exercise', 'visit'] as const;
export type PromiseKind = (typeof PROMISE_KINDS)[number];

/** Something that is promised, and the words that name it in any language; one ending in `*` begins those meant. */
export interface PromiseThing {
  readonly id: string;
  readonly kind: PromiseKind;
  /** The thing of which this is a sort, or one by name; null for a thing of its own. */
  readonly of: string | null;
  /** Whether it is one by name (a plant), not a sort (a make of helicopter). */
  readonly named: boolean;
  readonly words: readonly string[];
}

/** By which acts, scores and words the ledger reads developments; the values are data (`../data/promise-rules.json`). */
export interface PromiseRules {
  /** Scores (−10 … +10, scoring-scale §1) from which an agreement, or an announced delivery, opens a promise. */
  readonly opensFrom: number;
  readonly announcesFrom: number;
  readonly progressesFrom: number;
  /** At or under this score a conflicting act stalls one. */
  readonly stallsFrom: number;
  /** The same for what is called stalled: a cool remark alone stalls nothing. */
  readonly stalledFrom: number;
  /** Acts that announce a delivery when they are planned. */
  readonly announcing: readonly string[];
  /** Objects of which there is hardly more than one promise at a time: sharing one is enough. */
  readonly narrow: readonly string[];
  /** Objects that need a thing, company, place, amount or word in common besides. */
  readonly wide: readonly string[];
  /** Objects that only promises of the documents are about. */
  readonly notOpened: readonly string[];
  /** What is promised, told apart more finely than by objects (`../data/promise-things.json`). */
  readonly things: readonly PromiseThing[];
  /** The kind of a promise whose text names no thing. */
  readonly objectKinds: Readonly<Record<string, PromiseKind>>;
  /** The acts that keep a promise of a kind, done, from a score on. */
  readonly kept: readonly {
    readonly act: string;
    readonly score: number;
    readonly kinds: readonly PromiseKind[];
  }[];
  /** Kinds that come in many cargoes: without an amount promised, none of them is all of it. */
  readonly bulk: readonly PromiseKind[];
  /** Kinds of which a new agreement is a promise of its own, not a step of the last one. */
  readonly recurring: readonly PromiseKind[];
  /** For how many months after its last step news is taken for a promise's without a person's word, by kind. */
  readonly runsMonths: Readonly<Record<PromiseKind, number>>;
  /** Within how many months an agreement in principle and the contract are one deal. */
  readonly dealMonths: number;
  /** Acts that do something, acts that only bind. */
  readonly done: readonly string[];
  readonly signs: readonly string[];
  /** Acts that hold a thing up, and others that go ill with progress: beside a friendly verdict nothing is sure. */
  readonly halting: readonly string[];
  readonly contrary: readonly string[];
  /** Beginnings of words after which a delivery may be a part only. */
  readonly partly: readonly string[];
  /** Words of a headline, by what they tell of the act. */
  readonly words: Readonly<Record<HeadlineCue, readonly string[]>>;
  /** Words for the first, the second … of its kind. */
  readonly ordinals: readonly (readonly string[])[];
  readonly visit: {
    readonly act: string;
    readonly cancels: string;
    readonly opensFrom: number;
    readonly keptFrom: number;
    /** A visit keeps its promise when it begins at most so many days before or after the dates announced. */
    readonly daysAround: number;
  };
}

export const HEADLINE_CUES = [
  'cancels',
  'discusses',
  'reaffirms',
  'done',
  'ahead',
  'anew',
  'earlier',
  'otherReceivers',
] as const;
/** What a word of a headline tells of its act. */
export type HeadlineCue = (typeof HEADLINE_CUES)[number];
