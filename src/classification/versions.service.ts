import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Article } from '../articles/domain/article.js';
import { CorrectionsService } from '../corrections/corrections.service.js';
import type { Reading } from '../corrections/domain/reading.js';
import * as queries from './adapters/version-queries.js';
import { ClassificationService } from './classification.service.js';
import { correctedVerdict, readingOf } from './domain/corrected-verdict.js';

export type { Outdated, VersionProgress } from './adapters/version-queries.js';

/** Versions of the classifier, and which stored verdicts are of another one than this. */
@Injectable()
export class VersionsService {
  constructor(
    private readonly classification: ClassificationService,
    private readonly corrections: CorrectionsService,
    private readonly dataSource: DataSource,
  ) {}

  get version(): string {
    return this.classification.version;
  }

  /** Notes that this version runs from now on: verdicts of those that ran before are outdated. */
  register(now: Date): Promise<void> {
    return queries.registerVersion(this.dataSource, this.version, now);
  }

  /** Articles whose verdict is of another version, in id order after `after`. */
  outdated(page: Omit<queries.OutdatedQuery, 'version'>): Promise<readonly string[]> {
    return queries.outdated(this.dataSource, { ...page, version: this.version });
  }

  /** The same, held for the transaction; what another instance holds is left to it. */
  claim(page: Omit<queries.OutdatedQuery, 'version'>, manager: EntityManager): Promise<readonly string[]> {
    return queries.claimOutdated(manager, { ...page, version: this.version });
  }

  /** How far the verdicts in force are of this version. */
  progress(): Promise<queries.VersionProgress> {
    return queries.versionProgress(this.dataSource, this.version);
  }

  /** What this version would read in each article, with the corrections that hold; nothing is stored. */
  async readings(articles: readonly Article[]): Promise<ReadonlyMap<string, Reading>> {
    const corrections = await this.corrections.ofArticles(articles.map(({ id }) => id));
    const verdicts = this.classification.classify(articles);
    return new Map(
      verdicts.map((verdict) => {
        const inForce = correctedVerdict(verdict, corrections.get(verdict.id) ?? []);
        return [verdict.id, readingOf(inForce.verdict)] as const;
      }),
    );
  }
}
