import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Article } from './domain/article.js';
import type { TrackingParameters } from './domain/canonical-url.js';
import { keyReports, storable, type Digest, type IncomingReport } from './domain/incoming.js';
import { takeIn } from './domain/intake.js';
import { knownArticles, publishersOnRecord, storeIntake } from './adapters/article-store.js';
import { storeArchiveWeeks } from './adapters/archive-weeks.js';
import { ARTICLE_READER, type ArchiveWeek, type ArticleReader } from './domain/article-reader.js';
import { loadTrackingParameters } from './adapters/load-tracking-parameters.js';
import { sha256Digest } from './adapters/sha256-digest.js';

/** What storing a batch gave. */
export interface Stored {
  /** New and revised articles: the ones that need a verdict. */
  readonly fresh: readonly Article[];
  /** How many of them each feed brought. */
  readonly freshByFeed: ReadonlyMap<string, number>;
}

/** One normalised, deduplicated article per report. */
@Injectable()
export class ArticlesService {
  private readonly tracking: TrackingParameters = loadTrackingParameters();
  private readonly digest: Digest = sha256Digest;

  constructor(@Inject(ARTICLE_READER) readonly reader: ArticleReader) {}

  /** Stores the items of several documents in the caller's transaction, in a fixed number of statements. */
  async store(
    documents: readonly (readonly IncomingReport[])[],
    manager: EntityManager,
    now: Date,
  ): Promise<Stored> {
    const batch = documents.flatMap((items) => keyReports(items.map(storable), this.tracking, this.digest));
    if (batch.length === 0) return { fresh: [], freshByFeed: new Map() };
    const known = await knownArticles(manager, batch);
    const intake = takeIn(batch, known, this.digest);
    const fresh = await storeIntake(manager, intake, now);
    const stored = new Set(fresh.map((article) => `${article.id} ${article.revision}`));
    const freshByFeed = new Map<string, number>();
    for (const { articleId, revision, report } of intake.revisions) {
      if (report.feedId === null || !stored.has(`${articleId} ${revision}`)) continue;
      freshByFeed.set(report.feedId, (freshByFeed.get(report.feedId) ?? 0) + 1);
    }
    return { fresh, freshByFeed };
  }

  /** Those of the names under which articles stand, as the caller's transaction sees it. */
  onRecord(publishers: readonly string[], manager: EntityManager): Promise<ReadonlySet<string>> {
    return publishersOnRecord(manager, publishers);
  }

  /** Marks weeks of outlets as covered by an imported archive, in the caller's transaction. */
  markCovered(weeks: readonly ArchiveWeek[], manager: EntityManager, now: Date): Promise<void> {
    return storeArchiveWeeks(manager, weeks, now);
  }
}
