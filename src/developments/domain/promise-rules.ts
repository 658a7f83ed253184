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
  /** Objects that need a company, place, amount or word in common besides. */
  readonly wide: readonly string[];
  /** Objects that only promises of the documents are about. */
  readonly notOpened: readonly string[];
  /** The acts that keep a promise of an object, done, from a score on. */
  readonly kept: readonly {
    readonly act: string;
    readonly score: number;
    readonly objects: readonly string[];
  }[];
  /** Goods that come in many cargoes: without an amount promised, none of them is all of it. */
  readonly bulk: readonly string[];
  /** Beginnings of words after which a delivery may be a part only. */
  readonly partly: readonly string[];
  readonly visit: {
    readonly act: string;
    readonly cancels: string;
    readonly opensFrom: number;
    readonly keptFrom: number;
    /** A visit keeps its promise when it begins at most so many days before or after the dates announced. */
    readonly daysAround: number;
  };
}
