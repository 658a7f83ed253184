import type { Instant } from '../../kernel/dates.js';
import type { ReadingMark } from '../../kernel/reading-mark.js';
import type { Article } from './article.js';

/** Injection token of the reader. */
export const ARTICLE_READER = Symbol('article reader');

export interface ArticleQuery {
  readonly publishers: readonly string[];
  /** Words that title or summary must hold, or null. */
  readonly text: string | null;
  readonly relevant: boolean | null;
  /** Inclusive UTC days of publication, or null. */
  readonly from: string | null;
  readonly to: string | null;
  readonly asOf: Date | null;
  readonly limit: number;
  /** Where the last page ended, or null. */
  readonly after: { readonly sortAt: Instant; readonly id: string } | null;
}

/** An article with its verdict in short and the development it supports. */
export interface ArticleRow extends Article {
  readonly sortAt: Instant;
  readonly relevant: boolean | null;
  readonly relevance: number | null;
  readonly indicators: readonly string[];
  readonly developmentId: string | null;
}

/** Where a page of the least certain ends: smaller ranks come first. */
export interface UnsurePlace {
  readonly rank: number;
  readonly id: string;
}

export type UnsureArticle = ArticleRow & UnsurePlace;

/** Weekly article counts of one feed; `week` is the week's Monday. */
export interface FeedWeekCount {
  readonly feedId: string;
  readonly week: string;
  readonly articles: number;
}

/** An outlet's articles in one week of an imported archive; `week` is the week's Monday. */
export interface ArchiveWeek {
  readonly outlet: string;
  readonly week: string;
  readonly articles: number;
}

/** What one reading of the weekly counts found that the one before it had not seen; whole, as they are now. */
export interface WeekCountChanges {
  readonly mark: ReadingMark;
  readonly feeds: readonly FeedWeekCount[];
  readonly archives: readonly ArchiveWeek[];
}

/** Reading articles: the port behind lists, coverage and reclassification. */
export interface ArticleReader {
  /** Newest first, at most `limit`. */
  list(query: ArticleQuery): Promise<readonly ArticleRow[]>;
  /** Articles since `since` whose verdict is least certain and nobody has looked at, least certain and newest first. */
  unsure(query: {
    readonly since: Date;
    readonly limit: number;
    readonly after: UnsurePlace | null;
  }): Promise<readonly UnsureArticle[]>;
  /** Each of the given articles as it was known at `asOf` (null: now), in order of publication. */
  byIds(ids: readonly string[], asOf: Date | null): Promise<readonly Article[]>;
  /** Every revision of the given articles, oldest first. */
  revisions(ids: readonly string[]): Promise<readonly Article[]>;
  /** Articles of every feed by the week they were published in, of those recorded by `asOf` and after `after`, if given. */
  feedWeeks(asOf: Date | null, after?: Date): Promise<readonly FeedWeekCount[]>;
  /** Articles of each feed that were first seen after `since`, of those recorded by `asOf` (null: now). */
  feedArticlesSince(since: Date, asOf: Date | null): Promise<ReadonlyMap<string, number>>;
  /** Weeks that imported archives cover, of those imported by `asOf`. */
  archiveWeeks(asOf: Date): Promise<readonly ArchiveWeek[]>;
  /** The weekly counts that changed since a reading (null: all), in a statement that is quick where few did. */
  weekCountsSince(mark: ReadingMark | null): Promise<WeekCountChanges>;
}
