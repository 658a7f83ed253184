import type { Instant } from '../../kernel/dates.js';

/** One published report as a feed or an archive gave it; a revised article keeps its id. */
export interface Article {
  /** Deterministic: made from publisher and identity, the same on every instance. */
  readonly id: string;
  /** 1 for the first text seen, one more for each edited title or summary. */
  readonly revision: number;
  readonly title: string;
  readonly summary: string;
  readonly link: string | null;
  /** Publisher's slug; syndicated copies are settled when reports are grouped. */
  readonly publisher: string;
  /** Language hint, BCP 47 primary tag, or null. */
  readonly language: string | null;
  /** As exactly as the source says: instant, `YYYY-MM-DD`, `YYYY-MM`, `YYYY`, or null. */
  readonly publishedAt: string | null;
  /** When this revision was first recorded. */
  readonly recordedAt: Instant;
}
